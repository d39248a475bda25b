import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** A repository of its own with one commit, and the real script. */
const openRepository = (version = '0.2.0') => {
  const folder = mkdtempSync(join(tmpdir(), 'halqa-release-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@localhost', ...args], {
      cwd: folder,
      encoding: 'utf8',
    });
  const write = (path: string, text: string): void => writeFileSync(join(folder, path), text);
  const commit = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'A change');
  };
  const setVersion = (to: string): void => {
    write('package.json', JSON.stringify({ version: to }));
    write('package-lock.json', JSON.stringify({ version: to }));
    write('CHANGELOG.md', `# What is new\n\n## ${to}\n\n* Something.\n\n## 0.0.1\n\n* The beginning.\n`);
  };
  git('init', '--quiet', '--initial-branch=main');
  git('config', 'user.name', 'Test');
  git('config', 'user.email', 'test@localhost');
  mkdirSync(join(folder, 'migrations'));
  write('migrations/0001-first.sql', 'create table a (id text);\n');
  setVersion(version);
  commit();
  const release = () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        join(repository, 'node_modules/tsx/dist/esm/index.mjs'),
        join(repository, 'scripts/release.ts'),
      ],
      { cwd: folder, encoding: 'utf8' },
    );
    return { status, said: `${stdout}${stderr}` };
  };
  return {
    git,
    write,
    commit,
    setVersion,
    release,
    read: (path: string) => readFileSync(join(folder, path), 'utf8'),
  };
};

it('tags the version of package.json with its section of the change log', () => {
  const { git, release } = openRepository();
  expect(release()).toMatchObject({ status: 0, said: expect.stringContaining('Tagged v0.2.0') });
  expect(git('tag', '--list', '-n9', 'v0.2.0')).toMatch(/Halqa 0\.2\.0[\s\S]*Something/);
  expect(git('tag', '--list', '-n9', 'v0.2.0')).not.toContain('The beginning');
});

it('refuses a version that is tagged already, or older than the last one', () => {
  const { release, setVersion, commit } = openRepository();
  release();
  expect(release()).toMatchObject({ status: 1, said: expect.stringContaining('v0.2.0 is tagged already') });
  setVersion('0.1.9');
  commit();
  expect(release()).toMatchObject({
    status: 1,
    said: expect.stringContaining('0.1.9 is not newer than v0.2.0'),
  });
  setVersion('0.10.0');
  commit();
  expect(release().status).toBe(0);
});

it.each([
  [
    'a change log without the version',
    'CHANGELOG.md',
    '# What is new\n\n## 0.0.1\n',
    'CHANGELOG.md says nothing',
  ],
  [
    'an empty section',
    'CHANGELOG.md',
    '# What is new\n\n## 0.2.0\n\n## 0.0.1\n\n* A.\n',
    'says nothing about 0.2.0',
  ],
  ['a lock of another version', 'package-lock.json', '{"version":"0.1.0"}', 'package-lock.json has another'],
])('refuses %s, and tags nothing', (_what, path, text, problem) => {
  const { git, write, commit, release } = openRepository();
  write(path, text);
  commit();
  expect(release()).toMatchObject({ status: 1, said: expect.stringContaining(problem) });
  expect(git('tag')).toBe('');
});

it('refuses what is not committed, and another branch than main', () => {
  const { git, write, release } = openRepository();
  write('new.txt', 'x');
  git('switch', '--quiet', '--create', 'other');
  const { status, said } = release();
  expect(status).toBe(1);
  expect(said).toContain('not committed');
  expect(said).toContain('on main');
});

it('refuses a change of a released migration, and lets a new one through', () => {
  const { write, commit, setVersion, release } = openRepository();
  release();
  setVersion('0.3.0');
  write('migrations/0002-second.sql', 'create table b (id text);\n');
  commit();
  expect(release().status).toBe(0);
  setVersion('0.4.0');
  write('migrations/0001-first.sql', 'create table c (id text);\n');
  commit();
  expect(release()).toMatchObject({ status: 1, said: expect.stringContaining('migrations/0001-first.sql') });
});
