import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * `npm start`: the program as plain JavaScript. It is made by itself whenever a file has changed, so that
 * there is no build step to forget. A loader of TypeScript would stay in the process for good: it held
 * 50 MB, and took a second and a half of CPU at each start.
 */

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('start.js'))
    .map((name) => join(root, folder, name)),
);

/** Changes with every file that was written anew, whatever its date. */
const fingerprint = createHash('sha256')
  .update(process.version)
  .update(
    [...sources, join(root, 'package.json')]
      .toSorted()
      .map((path) => {
        const { size, mtimeMs } = statSync(path);
        return `${path} ${size} ${mtimeMs}`;
      })
      .join('\n'),
  )
  .digest('hex')
  .slice(0, 16);

/** It stands where its packages are found, and goes with them when they are installed anew. */
const folder = join(root, 'node_modules', '.cache', 'halqa', fingerprint);

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

const make = async () => {
  const { build, stop } = await import('esbuild');
  const half = `${folder}.${process.pid}`;
  await build({
    entryPoints: [join(root, 'src', 'main.ts')],
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
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
};

if (!existsSync(folder)) await make();
await import(pathToFileURL(join(folder, 'main.mjs')).href);
