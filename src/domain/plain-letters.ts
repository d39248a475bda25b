/** Vowel signs and Koranic marks; the elongation stroke; characters that only steer direction or joining. */
const unseen =
  /[\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u061C\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

const letters: Readonly<Record<string, string>> = {
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ؤ: 'و',
  ئ: 'ي',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ء: '',
};

const replaced = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/**
 * Text with everything taken off that people write or leave out at will: case, width, the digits'
 * alphabet (→ 0-9), Arabic vowel signs, tatweel, hamza, the forms of alef, yeh and teh marbuta, and
 * invisible direction marks. For comparing, never for showing.
 */
export const plainLetters = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(unseen, '')
    .replace(replaced, (letter) => letters[letter] ?? letter)
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0));

/** A name as it is looked for: in plain letters, however it is spaced. For comparing, never for showing. */
export const plainName = (name: string): string => plainLetters(name).replace(/\s+/g, ' ').trim();
