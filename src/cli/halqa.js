#!/usr/bin/env -S node --max-semi-space-size=4
import './node-version.js';
import { readFileSync } from 'node:fs';

/*
 * `npx halqa`: the command line. A line that only says `start` goes straight to the program, and the version needs none
 * of it.
 */

const words = process.argv.slice(2);

if (words.length === 1 && words[0] === 'start') await import('./start.js');
else if (words.length === 1 && words[0] === '--version') {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  process.stdout.write(`${version}\n`);
} else {
  const { load } = await import('./load.js');
  const { main } = await load('cli/program.ts');
  process.exitCode = await main(words);
}
