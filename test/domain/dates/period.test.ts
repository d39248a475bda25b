import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayIn, instantOf, timeIn } from '../../../src/domain/dates/calendar.ts';
import {
  type DueRule,
  dueAt,
  latestDue,
  nextDue,
  nextPeriod,
  type Period,
  type PeriodKind,
  periodBounds,
  periodFromKey,
  periodOf,
  previousPeriod,
} from '../../../src/domain/dates/period.ts';

const zones = [
  'Asia/Beirut',
  'Africa/Cairo',
  'Africa/Casablanca',
  'America/Santiago',
  'Pacific/Apia',
  'Australia/Lord_Howe',
  'UTC',
];
const hour = 3_600_000;
const day = 24 * hour;

const anyKind = fc.constantFrom<PeriodKind>('month', 'quarter');
const anyRule: fc.Arbitrary<DueRule> = fc.record({
  day: fc.oneof(
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom('first-workday' as const, 'last-workday' as const),
  ),
  workWeek: fc.constantFrom<DueRule['workWeek'] & object>([1, 2, 3, 4, 5], [7, 1, 2, 3, 4], [5]),
  fiscalYearStart: fc.integer({ min: 1, max: 12 }),
});
const anyTime = fc.constantFrom('00:00', '00:30', '02:15', '09:00', '23:59');
/** From 1990, so that the day that Samoa left out (2011-12-30) is in reach. */
const anyInstant = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });

describe('periods', () => {
  test('months', () => {
    expect(periodOf('month', '2024-02-10')).toEqual({
      kind: 'month',
      key: '2024-02',
      firstDay: '2024-02-01',
      lastDay: '2024-02-29',
    });
  });

  test.each([
    ['2026-11-21', 1, '2026-Q4', '2026-10-01', '2026-12-31'],
    ['2026-01-01', 1, '2026-Q1', '2026-01-01', '2026-03-31'],
    ['2026-04-01', 4, '2027-Q1', '2026-04-01', '2026-06-30'],
    ['2027-03-31', 4, '2027-Q4', '2027-01-01', '2027-03-31'],
    ['2026-01-15', 12, '2026-Q1', '2025-12-01', '2026-02-28'],
    ['2026-12-01', 12, '2027-Q1', '2026-12-01', '2027-02-28'],
    ['2026-11-30', 12, '2026-Q4', '2026-09-01', '2026-11-30'],
    ['2026-01-01', 7, '2026-Q3', '2026-01-01', '2026-03-31'],
  ])('%s with a year from month %i is in %s', (date, start, key, firstDay, lastDay) => {
    expect(periodOf('quarter', date, start)).toEqual({ kind: 'quarter', key, firstDay, lastDay });
  });

  test('periods follow each other without a gap, and their keys lead back to them', () => {
    fc.assert(
      fc.property(anyKind, anyInstant, fc.integer({ min: 1, max: 12 }), (kind, at, start) => {
        const date = dayIn('UTC', at);
        const period = periodOf(kind, date, start);
        expect(period.firstDay <= date && date <= period.lastDay).toBe(true);
        const next = nextPeriod(period);
        expect(next.firstDay > period.lastDay).toBe(true);
        expect(previousPeriod(next)).toEqual(period);
        expect(periodFromKey(period.key, start)).toEqual(period);
        expect(periodBounds(period, 'Asia/Beirut').to).toBe(periodBounds(next, 'Asia/Beirut').from);
      }),
    );
  });

  test('a text that is no key names no period', () => {
    for (const key of ['2026-13', '2026-00', '2026-Q5', '2026', '', '2026-10-01', 'Q4-2026']) {
      expect(periodFromKey(key)).toBeUndefined();
    }
  });

  test('a period begins with its first instant in the zone', () => {
    const bounds = periodBounds(periodOf('month', '2026-11-21'), 'Asia/Beirut');
    expect(bounds).toEqual({ from: Date.UTC(2026, 9, 31, 22), to: Date.UTC(2026, 10, 30, 22) });
  });
});

