import type { Language } from '../../chat/ids.ts';
import type { Incoming } from '../../chat/incoming.ts';
import { languages, languageTraits } from '../../chat/languages.ts';

/** The command itself, the names of its arguments and mentions: they show no language. */
const machinery = /^\s*\/\S+(?:\s+[a-z-]+)?|[a-z]+:|<[@#][^>]*>|@\S+|#\S+/giu;

const writtenIn = (incoming: Incoming): string => {
  if (incoming.kind === 'form') return Object.values(incoming.values).join(' ');
  if (incoming.kind !== 'command') return '';
  return incoming.said.as === 'text' ? incoming.said.text : Object.values(incoming.said.values).join(' ');
};

/** Fewer words in the letters of one language may be the names of a group and of a person. */
const leastWords = 3;

/** What a person wrote, by its letters; letters that several languages share do not count. */
const writtenLanguage = (incoming: Incoming, least: number): Language | null => {
  const people = incoming.named.people.map(({ name }) => name).filter((name) => name !== '');
  const written = people.reduce((text, name) => text.replaceAll(name, ' '), writtenIn(incoming));
  const words = written.replace(machinery, ' ').match(/[\p{L}\p{M}]+/gu) ?? [];
  const own = languages.find((language) => {
    const count = words.filter((word) => languageTraits[language].letters?.test(word)).length;
    return count >= least && count * 2 > words.length;
  });
  return own ?? null;
};

/**
 * The language of a person who has not chosen one: that of their text, otherwise that of the place, otherwise
 * the one that the platform reports.
 */
export const seenLanguage = (incoming: Incoming, placeLanguage: Language | null): Language | null =>
  writtenLanguage(incoming, leastWords) ?? placeLanguage ?? incoming.locale ?? null;

/** The same of somebody of whom nothing is on record: a word is enough, and there is a language in any case. */
export const strangersLanguage = (incoming: Incoming): Language =>
  writtenLanguage(incoming, 1) ?? incoming.locale ?? 'en';
