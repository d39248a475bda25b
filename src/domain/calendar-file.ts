import { addDays, type LocalDate } from './dates/calendar.ts';

/** One entry of a calendar: an event at a time, or a whole day. */
export type CalendarEntry = Readonly<{
  /** The same for as long as the entry exists, and in every copy of the calendar. */
  uid: string;
  /** Grows with each change of the entry. */
  sequence: number;
  /** When it was last changed, in UTC epoch milliseconds. */
  changedAt: number;
  title: string;
  description?: string;
  where?: string;
  when: Readonly<{ startsAt: number; endsAt: number }> | Readonly<{ day: LocalDate }>;
  cancelled: boolean;
}>;

/** Longest line in octets, without its end. */
const lineMax = 75;

const encoder = new TextEncoder();

/** Continues a long line on the next ones, which begin with a space; never within a character. */
const folded = (line: string): string => {
  const lines: string[] = [];
  let current = '';
  let size = 0;
  for (const character of line) {
    const octets = encoder.encode(character).length;
    if (size + octets > lineMax) {
      lines.push(current);
      current = ' ';
      size = 1;
    }
    current += character;
    size += octets;
  }
  return [...lines, current].map((one) => `${one}\r\n`).join('');
};

// Every control character except the line feed, which is escaped.
const controls = /(?!\n)\p{Cc}/gu;

/** A text as a value. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(controls, ' ')
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\n/g, '\\n');

const utc = (at: number): string =>
  new Date(at)
    .toISOString()
    .replace(/[-:]/g, '')
    .replace(/\.\d{3}/, '');

const dateOf = (day: LocalDate): string => day.replaceAll('-', '');

const entryLines = (entry: CalendarEntry): readonly string[] => {
  const { when } = entry;
  return [
    'BEGIN:VEVENT',
    `UID:${entry.uid}`,
    `DTSTAMP:${utc(entry.changedAt)}`,
    `LAST-MODIFIED:${utc(entry.changedAt)}`,
    `SEQUENCE:${entry.sequence}`,
    ...('day' in when
      ? [
          `DTSTART;VALUE=DATE:${dateOf(when.day)}`,
          `DTEND;VALUE=DATE:${dateOf(addDays(when.day, 1))}`,
          'TRANSP:TRANSPARENT',
        ]
      : [`DTSTART:${utc(when.startsAt)}`, `DTEND:${utc(when.endsAt)}`]),
    `SUMMARY:${escaped(entry.title)}`,
    ...(entry.description === undefined ? [] : [`DESCRIPTION:${escaped(entry.description)}`]),
    ...(entry.where === undefined ? [] : [`LOCATION:${escaped(entry.where)}`]),
    `STATUS:${entry.cancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
  ];
};

/** A calendar as RFC 5545 writes it. Times are in UTC, so that it needs no rules of time zones. */
export const writeCalendar = (name: string, entries: readonly CalendarEntry[]): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Halqa//Halqa//EN',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `NAME:${escaped(name)}`,
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    'X-PUBLISHED-TTL:PT1H',
    ...entries.flatMap(entryLines),
    'END:VCALENDAR',
  ]
    .map(folded)
    .join('');
