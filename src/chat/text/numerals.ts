import { withoutDirection } from './characters.ts';

const easternDigits = /[\u0660-\u0669\u06f0-\u06f9]/g;
const numberShape = /^#?[0-9]{1,9}$/;

/** Converts Arabic-Indic (٠–٩) and Persian (۰–۹) digits to ASCII; the rest is unchanged. */
export const latinDigits = (text: string): string =>
  text.replace(easternDigits, (digit) => String(digit.charCodeAt(0) & 0xf));

/**
 * The number of an item, a difficulty or an event, as typed: `#12`, `12`, `#١٢`. From 1 to 999,999,999;
 * anything else is `undefined`.
 */
export const readNumber = (text: string): number | undefined => {
  const digits = latinDigits(withoutDirection(text).trim());
  if (!numberShape.test(digits)) return undefined;
  const number = Number(digits.replace('#', ''));
  return number > 0 ? number : undefined;
};

/** Several numbers, "#12, #13 and 15", each once; none when anything else stands there. */
export const numbersIn = (text: string): readonly number[] => {
  const words = withoutDirection(text)
    .split(/[\s,،;؛&+]+/u)
    .filter((word) => word !== '' && word !== 'and' && word !== 'و');
  const numbers = words.map((word) => readNumber(word.replace(/^و(?=#|\d|[٠-٩])/u, '')));
  return numbers.includes(undefined) ? [] : [...new Set(numbers.flatMap((number) => number ?? []))];
};

/** The same text in Arabic-Indic digits. */
export const arabicDigits = (text: string | number): string =>
  String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
