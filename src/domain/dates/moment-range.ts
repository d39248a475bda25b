import { plainLetters } from '../plain-letters.ts';
import { type DayContext, readDay } from './date-words.ts';

/** When something begins and ends, each as a text of its own. */
export type MomentRange = Readonly<{ from: string; to: string }>;

const longestText = 100;

const half = '(?:[ap]\\.?m\\.?|[ap](?!\\p{L})|صباحا|مسا|ص(?!\\p{L})|م(?!\\p{L})|عصرا|ظهرا|ليلا)';
const clock = `\\d{1,2}(?::\\d{2})?`;
const range = new RegExp(
  `(?<![\\p{L}\\d:/.-])(?:(?<lead>from|between|at|من|بين)\\s{1,3})?(?<begin>${clock})\\s?(?<beginHalf>${half})?\\s{0,3}` +
    `(?<join>-|to|until|till|and|الي|حتي|و)\\s{0,3}(?<end>${clock})\\s?(?<endHalf>${half})?(?![\\d:/.-]|\\p{L})`,
  'u',
);

/**
 * "friday 3-5pm", "tomorrow from 10:00 to 12:00", "الجمعة من 3 إلى 5 مساءً": a day with two times of it.
 * Two bare numbers are hours beside a day that is whole without them: "saturday 10 to 1". `undefined` for any
 * other text: they may be days or a date.
 */
export const momentRange = (text: string, context: DayContext): MomentRange | undefined => {
  if (text.length > longestText) return undefined;
  const plain = plainLetters(text)
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/(?<!\p{L})الساعه\s{1,3}(?=\d)/gu, '');
  const found = range.exec(plain);
  const { begin, beginHalf, end, endHalf } = found?.groups ?? {};
  if (found === null || begin === undefined || end === undefined) return undefined;
  const isTime = [begin, end].some((time) => time.includes(':')) || (beginHalf ?? endHalf) !== undefined;
  if (hourOf(begin) > 24 || hourOf(end) > 24) return undefined;
  const before = plain.slice(0, found.index).trim();
  const after = plain.slice(found.index + found[0].length).trim();
  const day = [before, after].filter(Boolean).join(' ');
  if (!isTime && !areHours(found.groups ?? {}, day, context)) return undefined;
  // In "11-1pm" the first is in the morning.
  const shared = hourOf(begin) % 12 <= hourOf(end) % 12 ? endHalf : otherHalf(endHalf);
  const timed = (time: string, part: string | undefined) => (part === undefined ? time : `${time} ${part}`);
  return {
    from: [day, timed(isTime ? begin : `${begin}:00`, beginHalf ?? shared)].filter(Boolean).join(' '),
    to: timed(end, endHalf),
  };
};

/** Whether two bare numbers beside a text are hours of the day that it names. */
const areHours = (
  { lead, join = '', begin = '' }: Readonly<Record<string, string | undefined>>,
  day: string,
  context: DayContext,
): boolean => {
  // "Saturday 10 and 11" may be two things; "saturday 20 to 3" and "saturday at 10 to 1" are times.
  if (lead === undefined && /^(?:and|و)$/u.test(join)) return false;
  if (join === 'to' && (lead === 'at' || (lead === undefined && Number(begin) > 12))) return false;
  return readDay(day, context).kind !== 'unclear';
};

const hourOf = (time: string): number => Number(time.split(':')[0]);

const otherHalf = (part: string | undefined): string | undefined => {
  if (part === undefined) return undefined;
  return /^p/.test(part) ? 'am' : /^(?:م|عصرا|ظهرا)/u.test(part) ? 'صباحا' : part;
};
