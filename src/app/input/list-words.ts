import { wordsFit } from '../../domain/list-query.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mostSearchWords, searchWords } from '../../domain/search-words.ts';

/**
 * The words to look for, as the buttons of a list carry them: as they were typed. Where the buttons have no room for
 * that, in plain letters, each word once.
 * @throws Refusal `words-too-long`
 */
export const wordsOf = (typed: string, mostLetters: number): string => {
  const looked = searchWords(typed);
  const plain = looked.join(' ');
  const written = plain === '' ? '' : typed.normalize('NFC').replace(/\s+/g, ' ').trim();
  const words = [written, plain].find((each) => wordsFit(each, mostLetters));
  if (words === undefined || looked.length > mostSearchWords) throw new Refusal({ code: 'words-too-long' });
  return words;
};
