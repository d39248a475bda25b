import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { bundleOptions, root } from '../src/cli/bundle.js';

/** Inside node_modules, so that the native packages are found. */
const folder = join(root, 'node_modules', '.cache', 'halqa-bench', String(process.pid));

const made = new Map<string, Promise<string>>();

const bundle = async (name: string): Promise<string> => {
  if (made.size === 0) process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const outdir = join(folder, basename(name, '.ts'));
  await build(bundleOptions([join(import.meta.dirname, name)], outdir));
  return join(outdir, `${basename(name, '.ts')}.mjs`);
};

/** A program of this folder as `npm start` would run it: a loader for TypeScript would be measured too. */
export const bundled = (name: string): Promise<string> => {
  const path = made.get(name) ?? bundle(name);
  made.set(name, path);
  return path;
};

/** What `npm start` gives to Node. */
export const startFlags = ['--max-semi-space-size=4'] as const;
