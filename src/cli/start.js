import './node-version.js';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled, root } from './bundle.js';

/*
 * `npm start`: runs the program as one bundle of plain JavaScript. A TypeScript loader would stay in the
 * process: it held 50 MB and took a second and a half of CPU at each start.
 */

const startFromSources = async () => {
  const { register } = await import('tsx/esm/api');
  register();
  await import(pathToFileURL(join(root, 'src', 'main.ts')).href);
};

/** By then everything that a start needs has been compiled. A process that ends cleanly keeps it by itself. */
const compiledAfterMs = 10_000;

const startFromBundle = async (folder) => {
  // Where it cannot be written, the program is compiled at each start.
  enableCompileCache(join(folder, 'compiled'));
  setTimeout(flushCompileCache, compiledAfterMs).unref();
  await import(pathToFileURL(join(folder, 'main.mjs')).href);
};

const folder = await bundled();
await (folder === undefined ? startFromSources() : startFromBundle(folder));
