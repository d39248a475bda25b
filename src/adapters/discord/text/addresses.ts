/**
 * Plain addresses in a text. Discord links one from `http` to the next space or `<`, without some punctuation
 * at its end, and reads no markup inside. So an address is never escaped, and what follows it must not be
 * taken for a part of it: a backslash, a closing quote, a direction mark.
 */

/** The marks, embeddings, overrides and isolates of direction, as Unicode names them. */
const directionMarks = '\\p{Bidi_Control}';
/** Characters that RFC 3986 and 3987 allow in no address. */
const notInAddress = `\\s<>"\\\\\`\\[\\]\\{\\}\\|\\^\\u200b${directionMarks}`;
/** Ends a sentence or a quotation rather than an address. */
const closing = /[.,:;!?'’”»،؛؟…]+$/;

const candidates = new RegExp(`https?://[^${notInAddress}]+`, 'giu');

export type FoundAddress = Readonly<{ address: string; from: number; to: number }>;

export const addressesIn = (text: string): readonly FoundAddress[] =>
  // A quick exit: most texts have none, and are measured many times.
  text.includes('://')
    ? [...text.matchAll(candidates)].map(({ 0: found, index }) => {
        const address = withoutClosing(found);
        return { address, from: index, to: index + address.length };
      })
    : [];

/** A closing bracket belongs to an address that has the opening one. */
const withoutClosing = (found: string): string => {
  let address = found;
  for (;;) {
    const shorter = address.replace(closing, '');
    const trimmed =
      shorter.endsWith(')') && count(shorter, ')') > count(shorter, '(') ? shorter.slice(0, -1) : shorter;
    if (trimmed === address) return address;
    address = trimmed;
  }
};

const count = (text: string, sign: string): number => text.split(sign).length - 1;

/** Punctuation that Discord leaves out of an address, where the address ends with it. */
const leftOut = /^\)?[.,:;"'\]]*(?=\s|$)/;
const beforeDirection = new RegExp(`^[.,:;"'\\])]*(?=[${directionMarks}])`, 'u');

/** Ends an address. The second character has no width; it tells this space from one that a person wrote. */
export const addressEnd = ' \u200b';

/** The text between an address and the rest: punctuation as it is, and a gap if one is needed. */
export const boundaryAfter = (rest: string): Readonly<{ punctuation: string; gap: string }> => {
  const left = leftOut.exec(rest)?.[0];
  if (left !== undefined) return { punctuation: left, gap: '' };
  return { punctuation: beforeDirection.exec(rest)?.[0] ?? '', gap: addressEnd };
};

/** Whether Discord would take what follows this drawn text for a part of an address. */
export const endsInAddress = (drawn: string): boolean => /https?:\/\/[^\s<]*$/i.test(drawn);

/** Whether this text can follow an address without a gap. */
export const endsAddress = (rest: string): boolean => rest === '' || boundaryAfter(rest).gap === '';
