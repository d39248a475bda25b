import type { Language } from '../../chat/ids.ts';
import type { Incoming } from '../../chat/incoming.ts';
import { fallbackLanguage, languages, languageTraits } from '../../chat/languages.ts';

/** The command itself, the names of its arguments and mentions: they show no language. */
const machinery = /^\s*\/\S+(?:\s+[a-z-]+)?|[a-z]+:|<[@#][^>]*>|@\S+|#\S+/giu;

const writtenIn = (incoming: Incoming): string => {
  if (incoming.kind === 'form') return Object.values(incoming.values).join(' ');
  if (incoming.kind !== 'command') return '';
  return incoming.said.as === 'text' ? incoming.said.text : Object.values(incoming.said.values).join(' ');
};

/** Fewer words in the letters of one language may be the names of a group and of a person. */
const leastWords = 3;

const wordsIn = (text: string): readonly string[] =>
  text.replace(machinery, ' ').match(/[\p{L}\p{M}]+/gu) ?? [];

const withoutNames = (text: string, { named }: Incoming): string =>
  named.people
    .map(({ name }) => name)
    .filter((name) => name !== '')
    .reduce((left, name) => left.replaceAll(name, ' '), text);

/** What a person wrote, by its letters; letters that several languages share do not count. */
const writtenLanguage = (incoming: Incoming, least: number): Language | null => {
  const words = wordsIn(withoutNames(writtenIn(incoming), incoming));
  const own = languages.find((language) => {
    const count = words.filter((word) => languageTraits[language].letters?.test(word)).length;
    return count >= least && count * 2 > words.length;
  });
  return own ?? null;
};

/** Where a named argument begins: dates, choices and names are often written in Latin letters by everybody. */
const namedArgument = /\s[\p{L}-]+:/u;

/** The person's own text: the part of a line before the named arguments, or the longest value. */
const freeText = (incoming: Incoming): string => {
  if (incoming.kind === 'command' && incoming.said.as === 'text')
    return incoming.said.text.split(namedArgument, 1)[0] ?? '';
  const values =
    incoming.kind === 'form'
      ? incoming.values
      : incoming.kind === 'command' && incoming.said.as === 'values'
        ? incoming.said.values
        : {};
  return Object.values(values).reduce(
    (longest, value) => (value.length > longest.length ? value : longest),
    '',
  );
};

/** Whether a person wrote a sentence in Latin letters alone, which the language for all others answers. */
const wroteFallback = (incoming: Incoming): boolean => {
  const words = wordsIn(withoutNames(freeText(incoming), incoming));
  return words.length >= leastWords && words.every((word) => /^[\p{Script=Latin}\p{M}]+$/u.test(word));
};

/**
 * The language of a person who has not chosen one: that of their text if its letters show it, otherwise that of the
 * place, otherwise the one that the platform reports. A sentence in Latin letters counts only after these, and in a
 * coalition that speaks English: in an Arabic one many titles and names are written in Latin letters.
 */
export const seenLanguage = (
  incoming: Incoming,
  placeLanguage: Language | null,
  coalitionLanguage: Language,
): Language | null =>
  writtenLanguage(incoming, leastWords) ??
  placeLanguage ??
  incoming.locale ??
  (coalitionLanguage === fallbackLanguage && wroteFallback(incoming) ? fallbackLanguage : null);

/** The same for somebody who is not on record: one word is enough, and there always is a result. */
export const strangersLanguage = (incoming: Incoming): Language =>
  writtenLanguage(incoming, 1) ?? incoming.locale ?? fallbackLanguage;
