import type { Argument } from '../../../chat/command.ts';
import type { DigestDay } from '../../../domain/coalition.ts';
import type { LocalTime } from '../../../domain/dates/calendar.ts';
import { readDigestDay, readMonth, readTimeOfDay } from '../../../domain/dates/schedule-words.ts';
import { Refusal } from '../../../domain/refusal.ts';
import type { Words } from '../../../words/words.ts';
import { optional } from './parts.ts';

/** The arguments of a schedule. They accept plain words, never cron expressions. */

export const dayArgument = {
  kind: 'text',
  required: false,
  positional: true,
  max: 40,
  label: { en: 'Day', ar: 'اليوم' },
  aliases: ['on', 'يوم'],
  hint: {
    en: 'A day from 1 to 28, first working day, or last working day.',
    ar: 'يوم من 1 إلى 28، أو أول يوم عمل، أو آخر يوم عمل.',
  },
  example: { en: 'first working day', ar: 'أول يوم عمل' },
} as const satisfies Argument;

export const timeArgument = {
  kind: 'text',
  ...optional,
  max: 40,
  label: { en: 'Time', ar: 'الساعة' },
  aliases: ['at', 'hour', 'الوقت'],
  hint: { en: 'A time of day, in the coalition’s time zone.', ar: 'ساعة من اليوم، بتوقيت التحالف.' },
  example: '09:00',
} as const satisfies Argument;

export const yearArgument = {
  kind: 'text',
  ...optional,
  max: 40,
  label: { en: 'Year begins', ar: 'بداية السنة' },
  aliases: ['year start', 'fiscal year', 'السنة', 'السنة المالية'],
  hint: {
    en: 'The month in which the year and its quarters begin.',
    ar: 'الشهر الذي تبدأ فيه السنة وفصولها.',
  },
  example: { en: 'April', ar: 'نيسان' },
} as const satisfies Argument;

export const readDayArgument = (words: Words, typed: string | undefined): DigestDay | undefined =>
  read(words, 'day', dayArgument, 'unclear-schedule', typed, readDigestDay);

export const readTimeArgument = (words: Words, typed: string | undefined): LocalTime | undefined =>
  read(words, 'time', timeArgument, 'unclear-time', typed, readTimeOfDay);

export const readYearArgument = (words: Words, typed: string | undefined): number | undefined =>
  read(words, 'year', yearArgument, 'unclear-month', typed, readMonth);

const read = <Value>(
  words: Words,
  name: string,
  argument: Argument,
  problem: 'unclear-schedule' | 'unclear-time' | 'unclear-month',
  typed: string | undefined,
  reader: (typed: string) => Value | null,
): Value | undefined => {
  if (typed === undefined) return undefined;
  const value = reader(typed);
  if (value !== null) return value;
  const label = words.of(argument.label);
  throw new Refusal({
    code: 'argument',
    argument: name,
    label,
    problem,
    value: typed,
    example: words.of(argument.example),
  });
};
