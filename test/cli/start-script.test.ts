import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
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
import { expect, it, onTestFinished } from 'vitest';

const repository = resolve(import.meta.dirname, '../..');

/** A program of a few lines, with the real script that starts it. */
const openProgram = () => {
  const root = mkdtempSync(join(tmpdir(), 'halqa-script-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const folder of ['src/cli', 'commands', 'node_modules'])
    mkdirSync(join(root, folder), { recursive: true });
  for (const name of ['esbuild', 'tsx'])
    symlinkSync(join(repository, 'node_modules', name), join(root, 'node_modules', name));
  copyFileSync(join(repository, 'src', 'cli', 'start.js'), join(root, 'src', 'cli', 'start.js'));
  writeFileSync(join(root, 'package.json'), '{"type":"module"}');
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
  const start = async (): Promise<string> => {
    const child = spawn(process.execPath, [join(root, 'src', 'cli', 'start.js')], { cwd: tmpdir() });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    await once(child, 'close');
    return said.trim();
  };
  return {
    write,
    start,
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

it('starts from the sources where nothing can be written beside its packages, and says so', async () => {
  const { write, start, word, cache } = openProgram();
  write('first');
  writeFileSync(dirname(cache), 'no folder');
  const said = await start();
  expect(said).toContain(`first ${word}`);
  expect(said).toMatch(/^Nothing can be kept in .*\.cache.*: the program/m);
});
