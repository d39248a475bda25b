import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayIn, instantOf, timeIn } from '../../../src/domain/dates/calendar.ts';
import { type DayContext, readDay, readMoment } from '../../../src/domain/dates/date-words.ts';
import { type HoursReading, type MomentRange, readHours } from '../../../src/domain/dates/moment-range.ts';
import { wordsFor } from '../../../src/words/words.ts';

const context = { now: Date.parse('2026-11-04T09:00:00Z'), timeZone: 'UTC' };

const english = (timeZone: string) => wordsFor({ language: 'en', digits: 'latn', timeZone });
const arabic = (timeZone: string) => wordsFor({ language: 'ar', digits: 'arab', timeZone });

const instantsOf = ({ from, to }: MomentRange, place: DayContext): readonly number[] => {
  const begins = readMoment(from, place);
  if (!('at' in begins)) throw new Error(`${from} is ${begins.kind}`);
  const ends = readMoment(to, { ...place, from: begins.at });
  if (!('at' in ends)) return [begins.at];
  return [begins.at, ends.at];
};

const rangeIn = (text: string) => {
  const hours = readHours(text, context);
  return hours?.kind === 'range' ? hours : undefined;
};

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
      ['saturday 10 to noon', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['saturday 10-noon', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['saturday 10-12h', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['saturday 10h-12h30', '2026-11-07T10:00Z', '2026-11-07T12:30Z'],
      ['saturday 14 – 16 hrs', '2026-11-07T14:00Z', '2026-11-07T16:00Z'],
      ['saturday 10.00-12.30', '2026-11-07T10:00Z', '2026-11-07T12:30Z'],
      ['saturday from ten to one', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['from ten to one on saturday', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['between half past ten and noon on saturday', '2026-11-07T10:30Z', '2026-11-07T12:00Z'],
      ['saturday ten thirty to twelve fifteen', '2026-11-07T10:30Z', '2026-11-07T12:15Z'],
      ['saturday half past ten until quarter to one', '2026-11-07T10:30Z', '2026-11-07T12:45Z'],
      ['saturday morning 10-12', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['saturday evening 7 to 9', '2026-11-07T19:00Z', '2026-11-07T21:00Z'],
      ['friday 10pm to saturday 2am', '2026-11-06T22:00Z', '2026-11-07T02:00Z'],
      ['السبت من العاشرة إلى الواحدة', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['من العاشرة إلى الواحدة يوم السبت', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['السبت بين العاشرة والواحدة', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['السبت من العاشرة والنصف حتى الواحدة إلا ربعًا', '2026-11-07T10:30Z', '2026-11-07T12:45Z'],
      ['السبت من العاشرة للواحدة', '2026-11-07T10:00Z', '2026-11-07T13:00Z'],
      ['السبت من ١٠ حتى ١٢ ظهراً', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['السبت من ١٠ صباحًا لغاية ١٢ ظهرًا', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
      ['السبت مساءً من ٧ إلى ٩', '2026-11-07T19:00Z', '2026-11-07T21:00Z'],
      ['من الساعة العاشرة صباحًا حتى الثانية عشرة ظهرًا يوم السبت', '2026-11-07T10:00Z', '2026-11-07T12:00Z'],
    ];
    for (const [text, from, to] of lines) {
      const range = rangeIn(text);
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
      '3/5',
      '5-6 December',
      'friday 10:00',
      'friday',
      'saturday 10/12',
      '10-12 November',
      'Nov 7-9',
      '20-11',
      'saturday 20 to 3',
      'saturday 14',
      'friday 3 and 4',
      '',
      '10/12',
      'x'.repeat(200),
    ])
      expect(readHours(text, context), text).toBeUndefined();
  });

  it('is asked about where it has several meanings, or no day', () => {
    const shown = (hours: HoursReading | undefined) =>
      hours?.kind === 'which'
        ? hours.meant.map(({ at, to }) =>
            [`${dayIn('UTC', at)} ${timeIn('UTC', at)}`, to].filter(Boolean).join(' - '),
          )
        : [];
    const lines: readonly (readonly [string, readonly string[]])[] = [
      ['10-12', ['2026-11-04 10:00 - 12:00', '2026-11-05 10:00 - 12:00', '2026-11-06 10:00 - 12:00']],
      ['8 to 9', ['2026-11-05 08:00 - 09:00', '2026-11-06 08:00 - 09:00', '2026-11-07 08:00 - 09:00']],
      ['from 10 to 12', ['2026-11-04 10:00 - 12:00', '2026-11-05 10:00 - 12:00', '2026-11-06 10:00 - 12:00']],
      ['١٠-١٢', ['2026-11-04 10:00 - 12:00', '2026-11-05 10:00 - 12:00', '2026-11-06 10:00 - 12:00']],
      [
        'من العاشرة إلى الواحدة',
        ['2026-11-04 10:00 - 13:00', '2026-11-05 10:00 - 13:00', '2026-11-06 10:00 - 13:00'],
      ],
      ['saturday ten to one', ['2026-11-07 12:50', '2026-11-07 00:50', '2026-11-07 10:00 - 13:00']],
      ['saturday at 10 to 1', ['2026-11-07 12:50', '2026-11-07 00:50', '2026-11-07 10:00 - 13:00']],
      ['saturday 10 to midnight', ['2026-11-07 22:00 - 24:00', '2026-11-07 10:00 - 24:00']],
      ['السبت من 10 إلى 12 صباحا', ['2026-11-07 10:00 - 12:00', '2026-11-07 22:00 - 24:00']],
    ];
    for (const [text, meant] of lines) expect(shown(readHours(text, context)), text).toEqual(meant);
    // Early in the day, today comes first.
    expect(shown(readHours('3-5', { ...context, now: Date.parse('2026-11-04T01:00:00Z') }))).toEqual([
      '2026-11-04 15:00 - 17:00',
      '2026-11-05 15:00 - 17:00',
      '2026-11-06 15:00 - 17:00',
      '2026-11-04 03:00 - 05:00',
    ]);
  });

  it('means the same when what was understood is read again, and each choice means itself', () => {
    const hours = [
      ...['10', 'ten', '10:30', '10h', '3pm', 'noon', 'half past ten', 'ten thirty', '14:00', '5', '12'],
      ...[
        'العاشرة',
        '١٠',
        'العاشرة والنصف',
        '٣ عصرًا',
        'الواحدة',
        'الثانية عشرة ظهرًا',
        '٧ مساءً',
        'الواحدة إلا ربعًا',
      ],
    ];
    const text = fc.record({
      day: fc.constantFrom(
        '',
        'saturday',
        'السبت',
        '20 Nov',
        '٢٠ تشرين الثاني',
        'tomorrow',
        'غدًا',
        '2026-12-01',
      ),
      before: fc.boolean(),
      lead: fc.constantFrom('', 'from ', 'من ', 'between ', 'بين ', 'at '),
      join: fc.constantFrom('-', ' – ', ' to ', ' until ', ' إلى ', ' حتى ', ' and ', ' و', ' لل'),
      begin: fc.constantFrom(...hours),
      end: fc.constantFrom(...hours),
    });
    const place = fc.record({
      timeZone: fc.constantFrom('UTC', 'Asia/Beirut', 'America/Santiago'),
      now: fc.integer({ min: Date.UTC(2026, 0), max: Date.UTC(2027, 0) }),
    });
    let understood = 0;
    fc.assert(
      fc.property(text, place, ({ day, before, lead, join, begin, end }, where) => {
        const line = (before ? [day, lead + begin + join + end] : [lead + begin + join + end, day]).join(' ');
        const reading = readHours(line, where);
        if (reading === undefined) return;
        understood += 1;
        if (reading.kind === 'range') {
          const said = instantsOf(reading, where);
          // An end long after the beginning is refused.
          if (said.length === 1) return;
          // The refusals and cards print both moments; typed again, they are the same.
          for (const words of [english, arabic].map((speech) => speech(where.timeZone)))
            if (said.every((at) => at > where.now)) {
              const [from = 0, to = 0] = said;
              const printed = { from: words.momentText(from), to: words.momentText(to) };
              expect(instantsOf(printed, where), `${line}: ${printed.from}`).toEqual(said);
            }
          const again = readHours(`${reading.from} until ${reading.to}`, where);
          if (day !== '') expect(again?.kind === 'range' && instantsOf(again, where), line).toEqual(said);
          return;
        }
        expect(reading.meant.length, line).toBeGreaterThan(0);
        for (const { at, from, to } of reading.meant) {
          const [date, time] = [dayIn(where.timeZone, at), timeIn(where.timeZone, at)];
          const single = readMoment(from, where);
          expect(single.kind === 'moment' || single.kind === 'past', `${line}: ${from}`).toBe(true);
          expect(single, `${line}: ${from}`).toMatchObject({ at });
          if (to === undefined) continue;
          const chosen = readHours(`${from} - ${to}`, where);
          expect(chosen?.kind, `${line}: ${from} - ${to}`).toBe('range');
          if (chosen?.kind !== 'range' || single.kind !== 'moment') continue;
          const start = readMoment(chosen.from, where);
          expect(start, line).toMatchObject({ at });
          const ends = readMoment(chosen.to, { ...where, from: at });
          if (ends.kind !== 'moment') throw new Error(`${line}: ${from} - ${to} is ${ends.kind}`);
          const midnight = to === '24:00';
          expect(ends.at, `${line}: ${from} - ${to}`).toBe(
            instantOf(
              where.timeZone,
              midnight || to < time ? dayIn(where.timeZone, at + 86_400_000) : date,
              midnight ? '00:00' : to,
            ),
          );
        }
      }),
      { numRuns: 1000, endOnFailure: true },
    );
    expect(understood).toBeGreaterThan(200);
  });
});

describe('an hour beside a day', () => {
  it('is read with words, minutes and parts of the day', () => {
    for (const [text, at] of [
      ['saturday ten thirty', '2026-11-07T10:30'],
      ['saturday half past ten', '2026-11-07T10:30'],
      ['السبت العاشرة والنصف', '2026-11-07T10:30'],
      ['السبت العاشرة صباحًا', '2026-11-07T10:00'],
      ['السبت ظهرًا', '2026-11-07T12:00'],
      ["saturday ten o'clock", '2026-11-07T10:00'],
      ['saturday 10 o clock', '2026-11-07T10:00'],
      ['friday 14', '2026-11-06T14:00'],
    ] as const) {
      const reading = readMoment(text, { ...context, bareHour: true });
      if (reading.kind !== 'moment') throw new Error(`${text}: ${reading.kind}`);
      expect(new Date(reading.at).toISOString().slice(0, 16), text).toBe(at);
    }
  });

  it('is asked about when it is only a number, or minutes to a small hour', () => {
    for (const [text, at] of [
      ['saturday 10', '2026-11-07T10:00'],
      ['السبت ١٠', '2026-11-07T10:00'],
      ['saturday quarter to one', '2026-11-07T00:45'],
    ] as const) {
      const reading = readMoment(text, { ...context, bareHour: true });
      if (reading.kind !== 'which-half') throw new Error(`${text}: ${reading.kind}`);
      expect(new Date(reading.at).toISOString().slice(0, 16), text).toBe(at);
      expect(reading.orAt - reading.at, text).toBe(12 * 3_600_000);
    }
    // The 14th is a Saturday; and what stands for a day alone has no hour.
    expect(readMoment('saturday 14', { ...context, bareHour: true }).kind).toBe('unclear');
    expect(readMoment('saturday 10', context).kind).toBe('unclear');
    expect(readMoment('10', { ...context, bareHour: true }).kind).toBe('unclear');
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
