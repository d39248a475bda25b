import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readConfig } from '../../src/runtime/config.ts';

const namesIn = (path: string, pattern: RegExp): readonly string[] =>
  [...new Set([...readFileSync(path, 'utf8').matchAll(pattern)].map(([, name]) => name ?? ''))].toSorted();

it('names every setting in .env.example, and no other', () => {
  const settings = namesIn('src/runtime/config.ts', /^ {2}([A-Z][A-Z0-9_]*): /gm);
  expect(settings).toContain('HALQA_DATA');
  expect(namesIn('.env.example', /^# ?([A-Z][A-Z0-9_]*)=/gm)).toEqual(settings);
});

it('keeps the database with its other files, unless told otherwise', () => {
  expect(readConfig({})).toMatchObject({ dataFolder: 'data', databaseUrl: 'data/halqa.sqlite' });
  const elsewhere = readConfig({ HALQA_DATA: '/var/lib/halqa' });
  expect(elsewhere).toMatchObject({
    dataFolder: '/var/lib/halqa',
    databaseUrl: '/var/lib/halqa/halqa.sqlite',
  });
  const both = readConfig({ HALQA_DATA: '/var/lib/halqa', HALQA_DATABASE_URL: 'postgres://db/halqa' });
  expect(both).toMatchObject({ dataFolder: '/var/lib/halqa', databaseUrl: 'postgres://db/halqa' });
});
