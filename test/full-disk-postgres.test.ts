import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openEngine } from '../src/store/engine/open.ts';
import { openChat, setUp } from './fixtures/chat.ts';
import { postgresAt } from './fixtures/postgres.ts';
import { halqa } from './fixtures/store.ts';

/*
 * A database whose files lie on a small disk of their own. Only root may mount one, and PostgreSQL must run as the
 * account that the tests chose for it.
 */

const mayMount = process.platform === 'linux' && process.getuid?.() === 0;

/** A disk of 40 MB in memory, which `nobody` owns; undefined where it cannot be mounted. */
const smallDisk = (): string | undefined => {
  const path = mkdtempSync(join(tmpdir(), 'halqa-small-disk-'));
  const id = (flag: string) => execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim();
  try {
    const how = `size=40m,mode=700,uid=${id('-u')},gid=${id('-g')}`;
    execFileSync('mount', ['-t', 'tmpfs', '-o', how, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['--lazy', path]);
    rmSync(path, { recursive: true, force: true });
  });
  return path;
};

it.runIf(mayMount && process.env.HALQA_TEST_POSTGRES !== 'off')(
  'a full disk of PostgreSQL is told in a sentence and stores nothing half; everything works again once there is room',
  { timeout: 120_000 },
  async (context) => {
    const disk = smallDisk();
    if (disk === undefined) return context.skip('no disk can be mounted here');
    const urlOf = await postgresAt(inject('postgresDoor'));
    const admin = new pg.Client({ connectionString: urlOf('postgres') });
    await admin.connect();
    onTestFinished(() => admin.end());
    const drop = async () => {
      await admin.query('drop database if exists small with (force)');
      await admin.query('drop tablespace if exists small');
    };
    onTestFinished(drop);
    await admin.query(`create tablespace small location '${disk}'`);
    await admin.query('create database small tablespace small');
    const store = await openEngine({ url: urlOf('small'), ...halqa });
    onTestFinished(() => store.close());
    const chat = openChat({ store });
    await setUp(chat);
    await chat.say('sam', 'water', '/halqa language en');
    const add = async (n: number): Promise<string> => {
      chat.clock.moveTo(chat.clock.now() + 2_000);
      return (await chat.say('sam', 'water', `/action add Item ${n} ${'x'.repeat(150)}`)).text;
    };
    expect(await add(1)).toContain('Item 1 ');
    const { bavail, bsize } = statfsSync(disk);
    const filler = join(disk, 'filler');
    writeFileSync(filler, Buffer.alloc(bavail * bsize));
    let acknowledged = 1;
    let refused = '';
    // What is left of pages that are there already takes some.
    for (let n = 2; n < 2_000 && refused === ''; n += 1) {
      const said = await add(n);
      if (said.includes(`Item ${n} `)) acknowledged += 1;
      else refused = said;
    }
    expect(refused).toContain('Nothing can be recorded right now');
    expect(await add(9_000)).toContain('Nothing can be recorded right now');
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('Item 1');
    const count = async () => {
      const one = new pg.Client({ connectionString: urlOf('small') });
      await one.connect();
      const { rows } = await one.query<{ n: string }>('select count(*) as n from item');
      await one.end();
      return Number(rows[0]?.n);
    };
    expect(await count()).toBe(acknowledged);
    rmSync(filler);
    expect(await add(9_001)).toContain(`#${acknowledged + 1}`);
    expect(await count()).toBe(acknowledged + 1);
  },
);
