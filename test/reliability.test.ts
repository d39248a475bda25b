import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Each line of the tables, with the tests that it names. */
const promises = readFileSync(new URL('../docs/reliability.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && line.includes('`test/'))
  .map((line) => line.split(' | ').at(-1)?.replace(/ \|$/, '') ?? '');

it('each promise names a test that is there', () => {
  expect(promises.length).toBeGreaterThan(20);
  const missing: string[] = [];
  for (const cell of promises)
    for (const part of cell.split('; `')) {
      const [, file = '', names = ''] = /`?(test\/[\w./-]+)`: (.*)/.exec(part) ?? [];
      const url = new URL(`../${file}`, import.meta.url);
      const source = existsSync(url) ? readFileSync(url, 'utf8') : '';
      for (const name of names.split('; ')) if (!source.includes(name)) missing.push(`${file}: ${name}`);
    }
  expect(missing, 'docs/reliability.md quotes these titles, which the files no longer have').toEqual([]);
});
