import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * `npm start`: the program as plain JavaScript. It is made by itself whenever a file has changed, so that
 * there is no build step to forget. A loader of TypeScript would stay in the process for good: it held
 * 50 MB, and took a second and a half of CPU at each start.
 */

const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('start.js'))
    .map((name) => join(root, folder, name)),
);

/** Changes with whatever a file says, whatever its date: an image or an archive may give all of them one. */
const fingerprint = [...sources, join(root, 'package.json')]
  .toSorted()
  .reduce(
    (hash, path) => hash.update(`${path}\n`).update(readFileSync(path)),
    createHash('sha256').update(process.version),
  )
  .digest('hex')
  .slice(0, 16);

/** It stands where its packages are found, and goes with them when they are installed anew. */
const cache = join(root, 'node_modules', '.cache', 'halqa');
const folder = join(cache, fingerprint);

/** What lies beside a file is still found there, though the program runs elsewhere. */
const besideItsSource = {
  name: 'beside its source',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', url) };
    });
  },
};

/** Nobody starts from it any more: a change makes another, and a kill may leave half of one. */
const oldAfterMs = 7 * 24 * 60 * 60 * 1000;

const throwOldAway = async () => {
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (statSync(path, { throwIfNoEntry: false })?.mtimeMs < Date.now() - oldAfterMs)
      // What another account made stays, where this one may not.
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
};

/** A folder of this process alone: another may have the same number, where both see this folder from containers. */
const emptyFolder = () => {
  try {
    mkdirSync(cache, { recursive: true });
    const half = `${folder}.${randomUUID()}`;
    mkdirSync(half);
    return half;
  } catch (error) {
    process.stderr.write(
      `Nothing can be kept in ${cache}: the program starts from its sources, which takes longer and a third more memory. (${error.code})\n`,
    );
    return undefined;
  }
};

const make = async (half) => {
  const { build, stop } = await import('esbuild');
  await build({
    entryPoints: [join(root, 'src', 'main.ts')],
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node22',
    outdir: half,
    outExtension: { '.js': '.mjs' },
    sourcemap: 'linked',
    plugins: [besideItsSource],
  });
  await stop();
  try {
    await rename(half, folder);
  } catch (error) {
    // Another process that starts at the same time was first: what it made is the same.
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  await throwOldAway();
};

const startFromSources = async () => {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(join(root, 'src', 'main.ts')).href);
};

const half = existsSync(folder) ? undefined : emptyFolder();
if (half !== undefined) await make(half);
if (existsSync(folder)) await import(pathToFileURL(join(folder, 'main.mjs')).href);
else await startFromSources();
