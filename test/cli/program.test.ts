import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { runCli } from '../fixtures/cli.ts';
import { startHalqa, workingFolder } from '../fixtures/started.ts';

const patience = { timeout: 90_000 };

const folder = (): string => {
  const { path, remove } = workingFolder();
  onTestFinished(remove);
  return path;
};

/** Each command, what its line takes, and its options besides --json and --help. */
const helps: readonly (readonly [name: string, line: string, options: readonly string[]])[] = [
  ['start', '', []],
  ['doctor', '', ['--every-place', '--offline']],
  ['deliveries', '', ['--retry', '--unsure', '--dismiss']],
  ['backup', '', ['--to FOLDER', '--list']],
  ['restore', ' FILE', []],
  ['move', '', ['--to DATABASE']],
  ['export', ' COALITION', ['--to FILE']],
  ['erase', ' COALITION', ['--yes-erase NAME', '--to FILE', '--without-file']],
  ['manifest', '', []],
  ['invite', '', []],
  ['register', '', []],
];

it('lists its commands, and tells of each what it takes', patience, async () => {
  const where = folder();
  const all = await runCli(where, ['--help']);
  expect(all).toMatchObject({ code: 0, err: '' });
  const listed = [...all.out.matchAll(/^ {2}(\w+) +([A-Z].*\.)$/gm)];
  expect(listed.map(([, name]) => name)).toEqual(helps.map(([name]) => name));
  for (const [name, line, options] of helps) {
    const { code, out, err } = await runCli(where, [name, '--help']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [usage, , summary] = out.split('\n');
    expect(usage).toBe(`npx halqa ${name}${line} [OPTIONS]`);
    expect(summary).toBe(listed.find(([, one]) => one === name)?.[2]);
    const described = [...out.matchAll(/^ {2}(--[\w-]+(?: [A-Z]+)?) +[A-Z].*\.$/gm)];
    expect(described.map(([, option]) => option)).toEqual([...options, '--json', '--help']);
  }
  expect(await runCli(where, ['help', 'move'])).toEqual(await runCli(where, ['move', '-h']));
});

it('does not carry out what it does not understand', patience, async () => {
  const where = folder();
  const lines = [
    [['nope'], 'There is no command “nope”. `npx halqa --help` lists them.\n'],
    [['help', 'nope'], 'There is no command “nope”. `npx halqa --help` lists them.\n'],
    [['constructor'], 'There is no command “constructor”. `npx halqa --help` lists them.\n'],
    [['doctor', '--nope'], "Unknown option '--nope'. `npx halqa doctor --help` says what it takes.\n"],
    [['doctor', 'extra'], '“extra” is one word too many. `npx halqa doctor --help` says what it takes.\n'],
    [['restore'], 'FILE is missing. `npx halqa restore --help` says what it takes.\n'],
    [
      ['export', '--json=1'],
      "Option '--json' does not take an argument. `npx halqa export --help` says what it takes.\n",
    ],
    [['erase'], 'COALITION is missing. `npx halqa erase --help` says what it takes.\n'],
    [
      ['deliveries', '--unsure'],
      '--unsure belongs to --retry. `npx halqa deliveries --help` says what it takes.\n',
    ],
    [
      ['move', '--to', 'mysql://elsewhere'],
      '--to begins with mysql:, which is no database of Halqa: name the path of a file, or a postgres:// address.\n',
    ],
    [['move', '--to', ''], '--to is missing: a postgres:// address, or the path of a file.\n'],
    [['start', '--fast'], "Unknown option '--fast'. `npx halqa start --help` says what it takes.\n"],
  ] as const;
  const ran = await Promise.all(lines.map(([words]) => runCli(where, words)));
  expect(ran).toEqual(lines.map(([, err]) => ({ code: 2, out: '', err })));
  expect(readdirSync(where)).toEqual([]);
});

it('says what is wrong with the settings, also as JSON', patience, async () => {
  const where = folder();
  const env = { HALQA_PORT: 'many' };
  const [plain, json] = await Promise.all([
    runCli(where, ['deliveries'], env),
    runCli(where, ['deliveries', '--json'], env),
  ]);
  expect(plain).toMatchObject({ code: 1, out: '', err: expect.stringContaining('HALQA_PORT') });
  expect(json).toMatchObject({ code: 1, err: '' });
  expect(JSON.parse(json.out)).toEqual({ ok: false, error: expect.stringContaining('HALQA_PORT') });
});

it('says which version it is', patience, async () => {
  const { version } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { version: string };
  expect(await runCli(folder(), ['--version'])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

it('says what is wrong with a file that is to be restored', patience, async () => {
  const where = folder();
  mkdirSync(join(where, 'backups'));
  writeFileSync(join(where, 'text.sqlite'), 'This is no database, however long it may be. '.repeat(100));
  const lines = [
    ['nothing', 'There is no backup in nothing.\n'],
    ['backups', 'backups is a folder: name one of the backups in it.\n'],
    ['text.sqlite', 'text.sqlite is no backup of Halqa: it is not a SQLite database.\n'],
  ] as const;
  const ran = await Promise.all(lines.map(([file]) => runCli(where, ['restore', file])));
  expect(ran).toEqual(lines.map(([, err]) => ({ code: 1, out: '', err })));
});

it('is what npm runs', () => {
  const { bin, scripts } = JSON.parse(
    readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'),
  ) as { bin: Record<string, string>; scripts: Record<string, string> };
  expect(bin).toEqual({ halqa: 'src/cli/halqa.js' });
  for (const [script, words] of [
    ['start', ' start'],
    ['manifest', ' manifest'],
    ['discord:invite', ' invite'],
    ['halqa', ''],
  ])
    expect(scripts[script ?? '']).toMatch(new RegExp(`src/cli/halqa\\.js${words}$`));
});

type Findings = Readonly<{
  ok: boolean;
  findings: readonly Readonly<{ about: string; state: string; text: string }>[];
}>;

const doctorIn = async (where: string, env: Readonly<Record<string, string>> = {}) => {
  const { code, out, err } = await runCli(where, ['doctor', '--json'], env);
  expect(err).toBe('');
  const { ok, findings } = JSON.parse(out) as Findings;
  expect(code).toBe(ok ? 0 : 1);
  return {
    ok,
    of: (about: string) => {
      const found = findings.find((one) => one.about === about);
      return found === undefined ? undefined : `${found.state}: ${found.text}`;
    },
  };
};

it('looks at an installation before its first start, while it runs, and after', patience, async () => {
  const where = folder();
  const before = await doctorIn(where);
  expect(before.ok).toBe(true);
  expect(before.of('Database')).toBe('warning: There is none yet: the first start makes it.');
  expect(readdirSync(where)).toEqual([]);

  const halqa = await startHalqa(where);
  const [during, waiting] = await Promise.all([doctorIn(where), runCli(where, ['deliveries'])]);
  expect(during.of('Process')).toMatch(/^ok: Halqa runs \(process \d+\)\.$/);
  expect(during.of('Database')).toBe('ok: data/halqa.sqlite is whole.');
  expect(during.of('Secret')).toBe('ok: It opens the keys of this database.');
  expect(during.of('Due')).toMatch(/^ok: Next: /);
  expect(during.ok).toBe(true);
  expect(waiting).toMatchObject({ code: 0 });
  await halqa.stop();

  const after = await doctorIn(where);
  expect(after.of('Process')).toContain('does not run at this moment');
  expect(after.ok).toBe(true);

  writeFileSync(join(where, 'data', 'secret'), 'another secret that is long enough, but not the one\n');
  const wrong = await doctorIn(where);
  expect(wrong.ok).toBe(false);
  expect(wrong.of('Secret')).toBe('problem: This database was made with another secret: put that one back.');
});

it('tells a database that is none from one that is missing', patience, async () => {
  const where = folder();
  mkdirSync(join(where, 'data'), { mode: 0o700 });
  writeFileSync(
    join(where, 'data', 'halqa.sqlite'),
    'no database, but long enough to look like a file of one',
  );
  const found = await doctorIn(where);
  expect(found.ok).toBe(false);
  expect(found.of('Database')).toContain('is not a SQLite database');
  expect(await runCli(folder(), ['deliveries'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('There is no record yet'),
  });
});
