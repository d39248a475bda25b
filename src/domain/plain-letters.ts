/**
 * The one normaliser of letters. All comparisons of names, choices, arguments, groups, people and dates use
 * it. This file imports nothing, and every room may use it.
 */

/** Accents, Arabic vowel signs and Koranic marks, and the elongation stroke. */
const marks = /[\u0300-\u036f\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;

/** Invisible characters: joiners, direction marks, soft hyphens, variation selectors. */
const ignorable = /\p{Default_Ignorable_Code_Point}/gu;

const letters: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ء: '',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ı: 'i',
  '’': "'",
  '‘': "'",
  ʼ: "'",
  ʹ: "'",
  '′': "'",
  '`': "'",
  '´': "'",
};

const replaced = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Matches a text that needs only lower-casing, which most compared texts do. */
const plain = /^[\x20-\x5f\x61-\x7e]*$/;

/**
 * Removes what people vary freely: case, width, accents, the script of digits (→ 0-9), Arabic vowel signs,
 * tatweel and hamza, the variants of alef, yeh and teh marbuta, kinds of apostrophes, and invisible
 * characters. For comparing, never for showing.
 */
export const plainLetters = (text: string): string =>
  plain.test(text)
    ? text.toLowerCase()
    : text
        // Compatibility decomposition turns ´ into a space and an accent.
        .replace(/´/g, "'")
        .normalize('NFKD')
        .toLowerCase()
        .replace(ignorable, '')
        .replace(marks, '')
        .replace(replaced, (letter) => letters[letter] ?? letter)
        .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
        .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/**
 * The key of a name, equal for two spellings of the same name: `plainLetters` without apostrophes, with one
 * space for any run of spaces, hyphens, underscores and blanks, and with عبد الله as one word.
 */
export const plainName = (name: string): string =>
  plainLetters(name)
    .replace(/'/g, '')
    .replace(/[\s_\-‐‑–—\u2800]+/g, ' ')
    .trim()
    .replace(/(?<=^| )عبد (?=ال)/g, 'عبد');

/** `plainName` without the Arabic article at the start of its words: الموعد and موعد are one name. */
export const nameWithoutArticle = (name: string): string =>
  plainName(name).replace(/(?<=^| )ال(?=[\u0600-\u06ff]{2})/g, '');

/** A text without visible characters, such as U+200B, U+2800, U+3164 or only spaces. */
export const isBlank = (text: string): boolean =>
  text.replace(ignorable, '').replace(/[\s\u2800\p{C}\p{M}]+/gu, '') === '';
