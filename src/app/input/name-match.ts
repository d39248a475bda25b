import { nearest } from '../../chat/text/nearest.ts';
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

/** Those whose name the typed text misspells: the whole of it, or words of it ("Rotry" for "Harbour Rotary"). */
export const nearlyCalled = <One extends Readonly<{ name: string }>>(
  all: readonly One[],
  typed: string,
): readonly One[] => {
  const wanted = wordsOf(typed);
  return all.filter(({ name }) => {
    const words = wordsOf(name);
    return (
      isSlip(wanted.join(''), words.join('')) ||
      wanted.every((word) => words.some((own) => own === word || isSlip(word, own)))
    );
  });
};

/** Longer words may have more slips; in a short one each letter counts. */
const isSlip = (typed: string, name: string): boolean => {
  const letters = Math.min(typed.length, name.length);
  return letters > 3 && nearest(typed, [name], letters < 8 ? 1 : 2).length > 0;
};
