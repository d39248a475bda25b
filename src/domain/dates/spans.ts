import {
  addDays,
  addMonths,
  type LocalDate,
  mondayToFriday,
  nextWorkday,
  type WorkWeek,
  workdayUntil,
} from './calendar.ts';
import type { Token, Unit } from './lexicon.ts';

/** A length of time: units and how many of each, negative for the past. */
export type Span = readonly Readonly<{ unit: Unit; count: number }>[];

const minutesIn: Partial<Record<Unit, number>> = { minute: 1, hour: 60 };
const daysIn: Partial<Record<Unit, number>> = { day: 1, week: 7 };
const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12, 'fiscal-year': 12 };

/** "in the next 3 days", "خلال الأسبوعين القادمين": the direction is redundant. */
const withoutDirection = (tokens: readonly Token[]): readonly Token[] => {
  const [first, second, third] = tokens;
  if (first?.kind !== 'in') return tokens;
  if (second?.kind === 'the' && (third?.kind === 'next' || third?.kind === 'coming'))
    return [first, ...tokens.slice(3)];
  if (second?.kind === 'next' || second?.kind === 'coming') return [first, ...tokens.slice(2)];
  return tokens.at(-1)?.kind === 'coming' && tokens.length > 2 ? tokens.slice(0, -1) : tokens;
};

/** The span that all the tokens together name ("in 3 days", "ساعة ونصف", "2 weeks ago"), or undefined. */
export const spanOf = (all: readonly Token[]): Span | undefined => {
  const tokens = withoutDirection(all);
  const first = tokens[0]?.kind;
  const last = tokens.at(-1)?.kind;
  const back = first === 'before' || last === 'ago';
  if ((first === 'in' && last === 'ago') || (first === 'before' && last === 'hence')) return undefined;
  const from = first === 'in' || first === 'before' ? 1 : 0;
  const amounts = amountsOf(tokens.slice(from, last === 'ago' || last === 'hence' ? -1 : undefined));
  return amounts?.map(({ unit, count }) => ({ unit, count: back ? -count : count }));
};

const amountsOf = (tokens: readonly Token[]): Span | undefined => {
  const found: { unit: Unit; count: number }[] = [];
  let at = 0;
  while (at < tokens.length) {
    if (found.length > 0 && tokens[at]?.kind === 'and') at += 1;
    const token = tokens[at];
    const after = tokens[at + 1];
    if (token === undefined) return undefined;
    if (token.kind === 'number' || token.kind === 'a') {
      if (after?.unit === undefined || after.kind === 'amount') return undefined;
      found.push({ unit: after.unit, count: token.value });
      at += 2;
    } else if (token.unit !== undefined && token.kind !== 'unit') {
      found.push({ unit: token.unit, count: token.value });
      at += 1;
      // شهر واحد, أسبوعين اثنين.
      const again = tokens[at];
      if (again?.kind === 'number' && again.value === token.value && tokens[at + 1]?.unit === undefined)
        at += 1;
    } else if (token.kind === 'plus' && found.at(-1)?.unit === 'hour') {
      found.push({ unit: 'minute', count: token.value });
      at += 1;
    } else {
      return undefined;
    }
  }
  return found.length === 0 ? undefined : found;
};

/** The minutes of the span, or undefined when part of it is days or longer, which have no fixed length. */
export const minutesOf = (span: Span): number | undefined => {
  let minutes = 0;
  for (const { unit, count } of span) {
    const each = minutesIn[unit];
    if (each === undefined) return undefined;
    minutes += each * count;
  }
  return minutes;
};

/** More working days than this are not counted one by one. */
const mostWorkdays = 400;

const workdaysAfter = (date: LocalDate, count: number, workWeek: WorkWeek): LocalDate | undefined => {
  if (Math.abs(count) > mostWorkdays) return undefined;
  let found = date;
  for (let step = 0; step < count; step += 1) found = nextWorkday(workWeek, found);
  for (let step = 0; step > count; step -= 1) found = workdayUntil(workWeek, addDays(found, -1));
  return found;
};

/** The date that is the span after the date, or undefined when part of it is hours or minutes. */
export const dateAfter = (
  date: LocalDate,
  span: Span,
  workWeek: WorkWeek = mondayToFriday,
): LocalDate | undefined => {
  let found: LocalDate | undefined = date;
  for (const { unit, count } of span) {
    if (found === undefined) return undefined;
    const days = daysIn[unit];
    const months = monthsIn[unit];
    if (unit === 'workday') found = workdaysAfter(found, count, workWeek);
    else if (days !== undefined) found = addDays(found, days * count);
    else if (months !== undefined) found = addMonths(found, months * count);
    else return undefined;
  }
  return found;
};
