import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanText, length, shorten, showLine, showText } from '../../src/chat/text/clean.ts';
import { latinDigits, readNumber } from '../../src/chat/text/numerals.ts';
import { decodeToken, encodeToken } from '../../src/chat/token.ts';

const anything = fc.string({ unit: 'binary', size: 'max', maxLength: 500 });
const broken = fc
  .array(
    fc.oneof(
      anything,
      fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

describe('cleanText', () => {
  it('takes away what may not be stored', () => {
    expect(cleanText('  a\u0000b\u0007c\u009bd\r\ne\rf\t\ng  ')).toBe('abcd\ne\nf\t\ng');
    expect(cleanText('half \ud83d of it, \udc00')).toBe('half \ufffd of it, \ufffd');
  });

  it('leaves the rest as it was typed', () => {
    for (const text of ['e\u0301', '👩‍👩‍👧‍👦', 'مُحَمَّد', 'a\u202eb', 'two   spaces', '🏳️‍🌈'])
      expect(cleanText(text)).toBe(text);
  });

  it('is done once', () => {
    fc.assert(
      fc.property(broken, (text) => {
        const clean = cleanText(text);
        expect(cleanText(clean)).toBe(clean);
        // Throws where half a character is left.
        expect(encodeURIComponent(clean)).toBeTypeOf('string');
      }),
      { endOnFailure: true },
    );
  });
});

describe('showText', () => {
  it('lets nothing turn the card around', () => {
    expect(showText('a\u202eb\u2067c\u2069\n\n\n\nd')).toBe('abc\n\nd');
    expect(showText('مُحَمَّد \u200fو👩‍👩‍👧')).toBe('مُحَمَّد \u200fو👩‍👩‍👧');
    expect(showLine('a\n\nb\tc')).toBe('a b c');
  });

  it('is done once', () => {
    fc.assert(
      fc.property(broken, (text) => {
        expect(showText(showText(text))).toBe(showText(text));
      }),
      { endOnFailure: true },
    );
  });
});

describe('shorten', () => {
  it('cuts between characters as people see them', () => {
    expect(shorten('Book the hall', 13)).toBe('Book the hall');
    expect(shorten('Book the hall', 10)).toBe('Book the…');
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 9)).toBe('👩‍👩‍👧‍👦…');
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 7)).toBe('…');
    expect(shorten('مُحَمَّد', 4)).toBe('مُ…');
    expect(shorten('abc', 0)).toBe('');
    expect(length('👩‍👧a')).toBe(4);
  });

  it('never goes over, by any measure', () => {
    const escaped = (text: string) => text.replaceAll('&', '&amp;').length;
    fc.assert(
      fc.property(fc.oneof(anything, fc.stringMatching(/^[&a]{0,300}$/)), fc.nat(320), (text, max) => {
        for (const measure of [length, escaped]) {
          const short = shorten(text, max, measure);
          expect(measure(short)).toBeLessThanOrEqual(max);
          if (measure(text) <= max) expect(short).toBe(text);
          else if (short !== '')
            expect(short.endsWith('…') && text.startsWith(short.slice(0, -1))).toBe(true);
        }
      }),
      { endOnFailure: true },
    );
  });
});

describe('numbers', () => {
  it.each([
    ['#12', 12],
    ['12', 12],
    ['#١٢', 12],
    ['۱۲', 12],
    [' \u200f#١٢\u200f ', 12],
    ['#999999999', 999_999_999],
    ['#1000000000', undefined],
    ['#0', undefined],
    ['# 12', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['²', undefined],
    ['', undefined],
    ['##1', undefined],
  ])('%j is %j', (text, number) => {
    expect(readNumber(text)).toBe(number);
  });

  it('leaves other text alone', () => {
    expect(latinDigits('في ٣ أو ۴ أيام, 5')).toBe('في 3 أو 4 أيام, 5');
  });
});

describe('tokens', () => {
  const id = fc.stringMatching(/^[A-Za-z0-9_.~-]{1,40}$/);
  const token = fc.record(
    { verb: fc.stringMatching(/^[a-z][a-z0-9-]{0,15}$/), id, detail: id },
    { requiredKeys: ['verb', 'id'] },
  );

  it('come back as they were', () => {
    fc.assert(
      fc.property(token, (made) => {
        expect(decodeToken(encodeToken(made))).toEqual(made);
        expect(encodeToken(made).length).toBeLessThanOrEqual(100);
      }),
      { endOnFailure: true },
    );
  });

  it('are nothing when they are not ours', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const read = decodeToken(text);
        if (read) expect(encodeToken(read)).toBe(text);
      }),
      { endOnFailure: true },
    );
    for (const text of [
      '',
      'done',
      'done:',
      ':x',
      'Done:x',
      'done:x:',
      'done:x:y:z',
      `done:${'x'.repeat(96)}`,
      'done:x\n',
    ])
      expect(decodeToken(text)).toBeUndefined();
  });

  it('are not made of anything else', () => {
    expect(() => encodeToken({ verb: 'done', id: 'a:b' })).toThrow('not a token');
    expect(() => encodeToken({ verb: 'done', id: 'x'.repeat(96) })).toThrow('not a token');
    expect(() => encodeToken({ verb: 'done', id: 'x', detail: '' })).toThrow('not a token');
  });
});
