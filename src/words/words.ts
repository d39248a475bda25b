import IntlMessageFormat from 'intl-messageformat';
import { type Inline, type Line, plain } from '../chat/card.ts';
import type { Bilingual, Language, Mentionable } from '../chat/ids.ts';
import { type Digits, languageTraits } from '../chat/languages.ts';
import { showLine, showText } from '../chat/text/clean.ts';
import { arabicDigits } from '../chat/text/numerals.ts';
import { catalogue, type Key } from './catalogue.ts';

/** The names of the parameters of an ICU message, read from its text. */
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

/** What each message needs: nothing, or a value for each of its parameters. */
type Given<K extends Key, Value> = [ParametersOf<K>] extends [never]
  ? []
  : [parameters: Readonly<Record<ParametersOf<K>, Value>>];

/** A person's text, made ready to stand in a sentence. */
type Shown = Readonly<{ shown: string }>;

/** A person's text, a number to be counted with, or a piece that is drawn as it is. */
type Piece = string | number | Inline;

/**
 * One language, with its digits, in the coalition's time zone. Texts given as parameters stand in
 * bidi isolates wherever they could turn the sentence around them.
 */
export interface Words {
  readonly language: Language;
  /** A message as pieces of a card. */
  line<K extends Key>(key: K, ...given: Given<K, Piece>): Line;
  /** A message as plain text: for titles and labels. */
  text<K extends Key>(key: K, ...given: Given<K, string | number>): string;
  /** The sentence in this language; what is the same in every language, as it is. */
  of(sentence: string | Bilingual): string;
  /** What a person wrote, on one line, so that it can disturb nothing around it. */
  show(text: string): string;
  /** What a person wrote, with its lines, as a piece of a card. */
  quote(text: string): Inline;
  /** What people wrote, one after the other: "Ana, Omar". */
  inRow(texts: readonly string[]): string;
  number(value: number): string;
  /** "40%": the number and its sign stay together in either direction. */
  percent(value: number): string;
  /** A text of ours with its figures in the coalition's digits. */
  figures(text: string): string;
  /** "#12". */
  ref(number: number): string;
  /** A day with its weekday and year: "Fri 27 Nov 2026". */
  day(date: string): string;
  /** "27 Nov". */
  shortDay(date: string): string;
  /** "November 2026", of a day in it. */
  month(date: string): string;
  /** "Nov", of a day in it; "Nov 2026" with its year. */
  shortMonth(date: string, withYear?: boolean): string;
  /** "November", of a day in it. */
  monthName(date: string): string;
  /** An instant, as it is written in the coalition's zone. */
  moment(at: number): Inline;
  momentText(at: number): string;
  mention(person: Mentionable | null | undefined): Inline;
  /** A name as the record has it; someone who left and was forgotten has none. */
  name(name: string): string;
}

export type Locale = Readonly<{ language: Language; digits: Digits; timeZone: string }>;

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

const isolated = (text: string, language: Language): string =>
  languageTraits[language].direction === 'rtl' || rightToLeft.test(text) ? `\u2068${text}\u2069` : text;

/**
 * What a platform writes itself (a name, an instant, a command) can be of another direction than the
 * sentence around it. The isolate stands outside the piece, so that copying it copies nothing unseen.
 */
const apart = (piece: Inline, language: Language): Line => {
  if (languageTraits[language].direction === 'ltr' || piece.kind === 'plain' || piece.kind === 'bold')
    return [piece];
  return [plain(piece.kind === 'code' ? '\u2066' : '\u2068'), piece, plain('\u2069')];
};

const messages = new Map<string, IntlMessageFormat>();

const message = (key: Key, language: Language, locale: string): IntlMessageFormat => {
  const name = `${locale} ${key}`;
  const known = messages.get(name);
  if (known) return known;
  const made = new IntlMessageFormat(catalogue[key][language], locale);
  messages.set(name, made);
  return made;
};

const makeWords = ({ language, digits, timeZone }: Locale): Words => {
  const { comma, percentSign, ...traits } = languageTraits[language];
  const locale = traits.locale(digits);
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
  const show = (text: string) => isolated(showLine(text), language);
  const quote = (text: string) => plain(isolated(showText(text), language));

  /** Messages that take nothing are the same each time. */
  const constants = new Map<Key, string>();

  const words: Words = {
    language,
    line: (key, ...given) => {
      const values = Object.entries<Piece>(given[0] ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? quote(value) : value,
      ]);
      const parts = message(key, language, locale).formatToParts<Inline>(Object.fromEntries(values));
      return parts.flatMap((part) =>
        part.type === 0 ? [plain(figures(part.value))] : apart(part.value as Inline, language),
      );
    },
    text: (key, ...given) => {
      const constant = constants.get(key);
      if (constant !== undefined) return constant;
      const values = Object.entries<string | number>(given[0] ?? {}).map(([name, value]) => [
        name,
        typeof value === 'string' ? { shown: show(value) } : value,
      ]);
      const parts = message(key, language, locale).formatToParts<Shown>(Object.fromEntries(values));
      const text = parts
        .map((part) => (part.type === 0 ? figures(part.value) : (part.value as Shown).shown))
        .join('');
      if (given.length === 0) constants.set(key, text);
      return text;
    },
    of: (sentence) => (typeof sentence === 'string' ? sentence : sentence[language]),
    show,
    quote,
    inRow: (texts) => texts.map(show).join(comma),
    // What needs neither grouping nor rounding need not wait for Intl.
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
    name: (name) => (name === '' ? words.text('person.gone') : name),
    mention: (person) =>
      person?.name === ''
        ? plain(words.text('person.gone'))
        : person
          ? { kind: 'mention', name: show(person.name), accounts: person.accounts }
          : plain(words.text('nobody')),
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
