import { describe, expect, it } from 'vitest';
import { readDay, readMoment } from '../../../src/domain/dates/date-words.ts';
import { momentRange } from '../../../src/domain/dates/moment-range.ts';

const context = { now: Date.parse('2026-11-04T09:00:00Z'), timeZone: 'UTC' };

describe('a day with two times', () => {
  it('begins and ends', () => {
    const lines: readonly (readonly [string, string, string])[] = [
      ['friday 3-5pm', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['friday 3pm-5pm', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['friday 3 – 5 pm', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['friday 11-1pm', '2026-11-06T11:00Z', '2026-11-06T13:00Z'],
      ['friday 10am to 12pm', '2026-11-06T10:00Z', '2026-11-06T12:00Z'],
      ['friday from 10:00 to 12:30', '2026-11-06T10:00Z', '2026-11-06T12:30Z'],
      ['3-5pm friday', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['2026-11-20 10:00-12:00', '2026-11-20T10:00Z', '2026-11-20T12:00Z'],
      ['20 Nov 10:00 until 12:00', '2026-11-20T10:00Z', '2026-11-20T12:00Z'],
      ['tomorrow 18:00-20:00', '2026-11-05T18:00Z', '2026-11-05T20:00Z'],
      ['الجمعة من 3 إلى 5 مساءً', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['الجمعة ٣-٥ مساء', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['غدًا 10:00 حتى 12:00', '2026-11-05T10:00Z', '2026-11-05T12:00Z'],
      ['السبت من 10 إلى 1', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['saturday 10 to 1', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['sat 10-1', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['tomorrow from 10 till 12', '2026-11-05T10:00Z', '2026-11-05T12:00Z'],
      ['السبت 10-12', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['السبت ١٠ - ١٢', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['10-12 saturday', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['20 Nov 9 to 12', '2026-11-20T09:00Z', '2026-11-20T12:00Z'],
      ['2026-11-20 14-16', '2026-11-20T14:00Z', '2026-11-20T16:00Z'],
      ['السبت الساعة 10 إلى 1', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['السبت من الساعة 10 إلى الساعة 1', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['الجمعة الساعة 3 - 5 مساء', '2026-11-06T15:00Z', '2026-11-06T17:00Z'],
      ['sat 10:00-11:00', '2026-11-07T10:00Z', '2026-11-07T11:00Z'],
      ['next friday between 8 and 11', '2026-11-13T08:00Z', '2026-11-13T11:00Z'],
    ];
    for (const [text, from, to] of lines) {
      const range = momentRange(text, context);
      const start = readMoment(range?.from ?? '', context);
      if (start.kind !== 'moment') throw new Error(`${text}: ${JSON.stringify(range)} ${start.kind}`);
      expect(new Date(start.at).toISOString().slice(0, 16), text).toBe(from.slice(0, 16));
      const end = readMoment(range?.to ?? '', { ...context, from: start.at });
      if (end.kind !== 'moment') throw new Error(`${text}: ${JSON.stringify(range)} ${end.kind}`);
      expect(new Date(end.at).toISOString().slice(0, 16), text).toBe(to.slice(0, 16));
    }
  });

  it('is nothing else', () => {
    for (const text of [
      '2026-11-20',
      '20-11-2026',
      '20-11',
      '3-5',
      '5-6 December',
      'friday 10:00',
      'friday',
      'saturday 10/12',
      '10-12 November',
      'Nov 7-9',
      'from 10 to 12',
      'saturday 20 to 3',
      'saturday at 10 to 1',
      'friday 3 and 4',
      '',
      '10/12',
      'x'.repeat(200),
    ])
      expect(momentRange(text, context), text).toBeUndefined();
  });
});

describe('a day before another', () => {
  it('is the last one that counts', () => {
    const day = (text: string) => readDay(text, context);
    expect(day('before friday')).toEqual({ kind: 'day', date: '2026-11-05' });
    expect(day('before 20 Nov')).toEqual({ kind: 'day', date: '2026-11-19' });
    expect(day('before next week')).toEqual(day('before 11 Nov'));
    expect(day('قبل الجمعة')).toEqual({ kind: 'day', date: '2026-11-05' });
    expect(day('قبل 20 نوفمبر')).toEqual({ kind: 'day', date: '2026-11-19' });
    expect(day('before tomorrow')).toEqual({ kind: 'day', date: '2026-11-04' });
    expect(day('before today').kind).toBe('past');
    for (const text of ['before', 'before lunch', 'قبل', 'before before friday'])
      expect(day(text).kind, text).toBe('unclear');
    // A time ago, not a day to come.
    for (const text of ['قبل أسبوع', 'قبل يومين']) expect(day(text).kind, text).not.toBe('day');
  });
});
