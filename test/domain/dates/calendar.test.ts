import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  dateFrom,
  dayIn,
  daysBetween,
  instantOf,
  isLocalDate,
  isLocalTime,
  isWorkday,
  nextWorkday,
  startOfDay,
  startOfWeek,
  timeIn,
  type Weekday,
  type WorkWeek,
  weekday,
  weekStart,
  workdayFrom,
  workdayUntil,
} from '../../../src/domain/dates/calendar.ts';
import { canonicalTimeZone, isTimeZone, suggestTimeZones } from '../../../src/domain/dates/zones.ts';

const utc = (text: string) => Date.parse(`${text}Z`);
const sundayToThursday: WorkWeek = [7, 1, 2, 3, 4];

const zones = [
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
  'UTC',
];
const anyDate = fc
  .tuple(
    fc.integer({ min: 1990, max: 2040 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => dateFrom(year, month, day) ?? '');
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('instants and the clocks of a zone', () => {
  test.each([
    ['an ordinary time', 'Asia/Beirut', '2026-11-21', '10:00', '2026-11-21T08:00'],
    ['Beirut skips midnight to one', 'Asia/Beirut', '2026-03-29', '00:30', '2026-03-28T22:00'],
    ['Cairo skips midnight to one', 'Africa/Cairo', '2026-04-24', '00:15', '2026-04-23T22:00'],
    ['Santiago skips midnight to one', 'America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00'],
    ['Lord Howe skips half an hour', 'Australia/Lord_Howe', '2026-10-04', '02:10', '2026-10-03T15:30'],
    ['Lord Howe repeats half an hour', 'Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45'],
    ['Beirut repeats the last hour of a day', 'Asia/Beirut', '2026-10-24', '23:30', '2026-10-24T20:30'],
    ['Samoa left a whole day out', 'Pacific/Apia', '2011-12-30', '10:00', '2011-12-30T10:00'],
  ])('%s', (_name, zone, date, time, expected) => {
    expect(instantOf(zone, date, time)).toBe(utc(expected));
  });

  test('a day starts at the first instant that there is', () => {
    expect(timeIn('Asia/Beirut', startOfDay('Asia/Beirut', '2026-03-29'))).toBe('01:00');
    expect(dayIn('Asia/Beirut', startOfDay('Asia/Beirut', '2026-03-29') - 1)).toBe('2026-03-28');
  });

  test('the day and time of an instant lead back to it, unless the clocks show it twice', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyDate, anyTime, (zone, date, time) => {
        const at = instantOf(zone, date, time);
        const shown = [dayIn(zone, at), timeIn(zone, at)].join(' ');
        expect(shown >= `${date} ${time}`).toBe(true);
        expect(instantOf(zone, dayIn(zone, at), timeIn(zone, at))).toBe(at);
        // Nothing earlier shows that time or a later one of the day: the first instant, in gaps as well.
        const before = [dayIn(zone, at - 60_000), timeIn(zone, at - 60_000)].join(' ');
        expect(before < `${date} ${time}`).toBe(true);
      }),
      { numRuns: 500, endOnFailure: true },
    );
  });

  test('a text that is no date, time or zone throws', () => {
    expect(() => instantOf('Asia/Beirut', '2026-02-30', '10:00')).toThrow(RangeError);
    expect(() => instantOf('Asia/Beirut', '2026-02-20', '25:00')).toThrow(RangeError);
    expect(() => dayIn('Asia/Nowhere', 0)).toThrow(RangeError);
    expect(() => weekday('soon')).toThrow(RangeError);
  });
});

describe('dates', () => {
  test('only days that exist are dates', () => {
    expect(['2026-02-28', '2024-02-29', '2026-12-31'].every(isLocalDate)).toBe(true);
    expect(['2026-02-29', '2026-2-1', '2026-13-01', '1900-02-29', '', 'friday'].some(isLocalDate)).toBe(
      false,
    );
    expect(['00:00', '23:59'].every(isLocalTime)).toBe(true);
    expect(['24:00', '9:00', '10:60', ''].some(isLocalTime)).toBe(false);
  });

  test('weekdays are those of ISO', () => {
    expect(weekday('2026-11-16')).toBe(1);
    expect(weekday('2026-11-22')).toBe(7);
    expect(weekday('1969-12-31')).toBe(3);
  });

  test('adding and counting days agree', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -4000, max: 4000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect((((weekday(date) - 1 + days) % 7) + 7) % 7).toBe(weekday(addDays(date, days)) - 1);
      }),
    );
  });

  test('a month later is the last day where the month is shorter', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-15', 2)).toBe('2027-01-15');
  });
});

