import { describe, expect, it } from 'vitest';
import { StatementCache } from '../../../src/store/engine/sqlite/statement-cache.ts';

const open = (maxLength: number) => {
  const prepared: string[] = [];
  const cache = new StatementCache((sql) => {
    prepared.push(sql);
    return sql.toUpperCase();
  }, maxLength);
  return { cache, prepared };
};

describe('the cache of statements', () => {
  it('prepares a statement once', () => {
    const { cache, prepared } = open(100);
    expect([cache.get('select 1'), cache.get('select 1')]).toEqual(['SELECT 1', 'SELECT 1']);
    expect(prepared).toEqual(['select 1']);
  });

  it('keeps so much SQL, and what was used before what was not', () => {
    const { cache, prepared } = open(30);
    const texts = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(10));
    const [a = '', b = '', c = '', d = ''] = texts;
    for (const sql of [a, b, c, a, d]) cache.get(sql);
    expect(prepared).toEqual([a, b, c, d]);
    for (const sql of [a, c, d]) cache.get(sql);
    expect(prepared).toEqual([a, b, c, d]);
    cache.get(b);
    expect(prepared).toEqual([a, b, c, d, b]);
  });

  it('comes to an end when all were used, or when one is too large', () => {
    const { cache, prepared } = open(30);
    for (const sql of ['a'.repeat(15), 'b'.repeat(15)]) {
      cache.get(sql);
      cache.get(sql);
    }
    const large = 'x'.repeat(100);
    expect(cache.get(large)).toBe(large.toUpperCase());
    cache.get(large);
    expect(prepared.filter((sql) => sql === large)).toHaveLength(2);
    cache.get('y');
    cache.get('y');
    expect(prepared.filter((sql) => sql === 'y')).toHaveLength(1);
  });
});