describe('when a digest is due', () => {
  const october = periodOf('month', '2026-10-15');
  const shown = (at: number, zone = 'Asia/Beirut') => `${dayIn(zone, at)} ${timeIn(zone, at)}`;

  test.each<[DueRule, string]>([
    [{}, '2026-11-01 09:00'],
    [{ day: 5 }, '2026-11-05 09:00'],
    // 1 November 2026 is a Sunday.
    [{ day: 'first-workday' }, '2026-11-02 09:00'],
    [{ day: 'first-workday', workWeek: [7, 1, 2, 3, 4] }, '2026-11-01 09:00'],
    [{ day: 'last-workday' }, '2026-10-30 09:00'],
    [{ day: 'last-workday', workWeek: [7, 3] }, '2026-10-28 09:00'],
  ])('%j', (rule, expected) => {
    expect(shown(dueAt(october, 'Asia/Beirut', rule))).toBe(expected);
  });

  test('at another time, and in a gap as soon as there is a time', () => {
    expect(shown(dueAt(october, 'Asia/Beirut', {}, '18:30'))).toBe('2026-11-01 18:30');
    const august = periodOf('month', '2026-08-15');
    expect(shown(dueAt(august, 'America/Santiago', { day: 6 }, '00:30'), 'America/Santiago')).toBe(
      '2026-09-06 01:00',
    );
  });

  test('a day that some month lacks is refused', () => {
    for (const wrong of [0, 29, 1.5, Number.NaN]) {
      expect(() => dueAt(october, 'UTC', { day: wrong })).toThrow(RangeError);
    }
    expect(() => dueAt(october, 'UTC', { day: 'first-workday', workWeek: [] })).toThrow(RangeError);
  });

  test('a later period is due later, and every period after it has ended or on its last working day', () => {
    fc.assert(
      fc.property(
        anyKind,
        fc.constantFrom(...zones),
        anyRule,
        anyTime,
        anyInstant,
        (kind, zone, rule, time, at) => {
          const period = periodOf(kind, dayIn(zone, at), rule.fiscalYearStart);
          const due = dueAt(period, zone, rule, time);
          const { to } = periodBounds(period, zone);
          // The last working day is a day of the period itself.
          if (rule.day === 'last-workday') expect(due).toBeLessThan(to + day);
          else expect(due).toBeGreaterThanOrEqual(to);
          expect(dueAt(nextPeriod(period), zone, rule, time)).toBeGreaterThan(due);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('exactly one period is the latest due, from the instant it is due to the one before the next', () => {
    fc.assert(
      fc.property(
        anyKind,
        fc.constantFrom(...zones),
        anyRule,
        anyTime,
        anyInstant,
        (kind, zone, rule, time, at) => {
          const latest = latestDue(kind, at, zone, rule, time);
          const next = nextDue(kind, at, zone, rule, time);
          expect(next).toEqual(nextPeriod(latest));
          const [due, dueNext] = [dueAt(latest, zone, rule, time), dueAt(next, zone, rule, time)];
          expect(due <= at && at < dueNext).toBe(true);
          expect(latestDue(kind, due, zone, rule, time)).toEqual(latest);
          expect(latestDue(kind, due - 1, zone, rule, time)).toEqual(previousPeriod(latest));
          expect(latestDue(kind, dueNext - 1, zone, rule, time)).toEqual(latest);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('whatever way the clock jumps, forward and back, each period is sent once and in order', () => {
    const jumps = fc.array(fc.integer({ min: -3 * day, max: 20 * day }), { minLength: 10, maxLength: 60 });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        anyRule,
        anyTime,
        anyInstant,
        jumps,
        (zone, rule, time, start, steps) => {
          const sent: Period[] = [];
          let now = start;
          let furthest = start;
          for (const step of steps) {
            now += step;
            furthest = Math.max(furthest, now);
            const period = latestDue('month', now, zone, rule, time);
            // As the ledger does: nothing from before the schedule, nothing twice.
            if (dueAt(period, zone, rule, time) <= start || sent.some(({ key }) => key === period.key))
              continue;
            sent.push(period);
          }
          const owed: string[] = [];
          let period = nextDue('month', start, zone, rule, time);
          while (dueAt(period, zone, rule, time) <= furthest) {
            owed.push(period.key);
            period = nextPeriod(period);
          }
          expect(sent.map(({ key }) => key)).toEqual(owed);
        },
      ),
      { numRuns: 200, endOnFailure: true },
    );
  });

  test('after a sleep of months only the latest is due', () => {
    const now = instantOf('Africa/Cairo', '2026-11-21', '10:00');
    expect(latestDue('month', now, 'Africa/Cairo').key).toBe('2026-10');
    expect(latestDue('quarter', now, 'Africa/Cairo').key).toBe('2026-Q3');
    expect(nextDue('quarter', now, 'Africa/Cairo').key).toBe('2026-Q4');
  });
});