describe('work weeks', () => {
  test('Sunday to Thursday', () => {
    expect(isWorkday(sundayToThursday, '2026-11-22')).toBe(true);
    expect(isWorkday(sundayToThursday, '2026-11-20')).toBe(false);
    expect(nextWorkday(sundayToThursday, '2026-11-19')).toBe('2026-11-22');
    expect(nextWorkday(sundayToThursday, '2026-11-22')).toBe('2026-11-23');
    expect(workdayFrom(sundayToThursday, '2026-11-22')).toBe('2026-11-22');
    expect(workdayUntil(sundayToThursday, '2026-11-21')).toBe('2026-11-19');
  });

  test.each<[WorkWeek, Weekday]>([
    [[1, 2, 3, 4, 5], 1],
    [[4, 3, 2, 1, 7], 7],
    [[6, 7, 1, 2, 3], 6],
    [[1, 2, 3, 4, 5, 6], 1],
    [[1, 2, 3, 4, 5, 6, 7], 1],
    [[3], 3],
  ])('the week of %j begins on %i', (week, start) => {
    expect(weekStart(week)).toBe(start);
  });

  test('the week that holds a day', () => {
    expect(startOfWeek([1, 2, 3, 4, 5], '2026-11-22')).toBe('2026-11-16');
    expect(startOfWeek(sundayToThursday, '2026-11-22')).toBe('2026-11-22');
    expect(startOfWeek(sundayToThursday, '2026-11-21')).toBe('2026-11-15');
  });

  test('a week without work has no workday', () => {
    expect(() => workdayFrom([], '2026-11-22')).toThrow(RangeError);
  });
});

describe('names of zones', () => {
  test.each([
    ['asia/beirut', 'Asia/Beirut'],
    ['Beirut', 'Asia/Beirut'],
    ['بيروت', 'Asia/Beirut'],
    ['القاهرة', 'Africa/Cairo'],
    ['عمّان', 'Asia/Amman'],
    ['عمان', 'Asia/Amman'],
    ['الرياض', 'Asia/Riyadh'],
    ['جده', 'Asia/Riyadh'],
    ['تونس', 'Africa/Tunis'],
    ['رام الله', 'Asia/Hebron'],
    ['  new_york ', 'America/New_York'],
    ['new york', 'America/New_York'],
    ['asia/kolkata', 'Asia/Kolkata'],
    ['utc', 'UTC'],
    ['EST', undefined],
    ['+02:00', undefined],
    ['Atlantis', undefined],
    ['', undefined],
  ])('%j is %s', (text, zone) => {
    expect(canonicalTimeZone(text)).toBe(zone);
  });

  test('only the name as IANA writes it is a zone', () => {
    expect(['Asia/Beirut', 'UTC', 'Asia/Kolkata'].every(isTimeZone)).toBe(true);
    expect(['asia/beirut', 'Beirut', '+02:00', 'EST', '', 'Asia/'].some(isTimeZone)).toBe(false);
  });

  test('whatever is suggested or found is a zone', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('a', 'be', 'ال', 'tun', '/')),
        (text) => {
          const found = [...suggestTimeZones(text, 25), canonicalTimeZone(text) ?? 'UTC'];
          expect(found.filter((zone) => !isTimeZone(zone))).toEqual([]);
        },
      ),
    );
  });

  test('suggestions begin with the likeliest', () => {
    expect(suggestTimeZones('be', 3)[0]).toBe('Asia/Beirut');
    expect(suggestTimeZones('بير', 5)).toEqual(['Asia/Beirut']);
    expect(suggestTimeZones('', 2)).toEqual(['Asia/Beirut', 'Asia/Amman']);
    expect(suggestTimeZones('europe/', 100).length).toBeGreaterThan(30);
  });
});
