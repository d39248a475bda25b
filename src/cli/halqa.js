#!/usr/bin/env -S node --max-semi-space-size=4
import './node-version.js';

/*
 * `npx halqa`: the command line. `start` runs from the bundle, without a loader that would stay in the process.
 * Every other command is short, and runs from the sources.
 */

const words = process.argv.slice(2);

if (words.length === 1 && words[0] === 'start') await import('./start.js');
else {
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('./program.ts');
  process.exitCode = await main(words);
}
