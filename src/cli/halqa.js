#!/usr/bin/env -S node --max-semi-space-size=4
import './node-version.js';

/*
 * `npx halqa`: the command line. A line that only says `start` goes straight to the program.
 */

const words = process.argv.slice(2);

if (words.length === 1 && words[0] === 'start') await import('./start.js');
else {
  const { load } = await import('./load.js');
  const { main } = await load('cli/program.ts');
  process.exitCode = await main(words);
}
