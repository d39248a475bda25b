import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPasted } from '../../src/chat/text/pasted.ts';
import { readTable, writeCsv } from '../../src/chat/text/table.ts';

const isHeading = (cells: readonly string[]) => cells.includes('Title') || cells.includes('العنوان');
const lines = (text: string) => {
  const read = readPasted(text, isHeading);
  return read.kind === 'lines' ? read.lines.map(({ text: one, done }) => `${done ? '✓ ' : ''}${one}`) : read;
};

describe('what people paste', () => {
  it.each([
    ['- Book the hall\n* Call Ana\n• Paint\n', ['Book the hall', 'Call Ana', 'Paint']],
    ['1. Book\n2) Call\n(3) Paint\n', ['Book', 'Call', 'Paint']],
    ['١. حجز القاعة\n٢- دهان السور\n٣) زرع', ['حجز القاعة', 'دهان السور', 'زرع']],
    ['- [x] Book\n- [ ] Call\n* [X] Paint\n[ ] Plant', ['✓ Book', 'Call', '✓ Paint', 'Plant']],
    ['☑ Book\n☐ Call\n✅ Paint', ['✓ Book', 'Call', '✓ Paint']],
    ['## Tasks\n\n---\n- Book\n***\n', ['Book']],
    ['•\tBook the hall\n•\tCall', ['Book the hall', 'Call']],
    ['3 chairs for the hall\n-5 degrees is too cold', ['3 chairs for the hall', '-5 degrees is too cold']],
    ['أ) حجز\nب) دهان', ['حجز', 'دهان']],
    ['\r\n  \n', []],
  ])('%j', (text, read) => {
    expect(lines(text.replaceAll('\r\n', '\n'))).toEqual(read);
  });

  it.each([
    [
      'Title\tOwner\nBook\tAna\n\tOmar',
      [
        ['Book', 'Ana'],
        ['', 'Omar'],
      ],
    ],
    ['Title\tNotes\n"Book ""it""\ntoday"\tx', [['Book "it"\ntoday', 'x']]],
    ['Title,Owner\n"Book, then pay",Ana', [['Book, then pay', 'Ana']]],
    ['Title;Owner\nBook;Ana', [['Book', 'Ana']]],
    ['| Title | Owner |\n|---|:---:|\n| Book | Ana |', [['Book', 'Ana']]],
    ['العنوان\tالمسؤول\nحجز\tعمر', [['حجز', 'عمر']]],
  ])('a table with headings: %j', (text, rows) => {
    expect(readPasted(text, isHeading)).toMatchObject({ kind: 'table', rows });
  });

  it('takes a table without headings whole, and no sentence with commas for a table', () => {
    expect(readPasted('Book\tAna\nCall\tOmar', isHeading)).toEqual({
      kind: 'table',
      headings: null,
      rows: [
        ['Book', 'Ana'],
        ['Call', 'Omar'],
      ],
    });
    expect(lines('Book the hall, then pay\nCall')).toEqual(['Book the hall, then pay', 'Call']);
  });

  it('never throws, and never reads for long', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void lines(text)));
    expect(lines('"'.repeat(20_000))).toHaveLength(1);
  });
});

describe('a CSV file', () => {
  it('makes text of whatever a spreadsheet would take for a formula', () => {
    for (const danger of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1'])
      expect(readTable(writeCsv([[danger]]).slice(1), ',')[0]?.[0]?.startsWith("'")).toBe(true);
    expect(writeCsv([['a', 1, null]])).toBe('\ufeffa,1,\r\n');
  });

  it('is read as it was written', () => {
    const cell = fc
      .string({ unit: 'grapheme', maxLength: 20 })
      .map((text) => `x${text.replace(/[\r\s]+/g, ' ').trim()}`);
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 6 }), (rows) => {
        expect(readTable(writeCsv(rows).slice(1), ',')).toEqual(rows);
      }),
    );
  });
});
