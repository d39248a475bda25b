import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeToken } from '../../src/chat/token.ts';
import {
  type ListQuery,
  listOf,
  mostSearchLetters,
  packQuery,
  packStart,
  unpackQuery,
  unpackStart,
  wordsFit,
} from '../../src/domain/list-query.ts';
import type { PageStart } from '../../src/domain/page.ts';

const id = fc.uuid();
const maybe = fc.option(id, { nil: null });
/** As what was typed is kept. */
const oneSpace = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const query: fc.Arbitrary<ListQuery> = fc.record({
  list: fc.constant('items' as const),
  show: fc.constantFrom('open' as const, 'overdue' as const),
  groupId: maybe,
  personId: fc.oneof(maybe, fc.constant('nobody')),
  itemId: fc.constant(null),
  words: fc
    .oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.constantFrom('القاعة الكبرى', 'Clean Water', 'إصلاح Roof 12', ''),
    )
    .map(oneSpace)
    .filter((words) => wordsFit(words)),
});
const search: fc.Arbitrary<ListQuery> = fc
  .string({ unit: 'grapheme', maxLength: 70 })
  .map(oneSpace)
  .filter((words) => wordsFit(words, mostSearchLetters))
  .map((words) => listOf('found', 'all', { words }));
const searchStart: fc.Arbitrary<PageStart> = fc.record({ back: fc.boolean(), key: fc.tuple(id) });
const start: fc.Arbitrary<PageStart> = fc.record({
  back: fc.boolean(),
  key: fc.tuple(fc.constantFrom('2026-11-26', '0001-01-01', null), fc.integer({ min: 1, max: 999_999_999 })),
});
const instants: fc.Arbitrary<PageStart> = fc.record({
  back: fc.boolean(),
  key: fc.tuple(fc.integer({ min: 0, max: 9_999_999_999_999 }), fc.integer({ min: 1, max: 999_999_999 })),
});

const anyPage = fc.oneof(
  fc.tuple(query, start),
  fc.tuple(
    query.map((wanted) => ({ ...wanted, show: 'done' as const })),
    instants,
  ),
  fc.tuple(search, searchStart),
);

describe('the token of a page', () => {
  it('carries any list and any place in it, in the room that a button has', () => {
    fc.assert(
      fc.property(anyPage, ([wanted, from]) => {
        const packed = packQuery(wanted);
        const at = packStart(from);
        expect(encodeToken({ verb: 'page', id: packed, detail: at }).length).toBeLessThanOrEqual(100);
        expect(encodeToken({ verb: 'pick', id: packed, detail: at }).length).toBeLessThanOrEqual(100);
        expect(unpackQuery(packed)).toEqual(wanted);
        expect(unpackStart(wanted, at)).toEqual(from);
      }),
    );
  });

  it('of another shape is none, and never throws', () => {
    for (const packed of ['', 'a', 'zz', 'aa1', 'aaz', 'aa1short', 'zaab'])
      expect(unpackQuery(packed), packed).toBeUndefined();
    fc.assert(
      fc.property(fc.string(), (text) => {
        unpackQuery(text);
        expect(unpackStart(listOf('items', 'done'), `n${text}`)).toBeOneOf([null, expect.anything()]);
      }),
    );
    expect(unpackStart(listOf('items', 'open'), 'nzz~~1')).toBeNull();
    expect(
      unpackStart(listOf('items', 'done'), packStart({ back: false, key: ['2026-11-26', 1] })),
    ).toBeNull();
  });

  it.each(['ماء roof 12', 'القاعة الكبرى', 'إصلاح Roof', 'Été à Tyr', 'مَسؤوليّات', 'ورشة ٢', '🌊 x'])(
    'carries words as they were typed: %s',
    (words) => {
      expect(wordsFit(words)).toBe(true);
      expect(unpackQuery(packQuery(listOf('items', 'open', { words })))?.words).toBe(words);
    },
  );

  it('has room for the usual letters of both languages', () => {
    for (const letter of 'azAZ09- بيأإآؤئءىةًَُِّْ')
      expect(wordsFit(`${letter === ' ' ? 'a' : ''}${letter.repeat(31)}`), letter).toBe(true);
  });
});
