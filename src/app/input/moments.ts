import type { Argument, Arguments } from '../../chat/command.ts';
import { calendarOf } from '../../domain/coalition.ts';
import { dayIn, timeIn } from '../../domain/dates/calendar.ts';
import { readMoment } from '../../domain/dates/date-words.ts';
import { type HoursMeant, readHours } from '../../domain/dates/moment-range.ts';
import type { ArgumentOption } from '../../domain/refusal.ts';
import type { Caller } from '../caller/caller.ts';
import { requireCoalition } from '../caller/caller.ts';
import type { Naming } from './named-people.ts';

/** What a line says of its moments: where it gives both in one argument, the beginning and the end. */
export type Hours = Readonly<{
  typed: Readonly<Record<string, string>>;
  /** The end that was typed together with a beginning: "5" of "friday 3-5". */
  until: Readonly<Record<string, string>>;
  /** What an unclear text may mean. */
  meant: Readonly<Record<string, readonly HoursMeant[]>>;
}>;

/**
 * "starts:friday 3-5pm" gives the beginning and the end: the first moment that was typed, and the next one where
 * none was.
 */
export const withHours = (
  args: Arguments,
  typed: Readonly<Record<string, string>>,
  caller: Caller,
): Hours => {
  const [begin, end] = Object.keys(args).filter((name) => args[name]?.kind === 'moment');
  const text = begin === undefined ? undefined : typed[begin];
  const asTyped: Hours = { typed, until: {}, meant: {} };
  if (begin === undefined || end === undefined || text === undefined || typed[end] !== undefined)
    return asTyped;
  const { coalition, now } = requireCoalition(caller);
  const hours = readHours(text, { ...calendarOf(coalition), now });
  if (hours === undefined) return asTyped;
  if (hours.kind === 'which') return { ...asTyped, meant: { [begin]: hours.meant } };
  return {
    ...asTyped,
    typed: { ...typed, [begin]: hours.from, [end]: hours.to },
    until: { [begin]: hours.to },
  };
};

/** What is known around a moment that is being read. */
export type MomentContext = Readonly<{
  /** The moment argument read before this one; an end time refers to it as the start. */
  from: number | undefined;
  /** The end that was typed together with this moment: "5" of "friday 3-5". */
  until: string | undefined;
  /** What the text may mean where it gives hours that are unclear. */
  meant: readonly HoursMeant[] | undefined;
}>;

/** A moment that is being read. */
type MomentTyped = Pick<Naming, 'caller' | 'typed' | 'wrong'> &
  MomentContext &
  Readonly<{ argument: Argument }>;

/** @throws Refusal; with options where the words have several meanings */
export const readInstant = async (moment: MomentTyped): Promise<number> => {
  const { caller, argument, typed, from, until, meant, wrong } = moment;
  const { coalition, now } = requireCoalition(caller);
  if (meant !== undefined) {
    const options = meant.map((each) => hoursOption(caller, each));
    throw wrong('which-moment', undefined, undefined, options);
  }
  const endOfDay = argument.endOfDay ?? false;
  const reading = readMoment(typed, {
    ...calendarOf(coalition),
    now,
    endOfDay,
    bareHour: !endOfDay,
    ...(from === undefined ? {} : { from }),
  });
  if (reading.kind === 'unclear') throw wrong('unclear-moment');
  if (reading.kind === 'before-start' || (from !== undefined && reading.at <= from))
    throw wrong('ends-before-start');
  if (reading.kind === 'which-half')
    throw wrong(
      'which-half',
      undefined,
      undefined,
      [reading.at, reading.orAt].map((at) => ({
        value: [dayIn(coalition.timeZone, at), timeIn(coalition.timeZone, at), until && `until ${until}`]
          .filter(Boolean)
          .join(' '),
        label: caller.words.momentText(at),
      })),
    );
  if (reading.kind === 'past') throw wrong('past-moment');
  return reading.at;
};

/** Read again, the value means the same. */
const hoursOption = ({ words }: Caller, { at, from, to }: HoursMeant): ArgumentOption => {
  const begins = words.momentText(at);
  return to === undefined
    ? { value: from, label: begins }
    : { value: `${from} - ${to}`, label: words.text('ask.hours', { from: begins, to: words.figures(to) }) };
};
