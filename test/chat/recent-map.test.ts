import { describe, expect, it } from 'vitest';
import { createNames } from '../../src/adapters/slack/names.ts';
import { RecentMap } from '../../src/chat/recent-map.ts';

/** Room for so many entries with a key of one letter and ten letters of text. */
const roomFor = (entries: number): number => entries * (200 + 2 * 11);
const text = 'x'.repeat(10);
const textMap = (maxBytes: number) => new RecentMap<string>(maxBytes, (value) => value.length);

describe('a map of what was set last', () => {
  it('forgets the oldest entries once it takes too much memory', () => {
    const map = textMap(roomFor(3));
    for (const key of ['a', 'b', 'c', 'd']) map.set(key, text);
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual([undefined, text, text, text]);
    map.set('b', text);
    map.set('e', text);
    expect(['b', 'c', 'd', 'e'].map((key) => map.get(key))).toEqual([text, undefined, text, text]);
  });

  it('makes room for a long text by forgetting several, and keeps none that is too long by itself', () => {
    const map = textMap(roomFor(3));
    for (const key of ['a', 'b', 'c']) map.set(key, text);
    map.set('d', 'x'.repeat(100));
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key)?.length)).toEqual([undefined, undefined, 10, 100]);
    map.set('e', 'x'.repeat(1000));
    expect(['c', 'd', 'e'].map((key) => map.get(key))).toEqual([undefined, undefined, undefined]);
    for (const key of ['a', 'b', 'c']) map.set(key, text);
    expect(['a', 'b', 'c'].map((key) => map.get(key))).toEqual([text, text, text]);
  });

  it('counts an entry that is set again or removed no longer', () => {
    const map = textMap(roomFor(3));
    map.set('a', text);
    for (let count = 0; count < 10; count += 1) map.set('b', text);
    map.set('c', text);
    expect(map.get('a')).toBe(text);
    map.delete('b');
    map.delete('b');
    map.set('d', text);
    expect(['a', 'b', 'c', 'd'].map((key) => map.get(key))).toEqual([text, undefined, text, text]);
  });
});

describe('the names on Slack', () => {
  it('are limited by their memory, however long they are', async () => {
    const asked: string[] = [];
    const names = createNames(
      async (id) => {
        asked.push(id);
        return { name: `${id} ${'n'.repeat(5_000)}` };
      },
      () => 0,
      100_000,
    );
    const ids = Array.from({ length: 50 }, (_, n) => ({ id: `U${n}` }));
    for (const one of ids) await names.learn([one], 1000);
    expect(asked).toHaveLength(50);
    expect(ids.filter(({ id }) => names.find(id) !== undefined).map(({ id }) => id)).toEqual(
      ids.slice(-9).map(({ id }) => id),
    );
    expect(names.knows([{ id: 'U49' }])).toBe(true);
  });
});
