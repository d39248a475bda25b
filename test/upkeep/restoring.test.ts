import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { noticeRestored } from '../../src/app/notify/restored.ts';
import { openEngine, openStore } from '../../src/store/engine/open.ts';
import { StoreError } from '../../src/store/engine/store-error.ts';
import type { AllRepositories } from '../../src/store/repositories.ts';
import { backupBeforeMigration, makeBackup } from '../../src/upkeep/backups.ts';
import { restoreBackup } from '../../src/upkeep/restoring.ts';
import {
  fill,
  filledFile,
  folder,
  quiet,
  recordsAt,
  settingsIn,
  sorted,
  withoutMark,
} from '../fixtures/backups.ts';
import { buttonsOf, day, openChat } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const noon = Date.UTC(2026, 10, 4, 12);

eachDatabase('a backup', (freshDatabase) => {
  /** Of this database, while somebody works with it. */
  const make = async (where: string, fresh = freshDatabase(halqa)) => {
    const database = await fresh;
    const store = await database.open<AllRepositories>(halqa);
    const chat = await fill(store);
    const before = await recordsAt(database.url);
    const backup = await makeBackup(settingsIn(where, database.url), 'by-hand', noon);
    return { database, store, chat, before, backup };
  };

  it('is one file that only its owner can read, holds everything, and says when it was made', async () => {
    const where = folder();
    const { backup, before } = await make(where);
    expect(readdirSync(join(where, 'backups'))).toEqual(['halqa-2026-11-04T12-00-00Z-by-hand.sqlite']);
    expect(statSync(backup.path).mode & 0o777).toBe(0o600);
    expect(backup).toMatchObject({ coalitions: 1, openPolls: 1, ballots: 1, takenAt: noon });
    const held = await recordsAt(backup.path);
    expect(withoutMark(held)).toEqual(sorted(before));
    expect(held.setting).toContainEqual({ name: 'backup', value: String(noon) });
  });

  it.each(['the same kind of database', 'a SQLite file'])(
    'is restored into %s, whole, and only where nothing is',
    async (kind) => {
      const where = folder();
      const { backup, before, database } = await make(where);
      const url =
        kind === 'a SQLite file' || database.name === 'SQLite'
          ? join(where, 'restored.sqlite')
          : (await freshDatabase()).url;
      await restoreBackup(backup.path, settingsIn(where, url), quiet);
      expect(withoutMark(await recordsAt(url))).toEqual(sorted(before));
      const again = restoreBackup(backup.path, settingsIn(where, url), quiet);
      await expect(again).rejects.toThrow(/is there already|is not empty/);
      // Nor into the place that it came from.
      await expect(restoreBackup(backup.path, settingsIn(where, database.url), quiet)).rejects.toThrow(
        /is there already|is not empty|already works with/,
      );
      expect(sorted(await recordsAt(database.url))).toEqual(sorted(before));
    },
  );

  it('of a SQLite file is restored into it', async () => {
    const where = folder();
    const source = await filledFile(where);
    const backup = await makeBackup(settingsIn(where, source), 'by-hand', noon);
    const { name, url: fresh } = await freshDatabase();
    const url = name === 'SQLite' ? join(where, 'restored.sqlite') : fresh;
    await restoreBackup(backup.path, settingsIn(where, url), quiet);
    expect(withoutMark(await recordsAt(url))).toEqual(sorted(await recordsAt(source)));
    const store = await openStore({ url });
    expect(await store.read.coalitions.ids()).toHaveLength(1);
    await store.close();
  });

  it('restored after a loss repeats no announcement, and buttons of older cards still work', async () => {
    const where = folder();
    const { database, store, chat } = await make(where);
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 ends:12:00');
    await chat.say('layla', 'water', '/progress difficulty No boat help:"A boat for a day" from:executive');
    const backup = await makeBackup(settingsIn(where, database.url), 'nightly', chat.clock.now());
    // Weeks pass, with polls, reminders, asks and a summary; then the disk is lost.
    await chat.pass('2026-12-02T12:00:00Z');
    const said = chat.platform.posts.map(({ key }) => key);
    expect(said.filter((key) => key.startsWith('digest:')).length).toBeGreaterThan(0);
    expect(said.filter((key) => key.startsWith('poll:')).length).toBeGreaterThan(0);
    await store.close();

    const url = join(where, 'restored.sqlite');
    await restoreBackup(backup.path, settingsIn(where, url), quiet);
    const restoredStore = await openStore({ url });
    const now = chat.clock.now() + 60_000;
    const restored = await noticeRestored(restoredStore, now);
    expect(restored).toEqual({ takenAt: backup.takenAt, restoredAt: now });
    const { platform } = chat;
    const after = openChat({ store: restoredStore, now: new Date(now).toISOString(), platform, restored });
    for (let beats = 0; beats < 5; beats += 1) await after.beat();
    const keys = platform.posts.map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const titles = platform.posts
      .filter(({ key }) => /^(poll|poll-result|digest|asked):/.test(key))
      .map(({ card, ref }) => `${ref.place.id}: ${card.title}`);
    expect(new Set(titles).size).toBe(titles.length);
    // A second start knows it as well, and marks nothing again.
    expect(await noticeRestored(restoredStore, now + day)).toEqual(restored);
    await restoredStore.close();
  });

  it('made before the poll of an event finds its card, and its buttons count', async () => {
    const where = folder();
    const { database, store, chat } = await make(where);
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 ends:12:00');
    const backup = await makeBackup(settingsIn(where, database.url), 'nightly', chat.clock.now());
    await chat.pass('2026-11-05T11:00:00Z');
    const card = () => chat.posted('water').find(({ key }) => key.startsWith('poll:'));
    const lost = buttonsOf(card()?.card).map(({ token }) => token);
    await store.close();
    const url = join(where, 'restored.sqlite');
    await restoreBackup(backup.path, settingsIn(where, url), quiet);
    const restoredStore = await openStore({ url });
    const restored = await noticeRestored(restoredStore, chat.clock.now());
    const now = new Date(chat.clock.now()).toISOString();
    const after = openChat({ store: restoredStore, now, platform: chat.platform, restored });
    await after.beat();
    await after.beat();
    const found = card();
    if (found === undefined) throw new Error('the poll is gone');
    expect(buttonsOf(found.card).map(({ token }) => token)).not.toEqual(lost);
    const label = buttonsOf(found.card)[3]?.label ?? '';
    expect((await after.press('sam', found, label)).text).toContain('Your answer is counted');
    await restoredStore.close();
  });

  it('is made before the schema is changed, and without it nothing is changed', async () => {
    const where = folder();
    // The schema of this one stays changed.
    const { database, store, before } = await make(where, freshDatabase());
    await store.close();
    const migrations = join(where, 'migrations');
    cpSync(fileURLToPath(halqa.migrations), migrations, { recursive: true });
    writeFileSync(join(migrations, '9000-more.sql'), 'alter table setting add column more text;');
    const config = settingsIn(where, database.url);
    const open = (beforeMigration: (name: string) => Promise<void>) =>
      openEngine({
        ...halqa,
        url: database.url,
        migrations: pathToFileURL(`${migrations}/`),
        beforeMigration,
      });
    const full = open(async () => {
      throw new StoreError('There is no space left.');
    });
    await expect(full).rejects.toThrow('There is no space left.');
    expect(sorted(await recordsAt(database.url))).toEqual(sorted(before));

    const asked: string[] = [];
    const engine = await open(async (name) => {
      asked.push(name);
      await backupBeforeMigration(config, silentLog, name, noon + day);
    });
    await engine.close();
    expect(asked).toEqual(['9000-more.sql']);
    expect((await recordsAt(database.url)).setting?.[0]).toHaveProperty('more');
    const [path = ''] = readdirSync(config.backups.folder).filter((name) =>
      name.includes('before-migration'),
    );
    expect(withoutMark(await recordsAt(join(config.backups.folder, path)))).toEqual(sorted(before));
    // The earlier program continues from there.
    const url = join(where, 'restored.sqlite');
    await restoreBackup(join(config.backups.folder, path), settingsIn(where, url), quiet);
    await (await openStore({ url })).close();
  });
});

