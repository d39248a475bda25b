import type { DigestDay } from '../coalition.ts';
import { plainLetters } from '../plain-letters.ts';
import type { LocalTime } from './calendar.ts';
import { timeIn } from './calendar.ts';
import { readMoment } from './date-words.ts';

const named: Readonly<Record<string, DigestDay>> = {
  'first working day': 'first-workday',
  'first workday': 'first-workday',
  'first-workday': 'first-workday',
  'last working day': 'last-workday',
  'last workday': 'last-workday',
  'last-workday': 'last-workday',
  'اول يوم عمل': 'first-workday',
  'اخر يوم عمل': 'last-workday',
};

/** A day on which summaries come: 1 to 28, or the first or last working day; `null` for anything else. */
export const readDigestDay = (text: string): DigestDay | null => {
  const typed = plainLetters(text).trim().toLowerCase();
  const day = Number(/^(?:day |اليوم |يوم )?(\d{1,2})(?:st|nd|rd|th)?$/.exec(typed)?.[1] ?? Number.NaN);
  if (day >= 1 && day <= 28) return `${day}`;
  return named[typed] ?? null;
};

/** A time of day in words ("9:00", "9am", "٩ صباحا"); `null` for anything else. */
export const readTimeOfDay = (text: string): LocalTime | null => {
  const context = { now: 0, timeZone: 'UTC' } as const;
  for (const tomorrow of ['tomorrow', 'غدا']) {
    const reading = readMoment(`${tomorrow} ${text}`, context);
    if (reading.kind === 'moment' && Math.floor(reading.at / 86_400_000) === 1)
      return timeIn('UTC', reading.at);
  }
  return null;
};
