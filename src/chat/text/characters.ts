/** Small questions about single characters for the text grammar. None of them can backtrack. */

/** Marks that only control the writing direction. Phones insert them around Arabic. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

const space = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Any Unicode space, including non-breaking ones and line ends. `''` (past the end) is not one. */
export const isSpace = (character: string): boolean =>
  character === ' ' || (!isVisibleAscii(character) && space.test(character));

/** Most characters of a line; a comparison is quicker than a pattern. */
const isVisibleAscii = (character: string): boolean => character > ' ' && character < '\u007f';

export const isLetterOrDigit = (character: string): boolean => letterOrDigit.test(character);

export const withoutDirection = (text: string): string => text.replace(directionMarks, '');
