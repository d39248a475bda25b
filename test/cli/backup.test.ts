import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { folder, largeFile, recordsAt, secret, sorted } from '../fixtures/backups.ts';
import { runCli } from '../fixtures/cli.ts';
import { startHalqa } from '../fixtures/started.ts';

const patience = { timeout: 120_000 };

const backupsIn = (where: string) => {
  const path = join(where, 'data', 'backups');
  return existsSync(path) ? readdirSync(path) : [];
};

/** A folder with a database that is larger than the room there will be for its copy. */
const large = async () => {
  const where = folder();
  const url = await largeFile(where, { rows: 15_000, bytes: 1_000 });
  return { where, url, env: { HALQA_DATABASE_URL: url, HALQA_SECRET: secret } };
};

it(
  'is made while Halqa runs and people write, and restored elsewhere by the same secret',
  patience,
  async () => {
    const where = folder();
    const halqa = await startHalqa(where);
    let writing = true;
    const people = ['layla', 'ana', 'sam', 'nour'];
    const writers = people.map(async (as) => {
      for (let n = 0; writing && n < 40; n += 1)
        await fetch(`${halqa.url}/api/say`, {
          method: 'POST',
          body: JSON.stringify({ as, in: 'clean-water', text: `/action add Item ${n} of ${as}` }),
        });
    });
    const made = await runCli(where, ['backup', '--json']);
    writing = false;
    await Promise.all(writers);
    await halqa.stop();
    expect(made).toMatchObject({ code: 0, err: '' });
    const { path, rows, ballots } = JSON.parse(made.out) as { path: string; rows: number; ballots: number };
    expect(rows).toBeGreaterThan(100);
    expect(ballots).toBeGreaterThanOrEqual(0);

    const elsewhere = folder();
    mkdirSync(join(elsewhere, 'data'), { mode: 0o700 });
    const file = join(where, path);
    expect(await runCli(elsewhere, ['restore', file])).toMatchObject({
      code: 1,
      err: expect.stringContaining('The secret of this backup is missing'),
    });
    writeFileSync(join(elsewhere, 'data', 'secret'), readFileSync(join(where, 'data', 'secret')), {
      mode: 0o600,
    });
    expect(await runCli(elsewhere, ['restore', file])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Restored: 1 coalition/),
    });
    const restored = join(elsewhere, 'data', 'halqa.sqlite');
    expect(sorted(await recordsAt(restored))).toEqual(sorted(await recordsAt(file)));
    const again = await startHalqa(elsewhere);
    await again.stop();
    expect((await recordsAt(restored)).setting?.map(({ name }) => name).toSorted()).toEqual([
      'keys',
      'restored',
    ]);
  },
);

it(
  'for which the disk has no room, or whose folder may not be written, is told in a sentence',
  patience,
  async () => {
    const { where, env } = await large();
    const program = fileURLToPath(new URL('../../src/cli/halqa.js', import.meta.url));
    // No file may be larger than this, which a full disk looks like.
    const child = spawn(
      '/bin/sh',
      ['-c', `ulimit -f 20000; exec "$0" "$1" backup`, process.execPath, program],
      {
        cwd: where,
        env: { PATH: process.env.PATH, ...env },
      },
    );
    let err = '';
    child.stderr.on('data', (chunk: Buffer) => {
      err += chunk.toString();
    });
    const [code] = await once(child, 'close');
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^[^\n]+(no space left|cannot be (read or )?written)[^\n]+\.\n$/),
    });
    expect(backupsIn(where)).toEqual([]);

    writeFileSync(join(where, 'a file'), '');
    chmodSync(join(where, 'a file'), 0o600);
    const refused = await runCli(where, ['backup', '--to', join(where, 'a file')], env);
    expect(refused).toMatchObject({ code: 1, err: expect.stringMatching(/^[^\n]*a file[^\n]*\.\n$/) });
  },
);
