import type { Language } from './ids.ts';

/** The shapes of figures in Arabic text; other languages have one shape. */
export type Digits = 'latn' | 'arab';

type LanguageTraits = Readonly<{
  direction: 'ltr' | 'rtl';
  /** A mark before a line that gives its paragraph this direction, whatever its first letter. */
  mark: '' | '\u200f';
  /** Opens an isolate of this direction; U+2069 closes it. */
  isolate: '\u2066' | '\u2067';
  /** Letters that only this language uses; `null` for the fallback language. */
  letters: RegExp | null;
  /** The separator of a list. */
  comma: string;
  percentSign: string;
  /** The locale of numbers and plurals. */
  locale: (digits: Digits) => string;
  /** The locale of dates: month names can depend on the time zone. */
  dateLocale: (digits: Digits, timeZone: string) => string;
}>;

/** Arabic has three sets of Gregorian month names and local spellings; Egypt's are the most common. */
const arabicRegions: Readonly<Record<string, string>> = {
  'Asia/Beirut': 'LB',
  'Asia/Damascus': 'SY',
  'Asia/Amman': 'JO',
  'Asia/Jerusalem': 'PS',
  'Asia/Gaza': 'PS',
  'Asia/Hebron': 'PS',
  'Asia/Baghdad': 'IQ',
  'Africa/Tunis': 'TN',
  'Africa/Algiers': 'DZ',
  'Africa/Casablanca': 'MA',
  'Africa/El_Aaiun': 'MA',
  'Africa/Nouakchott': 'MR',
};

/**
 * Every language that Halqa speaks, with everything that differs between them except the sentences. The table
 * is in `chat` because the adapters and the charts need it and may import nothing else.
 */
export const languageTraits: Readonly<Record<Language, LanguageTraits>> = {
  en: {
    direction: 'ltr',
    mark: '',
    isolate: '\u2066',
    letters: null,
    comma: ', ',
    percentSign: '%',
    locale: () => 'en-GB',
    dateLocale: () => 'en-GB',
  },
  ar: {
    direction: 'rtl',
    mark: '\u200f',
    isolate: '\u2067',
    letters: /\p{Script=Arabic}/u,
    comma: '، ',
    percentSign: '٪',
    locale: (digits) => `ar-u-nu-${digits}`,
    dateLocale: (digits, timeZone) => `ar-${arabicRegions[timeZone] ?? 'EG'}-u-ca-gregory-nu-${digits}`,
  },
};

export const languages = Object.keys(languageTraits) as readonly Language[];

/** The language of a text whose letters belong to no other language alone. */
export const fallbackLanguage: Language = 'en';

export const isLanguage = (text: unknown): text is Language => languages.some((one) => one === text);

/** The next language in the table, cyclically: for a language switch. */
export const languageAfter = (language: Language): Language =>
  languages[(languages.indexOf(language) + 1) % languages.length] ?? language;

/** The language of a text by its letters. */
export const languageOf = (text: string): Language =>
  languages.find((language) => languageTraits[language].letters?.test(text)) ?? fallbackLanguage;
