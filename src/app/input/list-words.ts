import { wordsFit } from '../../domain/list-query.ts';
import { Refusal } from '../../domain/refusal.ts';
import { searchWords } from '../../domain/search-words.ts';

/** The words to look for, as the buttons of a list carry them. @throws Refusal `words-too-long` */
export const wordsOf = (typed: string, mostLetters: number): string => {
  const words = searchWords(typed).join(' ');
  if (!wordsFit(words, mostLetters)) throw new Refusal({ code: 'words-too-long' });
  return words;
};
