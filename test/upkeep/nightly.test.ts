import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import type { AllRepositories } from '../../src/store/repositories.ts';
import type { Store } from '../../src/store/store.ts';
import { makeBackup } from '../../src/upkeep/backups.ts';
import { lastNightly, nightlyBackups } from '../../src/upkeep/nightly.ts';
import { folder, settingsIn } from '../fixtures/backups.ts';
import { day } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const noon = Date.UTC(2026, 10, 4, 12);
const leaseMs = 400;

const namesIn = (where: string): readonly string[] => readdirSync(join(where, 'backups')).toSorted();

eachDatabase('the backup of a night', (freshDatabase) => {
  /** Processes that share a database, each with a folder of its own. */
  const open = async () => {
    const database = await freshDatabase(halqa);
    const process = async (
      holder: string,
      through = (store: Store): Pick<Store, 'read' | 'write'> => store,
    ) => {
      const where = folder();
      mkdirSync(join(where, 'backups'));
      const config = settingsIn(where, database.url);
      const store = through(await database.open<AllRepositories>(halqa));
      const nightly = nightlyBackups({ config, store, holder, log: silentLog, leaseMs });
      return { where, config, store, nightly };
    };
    return { database, process };
  };

  it('replaces that of an older one; those made by hand stay', async () => {
    const { process } = await open();
    const { where, config, nightly, store } = await process('one');
    await makeBackup(config, 'by-hand', noon - 90 * day);
    for (let night = 0; night < 5; night += 1) {
      await nightly(noon + night * day, true);
      // In between nothing is due.
      await nightly(noon + night * day + day / 2 - 1, true);
      await nightly(noon + night * day + day, false);
    }
    expect(namesIn(where).map((name) => name.slice(6, 16))).toEqual([
      '2026-08-06',
      '2026-11-06',
      '2026-11-07',
      '2026-11-08',
    ]);
    // A missed night is made up for.
    await nightly(noon + 6 * day, false);
    const name = 'halqa-2026-11-10T12-00-00Z-nightly.sqlite';
    expect(namesIn(where)).toContain(name);
    expect(await lastNightly(store.read)).toEqual({
      takenAt: noon + 6 * day,
      host: hostname(),
      path: resolve(where, 'backups', name),
    });
    // One that a clock left in the future does not keep the next from being made.
    await nightly(noon + 4 * day, false);
    expect((await lastNightly(store.read))?.takenAt).toBe(noon + 4 * day);
  });

  it('is made by one of several processes, whose folders keep none for longer than that', async () => {
    const { process } = await open();
    const processes = await Promise.all(['one', 'two', 'three'].map((name) => process(name)));
    for (let night = 0; night < 8; night += 1) {
      // They take turns in being first.
      const order = [...processes.slice(night % 3), ...processes.slice(0, night % 3)];
      await Promise.all(order.map(({ nightly }) => nightly(noon + night * day, true)));
    }
    // On a busy machine one of them may have lost its lease in that night, and looks again an hour later.
    await Promise.all(processes.map(({ nightly }) => nightly(noon + 7 * day + 60 * 60_000, false)));
    const kept = processes.flatMap(({ where }) => namesIn(where)).toSorted();
    expect(new Set(kept).size).toBe(kept.length);
    expect(kept.map((name) => name.slice(6, 16)).slice(-3)).toEqual([
      '2026-11-09',
      '2026-11-10',
      '2026-11-11',
    ]);
    expect(kept.every((name) => name.slice(6, 16) >= '2026-11-08')).toBe(true);
  });

  it('leaves nothing older in the folder of whoever makes it again after others did', async () => {
    const { process } = await open();
    const [one, other] = [await process('one'), await process('other')];
    for (const [night, { nightly }] of [one, other, other, other, one].entries())
      await nightly(noon + night * day, true);
    expect(namesIn(one.where).map((name) => name.slice(6, 16))).toEqual(['2026-11-08']);
  });

  it('is made by another where the first one died, or has no room', async () => {
    const { database, process } = await open();
    const store = await database.open<AllRepositories>(halqa);
    await store.write(({ leases }) => leases.take('nightly-backup', 'dead', leaseMs));
    const [full, other] = [await process('full'), await process('other')];
    const { backups } = full.config;
    const nightly = nightlyBackups({
      config: { ...full.config, backups: { ...backups, folder: join(full.where, 'no folder') } },
      store: full.store,
      holder: 'full',
      log: silentLog,
      leaseMs,
    });
    writeFileSync(join(full.where, 'no folder'), '');
    await Promise.all([nightly(noon, true), other.nightly(noon, true)]);
    expect(namesIn(other.where)).toEqual(['halqa-2026-11-04T12-00-00Z-nightly.sqlite']);
  });

  it('that a process was paused over is thrown away once another has made it', async () => {
    const { process } = await open();
    let writes = 0;
    let goOn: () => void = () => undefined;
    const paused = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    const first = await process('paused', (store) => ({
      read: store.read,
      write: async (work) => {
        writes += 1;
        // It has the lease, and then it is paused.
        if (writes > 1) await paused;
        return store.write(work);
      },
    }));
    const second = await process('second');
    const standing = first.nightly(noon, true);
    await expect.poll(() => writes).toBeGreaterThan(1);
    await second.nightly(noon, true);
    goOn();
    await standing;
    expect(namesIn(first.where)).toEqual([]);
    expect(namesIn(second.where)).toHaveLength(1);
    expect((await lastNightly(second.store.read))?.path).toContain(second.where);
  });
});
