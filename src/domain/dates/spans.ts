import { addDays, addMonths, type LocalDate } from './calendar.ts';
import type { Token, Unit } from './lexicon.ts';

/** A length of time: units and how many of each, negative for the past. */
export type Span = readonly Readonly<{ unit: Unit; count: number }>[];

const minutesIn: Partial<Record<Unit, number>> = { minute: 1, hour: 60 };
const daysIn: Partial<Record<Unit, number>> = { day: 1, week: 7 };
const monthsIn: Partial<Record<Unit, number>> = { month: 1, quarter: 3, year: 12 };

/** The span that all the tokens together name ("in 3 days", "ساعة ونصف", "2 weeks ago"), or undefined. */
export const spanOf = (tokens: readonly Token[]): Span | undefined => {
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
    } else if (token.kind === 'plus' && found.at(-1)?.unit === 'hour') {
      found.push({ unit: 'minute', count: token.value });
      at += 1;
    } else {
      return undefined;
    }
  }
  return found.length === 0 ? undefined : found;
};

/** Minutes of the span, or undefined when part of it is days or longer and so no fixed length. */
export const minutesOf = (span: Span): number | undefined => {
  let minutes = 0;
  for (const { unit, count } of span) {
    const each = minutesIn[unit];
    if (each === undefined) return undefined;
    minutes += each * count;
  }
  return minutes;
};

/** The date that is the span after the date, or undefined when part of it is hours or minutes. */
export const dateAfter = (date: LocalDate, span: Span): LocalDate | undefined => {
  let found = date;
  for (const { unit, count } of span) {
    const days = daysIn[unit];
    const months = monthsIn[unit];
    if (days !== undefined) found = addDays(found, days * count);
    else if (months !== undefined) found = addMonths(found, months * count);
    else return undefined;
  }
  return found;
};
