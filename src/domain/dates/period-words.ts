import { plainLetters } from '../plain-letters.ts';
import { civilOf, type LocalDate } from './calendar.ts';
import type { Token } from './lexicon.ts';
import { has, kindsOf, pattern, stepOf, tokenOf } from './pattern.ts';
import {
  nextPeriod,
  type Period,
  type PeriodKind,
  periodFromKey,
  periodOf,
  previousPeriod,
} from './period.ts';
import { tokensOf } from './tokens.ts';

const year = '((of|by)? year|number)?';
const month = pattern(`by? the? one? month ${year}|by? one number ${year}`);
const quarter = pattern(`by? the? quarter ${year}`);
const pointed = pattern(
  'by? the? (this|last|next|coming)? the? unit (this|last|coming)?|by? (this|last|next|coming) the? unit',
);

/**
 * The period that a text names, as its key or in words: "2026-10", "10/2026", "October 2026", "أكتوبر", "last
 * month", "Q3", "الربع الماضي". A month or a quarter without a year is the latest that has begun.
 */
export const readPeriod = (
  text: string,
  { today, fiscalYearStart }: Readonly<{ today: LocalDate; fiscalYearStart: number }>,
): Period | undefined => {
  const typed = plainLetters(text).trim();
  if (typed.length > 60) return undefined;
  const key = keyIn(typed);
  if (key !== undefined) return periodFromKey(key, fiscalYearStart);
  const tokens = tokensOf(typed);
  if (tokens === undefined) return undefined;
  const kinds = kindsOf(tokens);
  if (month.test(kinds)) return monthNamed(tokens, today);
  if (quarter.test(kinds)) return quarterNamed(tokens, today, fiscalYearStart);
  return pointed.test(kinds) ? pointedPeriod(tokens, today, fiscalYearStart) : undefined;
};

/** 2026-10, 2026/10, 10-2026, 10.2026, 2026-Q3, Q3-2026. */
const keyIn = (typed: string): string | undefined => {
  const spaced = '\\s?[-/. ]\\s?';
  const [, first, second] =
    new RegExp(`^(\\d{4}|\\d{1,2}|q[1-4])${spaced}(\\d{4}|\\d{1,2}|q[1-4])$`).exec(typed) ?? [];
  const [years, rest] = first?.length === 4 ? [first, second] : [second, first];
  if (years?.length !== 4 || rest === undefined || rest.length > 2) return undefined;
  return `${years}-${rest.startsWith('q') ? rest.toUpperCase() : rest.padStart(2, '0')}`;
};

const yearIn = (tokens: readonly Token[], but?: Token): number | undefined => {
  const full = tokenOf(tokens, 'year')?.value;
  const short = tokens.find((token) => token.kind === 'number' && token !== but)?.value;
  return full ?? (short === undefined ? undefined : 2000 + short);
};

const monthNamed = (tokens: readonly Token[], today: LocalDate): Period | undefined => {
  const token = tokenOf(tokens, 'month') ?? tokenOf(tokens, 'number');
  const number = token?.value ?? 0;
  if (number < 1 || number > 12) return undefined;
  const [thisYear, thisMonth] = civilOf(today);
  const told = yearIn(tokens, token) ?? (number <= thisMonth ? thisYear : thisYear - 1);
  return periodFromKey(`${told}-${String(number).padStart(2, '0')}`);
};

const quarterNamed = (tokens: readonly Token[], today: LocalDate, start: number): Period | undefined => {
  const number = tokenOf(tokens, 'quarter')?.value ?? 0;
  const [current = '', running = ''] = periodOf('quarter', today, start).key.split('-Q');
  const told = yearIn(tokens) ?? (number <= Number(running) ? Number(current) : Number(current) - 1);
  return periodFromKey(`${told}-Q${number}`, start);
};

const pointedPeriod = (tokens: readonly Token[], today: LocalDate, start: number): Period | undefined => {
  const unit = tokenOf(tokens, 'unit')?.unit;
  if (unit !== 'month' && unit !== 'quarter') return undefined;
  if (!has(tokens, 'this', 'last', 'next', 'coming')) return undefined;
  const kind: PeriodKind = unit;
  const period = periodOf(kind, today, start);
  const step = stepOf(tokens);
  return step < 0 ? previousPeriod(period) : step > 0 ? nextPeriod(period) : period;
};
