import './node-version.js';
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

const folder = await bundled();
if (folder !== undefined) await import(pathToFileURL(join(folder, 'main.mjs')).href);
else await startFromSources();
