import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it, onTestFinished, vi } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** A program of a few lines, with the real script that starts it. It needs the Node named by `floor`. */
const openProgram = (floor = '>=22.14') => {
  const root = mkdtempSync(join(tmpdir(), 'halqa-script-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src/cli', 'commands', 'node_modules'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  for (const name of ['start.js', 'halqa.js', 'load.js', 'bundle.js', 'node-version.js'])
    copyFileSync(join(repository, 'src', 'cli', name), join(root, 'src', 'cli', name));
  writeFileSync(join(root, 'package.json'), JSON.stringify({ type: 'module', engines: { node: floor } }));
  const write = (word: string): void => {
    const path = join(root, 'src', 'word.ts');
    writeFileSync(path, `export const word: string = '${word}';\nexport const here = import.meta.url;\n`);
    // As an image or an archive may leave it: its date says nothing.
    utimesSync(path, 1, 1);
  };
  writeFileSync(
    join(root, 'src', 'main.ts'),
    `const { word, here } = await import('./word.ts');\nconsole.log(word, here);\n`,
  );
  writeFileSync(
    join(root, 'src', 'cli', 'program.ts'),
    `import { word } from '../word.ts';
export const main = async (words: readonly string[]) => {
  console.log(word, words.join(' '));
  return words.length;
};
`,
  );
  const run = async (
    script = 'start.js',
    words: readonly string[] = [],
  ): Promise<Readonly<{ said: string; code: number | null }>> => {
    const child = spawn(process.execPath, [join(root, 'src', 'cli', script), ...words], { cwd: tmpdir() });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    await once(child, 'close');
    return { said: said.trim(), code: child.exitCode };
  };
  return {
    write,
    run,
    start: async () => (await run()).said,
    bundle: () => run('bundle.js'),
    word: pathToFileURL(join(root, 'src', 'word.ts')).href,
    cache: join(root, 'node_modules', '.cache', 'halqa'),
    made: () => readdirSync(join(root, 'node_modules', '.cache', 'halqa')),
  };
};

it('starts what its files say now, also two at once, and makes it only where they have changed', async () => {
  const { write, start, word, made } = openProgram();
  write('first');
  expect(await Promise.all([start(), start(), start()])).toEqual(Array(3).fill(`first ${word}`));
  expect(made()).toHaveLength(1);
  expect(await start()).toBe(`first ${word}`);
  expect(made()).toHaveLength(1);
  write('other');
  expect(await start()).toBe(`other ${word}`);
  expect(made()).toHaveLength(2);
});

it('throws away what was made of files that changed long ago, or never made whole', async () => {
  const { write, start, made, cache } = openProgram();
  write('first');
  await start();
  mkdirSync(join(cache, 'half'));
  for (const name of made()) utimesSync(join(cache, name), 1, 1);
  expect(made()).toHaveLength(2);
  write('other');
  await start();
  expect(made()).toHaveLength(1);
});

it('leaves what other processes run from, though its own clock is a year ahead', async () => {
  const { write, start, made } = openProgram();
  write('first');
  await start();
  write('other');
  vi.stubEnv('NODE_OPTIONS', `--import=${new URL('../fixtures/clock-ahead.js', import.meta.url).href}`);
  vi.stubEnv('TEST_CLOCK_AHEAD_MS', String(365 * 24 * 60 * 60 * 1000));
  onTestFinished(() => void vi.unstubAllEnvs());
  await start();
  expect(made()).toHaveLength(2);
});

it('runs from a folder that it must not write to, once the bundle is made', async () => {
  const { write, start, bundle, made, word } = openProgram();
  write('first');
  await bundle();
  expect(made()).toHaveLength(1);
  expect(await start()).toBe(`first ${word}`);
  expect(made()).toHaveLength(1);
});

it('runs every command from the same bundle as the start', async () => {
  const { write, start, run, made, word } = openProgram();
  write('first');
  expect(await run('halqa.js', ['doctor', '--json'])).toEqual({ said: 'first doctor --json', code: 2 });
  expect(made()).toHaveLength(1);
  expect(await start()).toBe(`first ${word}`);
  expect(await run('halqa.js', ['start'])).toEqual({ said: `first ${word}`, code: 0 });
  expect(made()).toHaveLength(1);
});

it('starts from the sources where nothing can be written beside its packages, and says so', async () => {
  const { write, start, word, cache } = openProgram();
  write('first');
  writeFileSync(dirname(cache), 'no folder');
  const said = await start();
  expect(said).toContain(`first ${word}`);
  expect(said).toMatch(/^Halqa cannot write to .*\.cache.*: it runs from its sources/m);
});

it('says in one sentence what to install where Node is older than its floor, and starts nothing', async () => {
  const { write, run, cache } = openProgram('>=99.14');
  write('first');
  const { said, code } = await run();
  expect(code).toBe(1);
  expect(said).toBe(
    `Halqa needs Node 99.14 or later, and this is Node ${process.versions.node}: run \`npm ci\`, which brings a newer Node with it, and then \`npm start\`; or install one from https://nodejs.org.`,
  );
  expect(existsSync(cache)).toBe(false);
});

it.each([
  ['the same minor version', `>=${process.versions.node.split('.').slice(0, 2).join('.')}`, 0],
  [
    'a later minor version of the same major one',
    `>=${process.versions.node.split('.')[0]}.${Number(process.versions.node.split('.')[1]) + 1}`,
    1,
  ],
  ['an earlier major version with a higher minor one', '>=21.99', 0],
])('compares versions by number: %s', async (_what, floor, code) => {
  const { write, run } = openProgram(floor);
  write('first');
  expect((await run()).code).toBe(code);
});
