import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/engine/open.ts';
import { moveRecords } from '../../src/upkeep/moving.ts';
import { fill, filledFile, folder, quiet, recordsAt, sorted } from '../fixtures/backups.ts';
import { openChat } from '../fixtures/chat.ts';
import { runCli } from '../fixtures/cli.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const patience = { timeout: 120_000 };

eachDatabase('the records', (freshDatabase, name) => {
  /** An empty database of this kind, which only the test knows. */
  const empty = async (where: string) =>
    name === 'SQLite' ? join(where, 'target.sqlite') : (await freshDatabase()).url;

  it('of a SQLite file are moved, whole; the same move again changes nothing', async () => {
    const where = folder();
    const from = await filledFile(where);
    const to = await empty(where);
    const bytes = readFileSync(from);
    const shown: number[] = [];
    const { sums, before } = await moveRecords(from, to, (_, done, of) => shown.push(done / of));
    expect(before).toBe(false);
    expect(shown.at(-1)).toBe(1);
    expect(shown).toEqual(shown.toSorted((a, b) => a - b));
    const records = await recordsAt(from);
    expect(sorted(await recordsAt(to))).toEqual(sorted(records));
    for (const [table, rows] of Object.entries(records)) expect(sums[table]?.rows).toBe(rows.length);
    expect(await moveRecords(from, to, quiet)).toEqual({ sums, before: true });
    expect(readFileSync(from).equals(bytes)).toBe(true);

    // Halqa continues there, and then the two differ.
    const store = await openStore({ url: to });
    const chat = openChat({ store });
    expect((await chat.say('sam', 'water', '/action add Goes on')).text).toContain('Goes on');
    await store.close();
    await expect(moveRecords(from, to, quiet)).rejects.toThrow(/is not empty, and what is there is not what/);
  });

  it('are moved back into a SQLite file, as they were', async () => {
    const where = folder();
    const from = await empty(where);
    const store = await openStore({ url: from });
    await fill(store);
    await store.close();
    const to = join(where, 'back', 'halqa.sqlite');
    await moveRecords(from, to, quiet);
    expect(sorted(await recordsAt(to))).toEqual(sorted(await recordsAt(from)));
    expect(readdirSync(join(where, 'back')).filter((one) => one.includes('half'))).toEqual([]);
  });

  it('that a Halqa works with are not moved, and nothing goes where one works', async () => {
    const where = folder();
    const { url } = await freshDatabase(halqa);
    const running = await openStore({ url, alone: true });
    await running.read.coalitions.ids();
    const to = join(where, 'target.sqlite');
    await expect(moveRecords(url, to, quiet)).rejects.toThrow(/works with/);
    expect(existsSync(to)).toBe(false);
    await expect(moveRecords(await filledFile(where), url, quiet)).rejects.toThrow(/works with/);
    await expect(moveRecords(url, url, quiet)).rejects.toThrow(/are there already/);
    await running.close();
  });
});

eachDatabase(
  'records',
  (freshDatabase) => {
    it('whose server goes away in the middle are moved again later, and that is said in a sentence', async () => {
      const where = folder();
      const from = await filledFile(where);
      const { url: to } = await freshDatabase();
      const end = async () => {
        const client = new pg.Client({ connectionString: to });
        await client.connect();
        await client.query(
          "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'halqa-copy'",
        );
        await client.end();
      };
      let ended: Promise<void> | undefined;
      const moving = moveRecords(from, to, () => {
        ended ??= end();
      });
      await expect(moving).rejects.toThrow(/^PostgreSQL at [^\n]+\.$/);
      await ended;
      expect((await moveRecords(from, to, quiet)).before).toBe(false);
      expect(sorted(await recordsAt(to))).toEqual(sorted(await recordsAt(from)));
    });
  },
  ['PostgreSQL'],
);

it('go nowhere without a place', patience, async () => {
  const where = folder();
  const env = { HALQA_DATABASE_URL: await filledFile(where) };
  const [none, unknown] = await Promise.all([
    runCli(where, ['move'], env),
    runCli(where, ['move', '--to', 'mysql://somewhere'], env),
  ]);
  expect(none).toMatchObject({ code: 2, err: expect.stringContaining('--to is missing') });
  expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('no database of Halqa') });
});
