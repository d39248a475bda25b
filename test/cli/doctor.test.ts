import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { checkBackups, checkFolder, checkRecord } from '../../src/cli/doctor-record.ts';
import { barOn } from '../../src/cli/progress.ts';
import type { Config } from '../../src/runtime/config.ts';
import { openForReading } from '../../src/store/engine/reading.ts';
import type { AllRepositories } from '../../src/store/repositories.ts';
import { fill, folder, settingsIn } from '../fixtures/backups.ts';
import { day, hour } from '../fixtures/chat.ts';
import { claimFirstOf } from '../fixtures/claims.ts';
import { execute } from '../fixtures/records.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const card: Card = { language: 'en', title: 'Summary', tone: 'neutral', blocks: [] };

eachDatabase('the doctor', (freshDatabase) => {
  const examine = async (url: string, now: number) => {
    const reading = await openForReading({ url });
    if (reading === undefined) throw new Error('there is no database');
    try {
      const { findings, places } = await checkRecord(
        settingsIn(folder(), url) as unknown as Config,
        reading,
        now,
      );
      return {
        places,
        of: Object.fromEntries(findings.map(({ about, state, text }) => [about, `${state}: ${text}`])),
      };
    } finally {
      await reading.close();
    }
  };

  it('finds a record well, names its places, and what is late, in doubt or given up', async () => {
    const database = await freshDatabase(halqa);
    const store = await database.open<AllRepositories>(halqa);
    const chat = await fill(store);
    const now = chat.clock.now();
    const well = await examine(database.url, now);
    expect(well.of).toMatchObject({
      Schema: expect.stringMatching(/^ok: It is this program's/),
      Clock: 'ok: It agrees with the record.',
      Due: expect.stringMatching(/^ok: Next: .+ at 2026-/),
      Outbox: 'ok: Everything has arrived.',
    });
    expect(well.places.map(({ name }) => name).toSorted()).toEqual([
      'executive',
      'schools',
      'strategic',
      'water',
    ]);

    const [coalition = ''] = await store.read.coalitions.ids();
    for (const id of ['waiting', 'unsure', 'dead'] as const)
      await store.write(async ({ outbox }) => {
        const place = { platform: 'slack', workspace: 'T1', id } as const;
        await outbox.put(
          coalition,
          { kind: 'post', key: id, to: { to: 'place', place }, card, subject: null },
          now,
        );
        for (const entry of await claimFirstOf(outbox, 'slack', now, 60_000))
          if (id === 'waiting')
            await outbox.postpone(entry, {
              dueAt: now + day,
              problem: 'busy',
              doubtSince: null,
              cursor: null,
            });
          else await outbox.giveUp(entry, id, 'forbidden');
      });
    const reading = await openForReading({ url: database.url });
    const later = await checkRecord({} as Config, reading ?? raise(), now + 2 * hour);
    await reading?.close();
    const texts = later.findings
      .filter(({ about }) => about === 'Outbox, slack')
      .map(({ state, text }) => `${state}: ${text}`);
    expect(texts.toSorted()).toEqual([
      expect.stringMatching(/^problem: Given up: 1 since .*npx halqa deliveries/),
      expect.stringMatching(/^problem: In doubt: 1 since /),
      expect.stringMatching(/^warning: Waiting: 1 since /),
    ]);
    const overdue = await examine(database.url, now + 60 * day);
    expect(overdue.of.Due).toMatch(/^problem: \d+ things have been due since 2026-/);
    const behind = await examine(database.url, now - day);
    expect(behind.of.Clock).toMatch(/^problem: The clock of this machine is wrong/);
  });

  it('says that a schema is newer than the program, without changing anything', async () => {
    const database = await freshDatabase();
    const store = await database.open<AllRepositories>(halqa);
    await store.close();
    await execute(database, "insert into migration values (9999, '9999-later.sql', 'x', 1)");
    expect((await examine(database.url, 0)).of).toEqual({
      Schema: expect.stringMatching(/^problem: Halqa cannot start: the database is newer than this program/),
    });
  });
});

const raise = (): never => {
  throw new Error('there is no database');
};

it('tells that backups are missing', () => {
  const where = folder();
  const config = { ...settingsIn(where, join(where, 'none.sqlite')) } as unknown as Config;
  expect(checkBackups(config, undefined, 0).state).toBe('warning');
  expect(checkFolder(config).map(({ about }) => about)).toEqual(['Folder', 'Disk']);
  expect(checkBackups({ ...config, backups: { ...config.backups, keep: 0 } }, undefined, 0)).toMatchObject({
    state: 'ok',
    text: expect.stringContaining('HALQA_BACKUPS is 0'),
  });
  // Of several processes another made it.
  const takenAt = Date.UTC(2026, 10, 4, 3, 30);
  const nightly = { takenAt, host: 'north', path: '/srv/backups/halqa.sqlite' };
  expect(checkBackups(config, nightly, takenAt + 1)).toEqual({
    about: 'Backups',
    state: 'ok',
    text: 'The newest is of 2026-11-04 03:30 UTC, on north: /srv/backups/halqa.sqlite.',
  });
  expect(checkBackups(config, nightly, takenAt + 3 * 86_400_000).state).toBe('problem');
});

it('shows how far long work is on a terminal alone', () => {
  const written: string[] = [];
  const stream = (isTTY: boolean) =>
    ({ isTTY, write: (text: string) => written.push(text) > 0 }) as unknown as NodeJS.WriteStream;
  barOn(stream(false))('rows', 1, 2);
  expect(written).toEqual([]);
  const bar = barOn(stream(true));
  bar('rows', 1, 2);
  bar('rows', 2, 2);
  expect(written.join('')).toMatch(/50 % {2}rows.*100 % {2}rows\n$/s);
});
