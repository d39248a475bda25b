import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PageStart, readFrom, readPage } from '../../src/domain/page.ts';

const keyOf = (row: number) => [row];
const all = (length: number) => Array.from({ length }, (_, index) => index + 1);
const at = (rows: readonly number[], start: PageStart | null) =>
  readPage(readFrom(rows, keyOf), start, keyOf, 3);

describe('the pages of a list', () => {
  it('show each row once on the way to the end, and back to the beginning', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 12 }), async (length) => {
        const seen: number[] = [];
        let page = await at(all(length), null);
        expect(page.back).toBeNull();
        for (;;) {
          seen.push(...page.rows);
          if (page.next === null) break;
          page = await at(all(length), { key: page.next, back: false });
        }
        expect(seen).toEqual(all(length));
        for (let round = 0; page.back !== null && round < 9; round += 1)
          page = await at(all(length), { key: page.back, back: true });
        expect(page).toEqual(await at(all(length), null));
      }),
    );
  });

  it('show the last page when the list has become shorter, and the first when a row is gone', async () => {
    const beyond = await readPage(
      async (start, limit) =>
        start === null ? [1, 2, 3, 4].slice(0, limit) : start.back ? [4, 3, 2, 1].slice(0, limit) : [],
      { key: [9], back: false },
      keyOf,
      3,
    );
    expect(beyond.rows).toEqual([2, 3, 4]);
    expect((await at(all(5), { key: [99], back: false })).rows).toEqual([1, 2, 3]);
  });
});
