import type { DayPart, Token } from './lexicon.ts';
import { kindsOf, pattern, tokenOf } from './pattern.ts';

/** For each part of the day, the hours that go with it and what they are on a 24-hour clock. */
const hourIn: Readonly<Record<DayPart, (hour: number) => number | undefined>> = {
  am: (hour) => (hour === 12 ? 0 : hour < 12 ? hour : undefined),
  pm: (hour) => (hour === 0 ? undefined : hour < 12 ? hour + 12 : hour),
  dawn: (hour) => (hour >= 1 && hour <= 7 ? hour : undefined),
  midday: (hour) => (hour >= 11 && hour <= 15 ? hour : hour >= 1 && hour <= 3 ? hour + 12 : undefined),
  afternoon: (hour) => (hour >= 12 && hour <= 19 ? hour : hour >= 1 && hour <= 7 ? hour + 12 : undefined),
  // "12 in the evening" is noon to some and midnight to others.
  evening: (hour) => (hour >= 15 && hour < 24 ? hour : hour >= 3 && hour < 12 ? hour + 12 : undefined),
  // The hours after midnight belong to the night of the day before, or do they? 12 ends the day.
  night: (hour) =>
    hour === 12 || hour === 24 ? 24 : hour >= 18 ? hour : hour >= 6 && hour < 12 ? hour + 12 : undefined,
};

const clockTime = pattern('(at|by)? clock oclock?');
const hourTime = pattern(
  '(at|by) number oclock?|number oclock|at? plus number|at? hour plus?|at number plus|at a',
);
const hourTimeWithPart = pattern('(at|by)? (number|hour) plus? oclock?|at? plus number');
const named = pattern('(at|by)? (noon|midnight)');

/**
 * Minutes since midnight that the tokens name, or undefined. 24:00, that is 1440, for midnight, which
 * ends the day it is said of. Without a part of the day the hour is as on a 24-hour clock: "at 6" is 06:00.
 */
export const minutesOfDay = (tokens: readonly Token[], part: DayPart | undefined): number | undefined => {
  const kinds = kindsOf(tokens);
  if (named.test(kinds)) {
    const token = tokenOf(tokens, 'noon', 'midnight');
    const fits =
      part === undefined || (token?.kind === 'midnight' && (part === 'night' || part === 'evening'));
    return fits ? token?.value : undefined;
  }
  if (clockTime.test(kinds)) return inPart(tokenOf(tokens, 'clock')?.value ?? 0, part);
  if (!(part === undefined ? hourTime : hourTimeWithPart).test(kinds)) return undefined;
  const hour = tokenOf(tokens, 'number', 'hour')?.value ?? 25;
  const minutes = inPart(hour * 60, part);
  return minutes === undefined || hour > 23 ? undefined : minutes + (tokenOf(tokens, 'plus')?.value ?? 0);
};

const inPart = (minutes: number, part: DayPart | undefined): number | undefined => {
  if (part === undefined) return minutes;
  const hour = hourIn[part](Math.floor(minutes / 60));
  return hour === undefined ? undefined : hour * 60 + (minutes % 60);
};
