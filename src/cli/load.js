import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundled, root } from './bundle.js';

/*
 * Runs a part of the program as plain JavaScript. A TypeScript loader would stay in the process: it held 50 MB and
 * took a second and a half of CPU at each start.
 */

/** Loads one of the entry points of the bundle; from its source where nothing can be bundled. */
export const load = async (source) => {
  const folder = await bundled();
  if (folder === undefined) {
    const { register } = await import('tsx/esm/api');
    register();
    return import(pathToFileURL(join(root, 'src', source)).href);
  }
  // Where it cannot be written, the program is compiled at each start.
  enableCompileCache(join(folder, 'compiled'));
  return import(pathToFileURL(join(folder, source.replace(/\.ts$/, '.mjs'))).href);
};
