import { nameWithoutArticle, plainName } from './plain-letters.ts';

/** How many words a search may have. */
export const mostSearchWords = 6;

/**
 * The letters by which a text is found. A search finds them inside words too, so that «مياه» finds
 * «والمياه».
 */
export const searchKey = (texts: readonly (string | null)[]): string =>
  texts.flatMap((text) => (text === null ? [] : [plainName(text)])).join('\n');

/** The words to look for, each once: a text is found when it has all of them. */
export const searchWords = (typed: string): readonly string[] => [
  ...new Set(nameWithoutArticle(typed).split(' ').filter(Boolean)),
];
