import IntlMessageFormat from 'intl-messageformat';
import { type Inline, type Line, plain } from '../chat/card.ts';
import type { Bilingual, Language, Mentionable, Named, PlaceRef } from '../chat/ids.ts';
import { type Digits, languageTraits } from '../chat/languages.ts';
import { showLine, showText } from '../chat/text/clean.ts';
import { arabicDigits } from '../chat/text/numerals.ts';
import { redactedText } from '../chat/text/redacted.ts';
import { catalogue, type Key } from './catalogue.ts';

/** The parameter names of an ICU message, parsed from its text. */
type ParameterNames<Text extends string> = Text extends `${string}{${infer Rest}`
  ? FirstName<Rest> | ParameterNames<Rest>
  : never;
type FirstName<Rest extends string> = Rest extends `${infer Inside}}${string}`
  ? Inside extends `${infer Name},${string}`
    ? Identifier<Name>
    : Identifier<Inside>
  : never;
type Identifier<Text extends string> = Text extends '' | `${string}${' ' | '#' | '{'}${string}`
  ? never
  : Text;

type ParametersOf<K extends Key> = ParameterNames<(typeof catalogue)[K]['en']>;

/** The arguments of a message: none, or a value for each of its parameters. */
type Given<K extends Key, Value> = [ParametersOf<K>] extends [never]
  ? []
  : [parameters: Readonly<Record<ParametersOf<K>, Value>>];

/** A person's text, cleaned and isolated. */
type Shown = Readonly<{ shown: string }>;

/** A person's text, a number that selects a plural form, or a ready inline piece. */
type Piece = string | number | Inline;

/**
 * One language with its digits and time zone. Text parameters are wrapped in bidi isolates wherever they
 * could change the direction of the sentence around them.
 */
export interface Words {
  readonly language: Language;
  /** A message as inline pieces of a card. */
  line<K extends Key>(key: K, ...given: Given<K, Piece>): Line;
  /** A message as plain text: for titles and labels. */
  text<K extends Key>(key: K, ...given: Given<K, string | number>): string;
  /** The text in this language; a plain string is the same in every language. */
  of(sentence: string | Bilingual): string;
  /** A person's text on one line, cleaned and isolated. */
  show(text: string): string;
  /** A person's text with its line breaks, as an inline piece. */
  quote(text: string): Inline;
  /** Several texts as a list: "Ana, Omar". */
  inRow(texts: readonly string[]): string;
  number(value: number): string;
  /** "40%": the number and its sign stay together in either direction. */
  percent(value: number): string;
  /** One of Halqa's own texts, with its figures in the coalition's digits. */
  figures(text: string): string;
  /** "#12". */
  ref(number: number): string;
  /** A day with its weekday and year: "Fri 27 Nov 2026". */
  day(date: string): string;
  /** "27 Nov". */
  shortDay(date: string): string;
  /** "November 2026", from any day of the month. */
  month(date: string): string;
  /** "Nov", or "Nov 2026" with the year, from any day of the month. */
  shortMonth(date: string, withYear?: boolean): string;
  /** "November", from any day of the month. */
  monthName(date: string): string;
  /** An instant, written in the coalition's time zone. */
  moment(at: number): Inline;
  /** An instant to come that people count the time to. */
  countdown(at: number): Inline;
  momentText(at: number): string;
  /** A place where people talk. */
  place(place: Named<PlaceRef>): Inline;
  /** `null` for somebody whose data was deleted. */
  mention(person: Mentionable | null | undefined): Inline;
  /** A stored name. A person whose data was deleted has an empty name. */
  name(name: string): string;
}

export type Locale = Readonly<{ language: Language; digits: Digits; timeZone: string }>;

/** A committee is stored under the name that it had in the coalition's language when it was made. */
const committeeNames: ReadonlyMap<string, 'committee.executive' | 'committee.strategic'> = new Map(
  (['committee.executive', 'committee.strategic'] as const).flatMap((key) =>
    Object.values(catalogue[key]).map((name) => [name, key] as const),
  ),
);

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const isolated = (text: string, language: Language): string =>
  languageTraits[language].direction === 'rtl' || rightToLeft.test(text) ? `\u2068${text}\u2069` : text;

/**
 * A piece that the platform renders (a name, an instant, a command) can have another direction than the
 * sentence around it. The isolate stands outside the piece, so that copying it copies nothing invisible.
 */
const apart = (piece: Inline, language: Language): Line => {
  if (languageTraits[language].direction === 'ltr' || piece.kind === 'plain' || piece.kind === 'bold')
    return [piece];
  return [plain('\u2068'), piece, plain('\u2069')];
};

/** The messages that were said so far, by their locale. */
const messages = new Map<string, Map<Key, IntlMessageFormat>>();

const messagesIn = (locale: string, language: Language): ((key: Key) => IntlMessageFormat) => {
  const known = messages.get(locale) ?? new Map<Key, IntlMessageFormat>();
  messages.set(locale, known);
  return (key) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const message = new IntlMessageFormat(catalogue[key][language], locale);
    known.set(key, message);
    return message;
  };
};

