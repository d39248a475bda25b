/** Small questions about single characters, asked by the text grammar. None of them can backtrack. */

/** Marks that only steer the direction of writing. Phones put them around Arabic without being asked. */
const directionMarks = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g;

const space = /\s/;
const letterOrDigit = /[\p{L}\p{N}]/u;

/** Any Unicode space, the non-breaking ones and line ends included. `''` (past the end) is none. */
export const isSpace = (character: string): boolean => space.test(character);

export const isLetterOrDigit = (character: string): boolean => letterOrDigit.test(character);

export const withoutDirection = (text: string): string => text.replace(directionMarks, '');
