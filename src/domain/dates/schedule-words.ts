import type { DigestDay } from '../coalition.ts';
import { plainLetters } from '../plain-letters.ts';
import type { LocalTime } from './calendar.ts';
import { timeIn } from './calendar.ts';
import { readMoment } from './date-words.ts';
import type { Token } from './lexicon.ts';
import { has, kindsOf, pattern, tokenOf } from './pattern.ts';
import { tokensOf } from './tokens.ts';

const ofMonth = '((of|by|in)? (the unit|the? unit|this the? unit|one|a unit))?';
const dayOfMonth = pattern(`(by|at)? the? (yawm|unit)? the? (number th?|nth) yawm? the? ${ofMonth}`);
/** اليوم الخامس: اليوم is also the word for today. */
const theDay = pattern(`(by|at)? day (number th?|nth) ${ofMonth}`);
const edgeWorkday = pattern(`(by|at)? the? (nth|number th|edge|last) workday ${ofMonth}`);
const workdayEdge = pattern(`(by|at)? the? workday (nth|final) ${ofMonth}`);
const edgeOfMonth = pattern(`(by|at)? the? edge ${ofMonth}|edge (of|by)? the? unit`);

/** A day for summaries: 1 to 28, or the first or last working day; `null` for anything else. */
export const readDigestDay = (text: string): DigestDay | null => {
  const typed = plainLetters(text).trim();
  if (typed === 'first-workday' || typed === 'last-workday') return typed;
  // A schedule implies "of each month", "كل شهر".
  const tokens = tokensOf(typed.replace(/ ?(?:of |in )?(?:every|each) month$| ?(?:من )?كل شهر$/, ''));
  if (tokens === undefined) return null;
  const kinds = kindsOf(tokens);
  const unit = tokenOf(tokens, 'unit')?.unit ?? 'month';
  if (dayOfMonth.test(kinds) || theDay.test(kinds)) {
    const day = tokenOf(tokens, 'number', 'nth')?.value ?? 0;
    const today = tokenOf(tokens, 'day');
    const fits = (unit === 'month' || unit === 'day') && (today === undefined || today.value === 0);
    return fits && day >= 1 && day <= 28 ? `${day}` : null;
  }
  if (unit !== 'month') return null;
  if (edgeWorkday.test(kinds) || workdayEdge.test(kinds)) return workdayOf(tokens);
  return edgeOfMonth.test(kinds) && tokenOf(tokens, 'edge')?.edge === 'start' ? '1' : null;
};

const workdayOf = (tokens: readonly Token[]): DigestDay | null => {
  const edge = tokenOf(tokens, 'edge')?.edge;
  if (edge === 'start' || tokenOf(tokens, 'nth', 'number')?.value === 1) return 'first-workday';
  return edge === 'end' || has(tokens, 'last', 'final') ? 'last-workday' : null;
};

/**
 * A time of day in words ("9:00", "9am", "٩ صباحا"); `null` for anything else. Hours are on the 24-hour
 * clock.
 */
export const readTimeOfDay = (text: string): LocalTime | null => {
  const context = { now: 0, timeZone: 'UTC', countsTo24: true } as const;
  for (const tomorrow of ['tomorrow', 'غدا', 'tomorrow at']) {
    const reading = readMoment(`${tomorrow} ${text}`, context);
    if (reading.kind === 'moment' && Math.floor(reading.at / 86_400_000) === 1)
      return timeIn('UTC', reading.at);
  }
  return null;
};

const monthAlone = pattern('by? the? one? (month|number) ((of|by)? the? unit)?|by? edge (of|by)? one? month');

/** A month of the year (1 to 12) by its name in any of the Arab world's calendars, or its number. */
export const readMonth = (text: string): number | null => {
  const tokens = tokensOf(text);
  if (tokens === undefined || !monthAlone.test(kindsOf(tokens))) return null;
  const start = tokenOf(tokens, 'edge')?.edge ?? 'start';
  const month = tokenOf(tokens, 'month', 'number')?.value ?? 0;
  return start === 'start' && month >= 1 && month <= 12 ? month : null;
};
