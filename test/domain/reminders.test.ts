import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { workWeeks } from '../../src/domain/coalition.ts';
import {
  addDays,
  dayIn,
  daysBetween,
  instantOf,
  type LocalDate,
  nextWorkday,
} from '../../src/domain/dates/calendar.ts';
import {
  dueDatesToTell,
  mayRemind,
  nextRemindersAt,
  type RemindedDays,
  remindedDays,
} from '../../src/domain/reminders.ts';

const beirut = { timeZone: 'Asia/Beirut', workWeek: workWeeks['sun-thu'] } as const;
const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('when people are reminded', () => {
  it('is nine in the morning of a workday, where they are', () => {
    // A Wednesday; Beirut is two hours ahead.
    expect(iso(nextRemindersAt(beirut, at('2026-11-04T06:59:00Z')))).toBe('2026-11-04T07:00:00.000Z');
    expect(iso(nextRemindersAt(beirut, at('2026-11-04T07:00:00Z')))).toBe('2026-11-05T07:00:00.000Z');
    // Thursday's successor is Sunday.
    expect(iso(nextRemindersAt(beirut, at('2026-11-05T07:00:00Z')))).toBe('2026-11-08T07:00:00.000Z');
    expect(iso(nextRemindersAt(beirut, at('2026-11-06T03:00:00Z')))).toBe('2026-11-08T07:00:00.000Z');
  });

  it('keeps to the clock on the wall when summer time begins and ends', () => {
    const berlin = { timeZone: 'Europe/Berlin', workWeek: workWeeks['mon-fri'] };
    expect(iso(nextRemindersAt(berlin, at('2026-03-27T12:00:00Z')))).toBe('2026-03-30T07:00:00.000Z');
    expect(iso(nextRemindersAt(berlin, at('2026-10-23T12:00:00Z')))).toBe('2026-10-26T08:00:00.000Z');
  });

  it('is not in the evening, at night or on a day off', () => {
    expect(mayRemind(beirut, at('2026-11-04T07:00:00Z'))).toBe(true);
    expect(mayRemind(beirut, at('2026-11-04T15:59:59Z'))).toBe(true);
    expect(mayRemind(beirut, at('2026-11-04T16:00:00Z'))).toBe(false);
    expect(mayRemind(beirut, at('2026-11-04T06:59:59Z'))).toBe(false);
    expect(mayRemind(beirut, at('2026-11-06T10:00:00Z'))).toBe(false);
  });
});

describe('what is told', () => {
  const week = workWeeks['sun-thu'];

  it('is three days ahead, on the day, and weeks after', () => {
    const days = remindedDays(week, '2026-11-04', '2026-11-03');
    expect(days).toEqual({ first: '2026-11-04', today: '2026-11-04', last: '2026-11-04' });
    expect(days && dueDatesToTell(days, '2026-10-20')).toEqual([
      '2026-10-21',
      '2026-10-28',
      '2026-11-04',
      '2026-11-07',
    ]);
  });

  it('of days off is told on the last workday before them', () => {
    const days = remindedDays(week, '2026-11-05', '2026-11-04');
    expect(days).toEqual({ first: '2026-11-05', today: '2026-11-05', last: '2026-11-07' });
    expect(days && dueDatesToTell(days, '2026-11-05')).toEqual([
      '2026-11-05',
      '2026-11-06',
      '2026-11-07',
      '2026-11-08',
      '2026-11-09',
      '2026-11-10',
    ]);
  });

  it('is nothing where it is told already, and no past day before the first run', () => {
    expect(remindedDays(week, '2026-11-04', '2026-11-04')).toBeNull();
    const first = { first: '2026-11-04', today: '2026-11-04', last: '2026-11-04' };
    expect(remindedDays(week, '2026-11-04', null)).toEqual(first);
  });

  it('reaches back a week at most after a long sleep, and tells what is late on its own day', () => {
    const days = remindedDays(week, '2026-11-04', '2026-08-01');
    expect(days).toEqual({ first: '2026-10-29', today: '2026-11-04', last: '2026-11-04' });
    const dates = days === null ? [] : dueDatesToTell(days, '2026-10-14');
    expect(dates.filter((date) => date < '2026-10-29')).toEqual(['2026-10-14', '2026-10-21', '2026-10-28']);
  });

  it('loses no due date and tells none twice, whichever days the bot runs on', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(workWeeks)),
        fc.oneof(
          fc.array(fc.boolean(), { minLength: 70, maxLength: 70 }),
          fc.constant(Array.from({ length: 70 }, () => true)),
        ),
        fc.integer({ min: 4, max: 20 }),
        (workWeek, mostly, dueAfter) => {
          // A week of runs at the end, so that what is late has had its day.
          const awake = [...mostly, ...Array.from({ length: 7 }, () => true)];
          const start = '2026-02-01';
          const due = addDays(start, dueAfter);
          const told: LocalDate[] = [];
          let through: LocalDate = addDays(start, -1);
          let day = nextWorkday(workWeek, start);
          for (const isAwake of awake) {
            const days: RemindedDays | null = isAwake ? remindedDays(workWeek, day, through) : null;
            if (days !== null) {
              if (dueDatesToTell(days, start).includes(due)) told.push(day);
              through = days.last;
            }
            day = nextWorkday(workWeek, day);
          }
          // Once ahead, once for the day, once for each week since.
          const weeks = Math.floor(daysBetween(due, through) / 7);
          expect(told.length).toBeLessThanOrEqual(2 + weeks);
          expect(told.length).toBeGreaterThan(0);
          expect(new Set(told).size).toBe(told.length);
          if (awake.every(Boolean)) expect(told).toHaveLength(2 + weeks);
        },
      ),
      { endOnFailure: true },
    );
  });

  it('runs as often where every day is a run', () => {
    const workWeek = workWeeks['mon-fri'];
    const told: LocalDate[] = [];
    let through: LocalDate | null = null;
    for (let now = at('2026-03-02T00:00:00Z'); now < at('2026-04-29T00:00:00Z'); ) {
      now = nextRemindersAt({ timeZone: 'Europe/Berlin', workWeek }, now);
      const today = dayIn('Europe/Berlin', now);
      expect(now).toBe(instantOf('Europe/Berlin', today, '09:00'));
      const days: RemindedDays | null = remindedDays(workWeek, today, through);
      if (days === null) continue;
      // Due on a Sunday, on the day the clocks go forward.
      if (dueDatesToTell(days, '2026-03-29').includes('2026-03-29')) told.push(today);
      through = days.last;
    }
    expect(told).toEqual([
      '2026-03-26',
      '2026-03-27',
      '2026-04-03',
      '2026-04-10',
      '2026-04-17',
      '2026-04-24',
    ]);
  });
});