/** The same parameters with another value for each text. */
const withTexts = <Value, Changed>(
  parameters: Readonly<Record<string, string | Value>>,
  change: (text: string) => Changed,
): Record<string, Changed | Value> => {
  const values: Record<string, Changed | Value> = {};
  for (const [name, value] of Object.entries(parameters))
    values[name] = typeof value === 'string' ? change(value) : value;
  return values;
};

const makeWords = ({ language, digits, timeZone }: Locale): Words => {
  const { comma, percentSign, ...traits } = languageTraits[language];
  const locale = traits.locale(digits);
  const message = messagesIn(locale, language);
  const dateLocale = traits.dateLocale(digits, timeZone);
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(dateLocale, options);
  const onDay = { timeZone: 'UTC' } as const;
  const days = format({ ...onDay, weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const shortDays = format({ ...onDay, day: 'numeric', month: 'short' });
  const months = format({ ...onDay, month: 'long', year: 'numeric' });
  const shortMonths = format({ ...onDay, month: 'short' });
  const shortMonthsOfYears = format({ ...onDay, month: 'short', year: 'numeric' });
  const monthNames = format({ ...onDay, month: 'long' });
  const moments = format({
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const instantOfDay = (date: string) => Date.parse(`${date}T00:00:00Z`);
  const figures = (text: string) => (locale.endsWith('arab') ? arabicDigits(text) : text);
  /** What is stored in place of words of ours is said in the language of the reader. */
  const ours = (text: string): string | undefined => {
    if (text === redactedText) return words.text('redact.text');
    const committee = committeeNames.get(text);
    return committee === undefined ? undefined : isolated(words.text(committee), language);
  };
  const show = (text: string) => ours(text) ?? isolated(showLine(text), language);
  const quote = (text: string) => plain(ours(text) ?? isolated(showText(text), language));

  /** Messages without parameters never change, so each is formatted once. */
  const constants = new Map<Key, string>();
  const constantLines = new Map<Key, Line>();

  const words: Words = {
    language,
    line: (key, ...given) => {
      const constant = constantLines.get(key);
      if (constant !== undefined) return constant;
      const values = withTexts<number | Inline, Inline>(given[0] ?? {}, quote);
      const line = message(key)
        .formatToParts<Inline>(values)
        .flatMap((part) =>
          part.type === 0 ? [plain(figures(part.value))] : apart(part.value as Inline, language),
        );
      if (given.length === 0) constantLines.set(key, line);
      return line;
    },
    text: (key, ...given) => {
      const constant = constants.get(key);
      if (constant !== undefined) return constant;
      const values = withTexts<number, Shown>(given[0] ?? {}, (value) => ({ shown: show(value) }));
      const text = message(key)
        .formatToParts<Shown>(values)
        .map((part) => (part.type === 0 ? figures(part.value) : (part.value as Shown).shown))
        .join('');
      if (given.length === 0) constants.set(key, text);
      return text;
    },
    of: (sentence) => (typeof sentence === 'string' ? sentence : sentence[language]),
    show,
    quote,
    inRow: (texts) => texts.map(show).join(comma),
    // Small whole numbers need no grouping and no rounding: skip the slow Intl call.
    number: (value) =>
      Number.isInteger(value) && value >= 0 && value < 1000 ? figures(String(value)) : numbers.format(value),
    percent: (value) => isolated(`${words.number(value)}${percentSign}`, language),
    figures,
    ref: (number) => isolated(figures(`#${number}`), language),
    day: (date) => days.format(instantOfDay(date)),
    shortDay: (date) => shortDays.format(instantOfDay(date)),
    month: (date) => months.format(instantOfDay(date)),
    shortMonth: (date, withYear = false) =>
      (withYear ? shortMonthsOfYears : shortMonths).format(instantOfDay(date)),
    monthName: (date) => monthNames.format(instantOfDay(date)),
    momentText: (at) => moments.format(at),
    moment: (at) => ({ kind: 'time', at, text: moments.format(at) }),
    countdown: (at) => ({ kind: 'time', at, text: moments.format(at), counts: true }),
    place: ({ platform, workspace, id, name }) => ({
      kind: 'place',
      place: { platform, workspace, id },
      name: show(name),
    }),
    name: (name) => (name === '' ? words.text('person.gone') : name),
    mention: (person) =>
      person && person.name !== ''
        ? { kind: 'mention', name: show(person.name), accounts: person.accounts }
        : plain(words.text('person.gone')),
  };
  return words;
};

const made = new Map<string, Words>();

export const wordsFor = (speech: Locale): Words => {
  const name = `${speech.language} ${speech.digits} ${speech.timeZone}`;
  const known = made.get(name);
  if (known) return known;
  const words = makeWords(speech);
  made.set(name, words);
  return words;
};
