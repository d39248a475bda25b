import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeFolder } from '../../src/runtime/make-folder.ts';
import { StartProblem } from '../../src/runtime/start-problem.ts';
import { secret } from '../fixtures/backups.ts';
import { runCli } from '../fixtures/cli.ts';

const scratch = (): string => {
  const path = mkdtempSync(join(tmpdir(), 'halqa-folder-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const whyNot = (path: string): string => {
  try {
    makeFolder(path);
  } catch (error) {
    if (error instanceof StartProblem) return error.message;
    throw error;
  }
  return 'made';
};

it('makes what is missing, closed to others where asked, and is content with what is there', () => {
  const where = scratch();
  makeFolder(join(where, 'a', 'b', 'c'), 0o700);
  expect(statSync(join(where, 'a', 'b')).mode & 0o777).toBe(0o700);
  makeFolder(join(where, 'a', 'b', 'c'), 0o700);
  symlinkSync(join(where, 'a'), join(where, 'link'));
  makeFolder(join(where, 'link', 'd'));
  expect(existsSync(join(where, 'a', 'd'))).toBe(true);
});

it('says in a sentence where there can be no folder, and makes none', () => {
  const where = scratch();
  writeFileSync(join(where, 'file'), '');
  symlinkSync(join(where, 'nowhere'), join(where, 'dangling'));
  symlinkSync(join(where, 'round'), join(where, 'round'));
  for (const [path, why] of [
    [join(where, 'file'), `${where}/file is no folder: name another place.`],
    [join(where, 'file', 'x'), `${where}/file is no folder: name another place.`],
    ['/dev/null/x', '/dev/null is no folder: name another place.'],
    [join(where, 'dangling'), `${where}/dangling is a link to a place that does not exist:`],
    [join(where, 'dangling', 'x'), `${where}/dangling is a link to a place that does not exist:`],
    [join(where, 'round'), 'leads back to itself'],
    [join(where, 'x'.repeat(300)), 'is too long, or a name in it is'],
    [join(where, 'a/'.repeat(3000)), 'is too long, or a name in it is'],
  ] as const) {
    const said = whyNot(path);
    expect(said, path.slice(0, 80)).toContain(why);
    expect(said).not.toContain('\n');
    expect(said.length).toBeLessThan(250);
  }
  expect(existsSync(join(where, 'nowhere'))).toBe(false);
});

// Node's own mkdir never returns there.
it.runIf(existsSync('/proc/self'))('says so below /proc', () => {
  expect(whyNot('/proc/nope/x')).toBe('There can be no folder /proc/nope: name another place.');
});

it('is told by the command line in a sentence, whichever folder it is about', async () => {
  const where = scratch();
  const env = { HALQA_SECRET: secret, HALQA_SANDBOX: 'on' };
  mkdirSync(join(where, 'data'));
  writeFileSync(join(where, 'file'), '');
  const places = [join(where, 'file'), '/dev/null/x', join(where, 'x'.repeat(300))];
  if (existsSync('/proc/self')) places.push('/proc/nope');
  for (const place of places) {
    const started = await runCli(where, ['start'], { ...env, HALQA_DATA: place });
    expect(started, place.slice(0, 80)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/[^\n]{20,}\.\n$/),
    });
    expect(started.err).not.toMatch(/^ +at /m);
  }
});

/** A read-only disk needs the right to mount one, which a volunteer's machine may refuse. */
const readOnly = (path: string): boolean => {
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'ro,size=1m', 'tmpfs', path]).status !== 0) return false;
  onTestFinished(() => void spawnSync('umount', [path]));
  return true;
};

it('says that a disk is mounted for reading only', ({ skip }) => {
  const where = scratch();
  if (!readOnly(where)) skip('no disk can be mounted here');
  expect(whyNot(join(where, 'x'))).toBe(
    `${where}/x is on a disk that is mounted for reading only: name another place.`,
  );
});
