import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

const pages = [
  ...readdirSync(root).filter((name) => name.endsWith('.md')),
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** `src/app/bot.ts` in code, without placeholders such as `<name>` and `*`. */
const inCode = /`((?:src|test|commands|migrations|docs|bench|scripts)\/[\w./-]*[\w/])`/g;
const links = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;

it('every file that a page names is there', () => {
  const missing = pages.flatMap((page) => {
    const text = readFileSync(join(root, page), 'utf8');
    const named = [
      ...[...text.matchAll(inCode)].map(([, path]) => join(root, path ?? '')),
      ...[...text.matchAll(links)].map(([, path]) => resolve(root, dirname(page), path ?? '')),
    ];
    return named.filter((path) => !existsSync(path)).map((path) => `${page}: ${path.slice(root.length + 1)}`);
  });
  expect(pages.length).toBeGreaterThan(15);
  expect(missing).toEqual([]);
});
