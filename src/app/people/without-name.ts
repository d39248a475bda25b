import type { AccountRef, Language } from '../../chat/ids.ts';
import { languages } from '../../chat/languages.ts';
import { wordsFor } from '../../words/words.ts';

/** Fields that hold no text for people; a name that looks like their value must not change it. */
export const notText = new Set([
  'kind',
  'token',
  'url',
  'value',
  'language',
  'platform',
  'workspace',
  'id',
  'look',
]);

const gone = (language: Language): string =>
  wordsFor({ language, digits: 'latn', timeZone: 'UTC' }).text('person.gone');

export const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for any of these names as a whole word. Longer ones come first: a shorter one may be a part of
 * them.
 */
export const wholeNames = (names: readonly string[]): string => {
  const longestFirst = [...names].sort((a, b) => b.length - a.length).map(escaped);
  return `(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`;
};

/** A person as stored texts show them: by the accounts of a mention, or by any name that they had. */
type Named = Readonly<{ accounts: readonly AccountRef[]; names: readonly string[] }>;

/**
 * Removes a person from a stored card or reply (JSON): mentions of them, and each of their names
 * wherever it appears as a whole word.
 */
export const withoutName = (json: string, person: Named, language: Language): string => {
  const whole = new RegExp(wholeNames(person.names), 'gu');
  const walk = (value: unknown, inLanguage: Language): unknown => {
    if (typeof value === 'string') return value.replace(whole, gone(inLanguage));
    if (Array.isArray(value)) return value.map((one) => walk(one, inLanguage));
    if (typeof value !== 'object' || value === null) return value;
    const record = value as Readonly<Record<string, unknown>>;
    const spoken = languages.find((one) => one === record.language) ?? inLanguage;
    if (record.kind === 'mention' && isTheirs(record.accounts, person))
      return { kind: 'plain', text: gone(spoken) };
    return Object.fromEntries(
      Object.entries(record).map(([key, one]) => [
        key,
        // The value of a choice is not text for people; the value of a fact is.
        notText.has(key) && typeof one === 'string' ? one : walk(one, spoken),
      ]),
    );
  };
  return JSON.stringify(walk(JSON.parse(json), language));
};

const isTheirs = (accounts: unknown, person: Named): boolean =>
  Array.isArray(accounts) &&
  accounts.some((one: unknown) =>
    person.accounts.some(
      (account) =>
        typeof one === 'object' &&
        one !== null &&
        'id' in one &&
        'workspace' in one &&
        'platform' in one &&
        one.id === account.id &&
        one.workspace === account.workspace &&
        one.platform === account.platform,
    ),
  );
