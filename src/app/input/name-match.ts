import { nameWithoutArticle, plainName } from '../../domain/plain-letters.ts';

/**
 * How well a name matches the typed text, best first: the whole name, whole words of it, beginnings of words.
 */
export type NameMatch = 'name' | 'words' | 'beginnings';

const order: readonly NameMatch[] = ['name', 'words', 'beginnings'];

/**
 * `undefined` when the name does not match. Letters inside a word never count: "Ali" does not match "Khalid".
 */
export const matchName = (name: string, typed: string): NameMatch | undefined => {
  if (plainName(typed) === '') return undefined;
  if (plainName(name) === plainName(typed) || nameWithoutArticle(name) === nameWithoutArticle(typed))
    return 'name';
  const [words, wanted] = [wordsOf(name), wordsOf(typed)];
  if (wanted.every((word) => words.includes(word))) return 'words';
  return beginAll(words, wanted) ? 'beginnings' : undefined;
};

const wordsOf = (name: string): readonly string[] => nameWithoutArticle(name).split(' ');

/** Whether each typed word begins a different word of the name. */
const beginAll = (words: readonly string[], wanted: readonly string[]): boolean => {
  const left = [...words];
  return wanted.every((start) => {
    const at = left.findIndex((word) => word.startsWith(start));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

/** The best matches: exact spellings if there are any, otherwise the best kind of match found. */
export const closest = <One extends Readonly<{ name: string }>>(
  all: readonly One[],
  typed: string,
  kinds: readonly NameMatch[] = order,
): readonly One[] => {
  const exact = all.filter(({ name }) => name === typed);
  if (exact.length > 0) return exact;
  const found = all.map((one) => ({ one, match: matchName(one.name, typed) }));
  const best = kinds.find((kind) => found.some(({ match }) => match === kind));
  return found.filter(({ match }) => match !== undefined && match === best).map(({ one }) => one);
};
