import { nameWithoutArticle, plainName } from '../../domain/plain-letters.ts';

/** How well a name fits what was typed, the best first: the whole name, whole words of it, beginnings of words. */
export type NameMatch = 'name' | 'words' | 'beginnings';

const order: readonly NameMatch[] = ['name', 'words', 'beginnings'];

/** `undefined` where the name does not fit. Letters inside a word never count: "Ali" is not in "Khalid". */
export const matchName = (name: string, typed: string): NameMatch | undefined => {
  if (plainName(typed) === '') return undefined;
  if (plainName(name) === plainName(typed) || nameWithoutArticle(name) === nameWithoutArticle(typed))
    return 'name';
  const [words, wanted] = [wordsOf(name), wordsOf(typed)];
  if (wanted.every((word) => words.includes(word))) return 'words';
  return beginAll(words, wanted) ? 'beginnings' : undefined;
};

const wordsOf = (name: string): readonly string[] => nameWithoutArticle(name).split(' ');

/** Whether each wanted word begins a word of its own. */
const beginAll = (words: readonly string[], wanted: readonly string[]): boolean => {
  const left = [...words];
  return wanted.every((start) => {
    const at = left.findIndex((word) => word.startsWith(start));
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
};

/** Those that fit best: letter by letter where one does, else the best kind of match that there is. */
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
