import type { Language } from '../../chat/ids.ts';
import type { Incoming } from '../../chat/incoming.ts';

/** The command itself, the names of its arguments and mentions: they tell no language. */
const machinery = /^\s*\/\S+(?:\s+[a-z-]+)?|[a-z]+:|<[@#][^>]*>|@\S+|#\S+/giu;

const writtenIn = (incoming: Incoming): string => {
  if (incoming.kind === 'form') return Object.values(incoming.values).join(' ');
  if (incoming.kind !== 'command') return '';
  return incoming.said.as === 'text' ? incoming.said.text : Object.values(incoming.said.values).join(' ');
};

const wordsOf = (text: string, word: RegExp): number => text.match(word)?.length ?? 0;

/** Fewer Arabic words may be the names of a group and of a person. */
const leastWords = 3;

/**
 * The language that a person shows by what they write, else by the place that they write in, else by what
 * the platform says. Latin letters alone do not tell: a command in an Arabic place may be all Latin.
 */
export const seenLanguage = (incoming: Incoming, placeLanguage: Language | null): Language | null => {
  const people = incoming.named.people.map(({ name }) => name).filter((name) => name !== '');
  const written = people.reduce((text, name) => text.replaceAll(name, ' '), writtenIn(incoming));
  const text = written.replace(machinery, ' ');
  const arabic = wordsOf(text, /[\p{Script=Arabic}\p{M}]+/gu);
  if (arabic >= leastWords && arabic > wordsOf(text, /\p{Script=Latin}+/gu)) return 'ar';
  return placeLanguage ?? incoming.locale ?? null;
};