const refusals: readonly (readonly [string, (path: string) => void, RegExp])[] = [
  ['cut off', (path) => writeFileSync(path, readFileSync(path).subarray(0, 40_000)), /is damaged/],
  [
    'something else',
    (path) => writeFileSync(path, 'a letter, and no database at all, '.repeat(99)),
    /is not a SQLite database/,
  ],
  [
    'of a newer program',
    (path) => execute(path, "insert into migration values (9999, '9999-later.sql', 'x', 1)"),
    /newer than this program/,
  ],
  [
    'without a record',
    (path) => execute(path, 'pragma foreign_keys = off; drop table migration'),
    /holds no record/,
  ],
  [
    'of another secret',
    (path) => execute(path, "update setting set value = 'sealed otherwise' where name = 'keys'"),
    /another secret/,
  ],
  [
    'with rows that refer to nothing',
    (path) => execute(path, 'pragma foreign_keys = off; delete from person'),
    /is damaged/,
  ],
];

const execute = (path: string, sql: string): void => {
  const database = new Database(path);
  database.exec(sql);
  database.close();
};

it.each(refusals)('a file that is %s is not restored, and nothing is created', async (_, spoil, why) => {
  const where = folder();
  const { path } = await makeBackup(settingsIn(where, await filledFile(where)), 'by-hand', noon);
  spoil(path);
  const target = join(where, 'restored.sqlite');
  await expect(restoreBackup(path, settingsIn(where, target), quiet)).rejects.toThrow(why);
  expect(existsSync(target)).toBe(false);
});

it('a copy without a date counts as old as its newest record', async () => {
  const where = folder();
  const source = await filledFile(where);
  const target = join(where, 'restored.sqlite');
  const { takenAt } = await restoreBackup(source, settingsIn(where, target), quiet);
  expect(new Date(takenAt).toISOString().slice(0, 10)).toBe('2026-11-04');
  expect((await recordsAt(target)).setting).toContainEqual({ name: 'backup', value: String(takenAt) });
});

it('a write-ahead log beside the target is not read into a backup', async () => {
  const where = folder();
  const { path } = await makeBackup(settingsIn(where, await filledFile(where)), 'by-hand', noon);
  const target = join(where, 'restored.sqlite');
  writeFileSync(`${target}-wal`, 'of another file');
  await expect(restoreBackup(path, settingsIn(where, target), quiet)).rejects.toThrow(
    /-wal is there already/,
  );
  expect(existsSync(target)).toBe(false);
});
