import { rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, it } from 'vitest';
import { startHalqa, startInVain, workingFolder } from './fixtures/started.ts';

/* The sandbox can be erased and its clock can be moved: it stays away from real people's records. */

const patience = { timeout: 90_000 };

describe('the sandbox, on a database in which a workspace of a real platform stands', () => {
  const clearing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const clear of clearing.splice(0).toReversed()) await clear();
  });

  const begun = async () => {
    const { path, remove } = workingFolder();
    clearing.push(remove);
    const halqa = await startHalqa(path);
    clearing.push(halqa.kill);
    return { path, halqa, file: join(path, 'data', 'halqa.sqlite') };
  };

  /** Another process adds a workspace to the coalition of the sandbox. */
  const addWorkspace = (file: string, platform: string): void => {
    const database = new Database(file);
    database
      .prepare(`insert into workspace (platform, id, coalition_id) select ?, 'T1', id from coalition`)
      .run(platform);
    database.close();
  };

  const rowsOf = (file: string): Readonly<Record<string, readonly unknown[]>> => {
    const database = new Database(file, { readonly: true });
    const tables = database
      .prepare(`select name from sqlite_master where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[];
    const rows = tables.map((table) => [table, database.prepare(`select * from "${table}"`).all()] as const);
    database.close();
    return Object.fromEntries(rows);
  };

  it.each(['slack', 'discord'])('does not open, and changes nothing: %s', patience, async (platform) => {
    const { path, halqa, file } = await begun();
    await halqa.stop();
    addWorkspace(file, platform);
    const before = rowsOf(file);
    // Without its journal it would start over.
    rmSync(join(path, 'data', 'sandbox.jsonl'));
    const { code, output } = await startInVain(path);
    expect(code).toBe(1);
    expect(output).toMatch(
      /^the sandbox does not open on a database that holds a coalition of Slack or Discord\. [^\n]+\n$/i,
    );
    expect(rowsOf(file)).toEqual(before);
  });

  it('starts nothing over', patience, async () => {
    const { halqa, file } = await begun();
    addWorkspace(file, 'slack');
    const before = rowsOf(file);
    const response = await fetch(`${halqa.url}/api/reset`, {
      method: 'POST',
      body: JSON.stringify({ seed: 'empty', language: 'en' }),
    });
    expect(response.status).toBe(409);
    expect(await response.text()).toContain('belongs to another workspace too');
    const after = rowsOf(file);
    expect(after.coalition).toHaveLength(1);
    expect(after).toEqual(before);
  });
});
