import './node-version.js';
import { flushCompileCache } from 'node:module';
import { load } from './load.js';

/*
 * `npm start`.
 */

/** By then everything that a start needs has been compiled. A process that ends cleanly keeps it by itself. */
const compiledAfterMs = 10_000;

setTimeout(flushCompileCache, compiledAfterMs).unref();
await load('main.ts');
