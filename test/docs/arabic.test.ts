import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const docs = resolve(import.meta.dirname, '../../docs');
const guides = ['start', 'slack', 'discord', 'two-platforms', 'digests', 'partners', 'privacy'];

const read = (path: string): string => readFileSync(join(docs, path), 'utf8');

/** Headings outside code. */
const headingsOf = (text: string): readonly string[] =>
  text.replace(/^\s*```[\s\S]*?^\s*```/gm, '').match(/^#{1,6} .+$/gm) ?? [];

/** The English headings that stand as comments below the Arabic ones. */
const originalsOf = (text: string): readonly string[] =>
  [...text.matchAll(/^(#{1,6}) .+\n<!-- (.+) -->$/gm)].map(([, level, original]) => `${level} ${original}`);

describe('the guides in Arabic', () => {
  it('are there for everything that an organiser reads', () => {
    expect(
      readdirSync(join(docs, 'ar'))
        .map((name) => name.replace(/\.md$/, ''))
        .sort(),
    ).toEqual([...guides].sort());
  });

  it.each(guides)('have the sections of the English ones, in their order: %s', (guide) => {
    const arabic = read(`ar/${guide}.md`);
    const headings = headingsOf(arabic);
    expect(headings.length).toBeGreaterThan(3);
    expect(headings.filter((heading) => !/\p{Script=Arabic}/u.test(heading))).toEqual([]);
    expect(originalsOf(arabic)).toEqual(headingsOf(read(`${guide}.md`)));
  });

  it.each(guides)('lead to pages that exist: %s', (guide) => {
    for (const path of [`${guide}.md`, `ar/${guide}.md`])
      for (const [, target = ''] of read(path).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g))
        expect(() => readFileSync(join(docs, path, '..', target)), `${path}: ${target}`).not.toThrow();
  });
});
