import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, instantOf, type WorkWeek } from '../../../src/domain/dates/calendar.ts';
import { readDay, readMoment } from '../../../src/domain/dates/date-words.ts';
import { lexicon } from '../../../src/domain/dates/lexicon.ts';

const beirut = 'Asia/Beirut';
const sundayToThursday: WorkWeek = [7, 1, 2, 3, 4];

describe('whatever is typed', () => {
  const words = [
    ...lexicon.keys(),
    '3',
    '15',
    '2026',
    '15/12',
    '10:00',
    '2026-12-15',
    '1',
    'friday',
    'الجمعة',
  ];
  const anyText = fc.oneof(
    fc.array(fc.constantFrom(...words), { maxLength: 5 }).map((some) => some.join(' ')),
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc
      .date({ noInvalidDate: true, min: new Date(0), max: new Date('2040') })
      .map((date) => date.toISOString().slice(0, 10)),
    fc.stringMatching(/^[0-9٠-٩]{1,4}[-/.: ][0-9]{1,2}([-/.: ][0-9]{1,4})?$/),
  );
  const anyPlace = fc.record({
    now: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2038, 0) }),
    timeZone: fc.constantFrom(
      beirut,
      'Africa/Cairo',
      'America/Santiago',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ),
    workWeek: fc.constantFrom<WorkWeek>([1, 2, 3, 4, 5], sundayToThursday, [3]),
  });

  test('a day is never past, is the same day when read again, and nothing throws', () => {
    fc.assert(
      fc.property(anyText, anyPlace, (text, place) => {
        const reading = readDay(text, place);
        if (reading.kind === 'unclear') return;
        const today = dayIn(place.timeZone, place.now);
        expect(reading.kind).toBe(reading.date < today ? 'past' : 'day');
        expect(readDay(reading.date, place)).toEqual(reading);
      }),
      { numRuns: 5000, endOnFailure: true },
    );
  });

  test('a moment is never before now or what it refers to, and nothing throws', () => {
    const more = fc.record(
      { from: fc.integer({ min: Date.UTC(2000, 0), max: Date.UTC(2038, 0) }), endOfDay: fc.boolean() },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(anyText, anyPlace, more, (text, place, extra) => {
        const reading = readMoment(text, { ...place, ...extra });
        if (reading.kind !== 'moment') return;
        expect(reading.at).toBeGreaterThanOrEqual(Math.max(place.now, extra.from ?? 0));
      }),
      { numRuns: 5000, endOnFailure: true },
    );
  });

  test('a reading costs well under a millisecond', () => {
    const now = instantOf(beirut, '2026-11-18', '11:00');
    const texts = [
      'friday',
      'يوم الجمعة ٢٧ نوفمبر ٢٠٢٦',
      '15 Dec',
      'نهاية الشهر',
      'next frday',
      'in two weeks',
    ];
    const rounds = 300;
    const before = process.cpuUsage();
    for (let round = 0; round < rounds; round += 1)
      for (const text of texts) readDay(text, { now, timeZone: beirut });
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000 / (rounds * texts.length)).toBeLessThan(1);
  });
});
