import { isLetterOrDigit, isSpace } from './characters.ts';

/** Where a quotation that opens at an index closes: index of the opening mark → index of the closing one. */
export type Quotations = ReadonlyMap<number, number>;

/**
 * How each mark may close: by its pair, or as phones mix them (`“so"`), whichever comes first. Neither
 * mark of the pair may stand inside. Backticks hold code together; they are never removed.
 */
const closings: Readonly<Record<string, Readonly<{ pair: string; mixed: string }>>> = {
  '"': { pair: '"', mixed: '”' },
  '“': { pair: '”', mixed: '"' },
  '”': { pair: '”“', mixed: '"' },
  '„': { pair: '“”', mixed: '"' },
  '«': { pair: '»', mixed: '' },
  '`': { pair: '`', mixed: '' },
};

const marks = '"“”„«»`';
const anyMark = /["“”„«»`]/;
const none: Quotations = new Map();

/** The marks that a quoted value may begin with. */
export const openingQuotes = '"“”„«';

/** The pairs for quoting a value, the plainest first. */
export const pairs: readonly (readonly [open: string, close: string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
];

/**
 * The quotations of a text. A mark opens one if no letter or digit precedes it (so inches and apostrophes
 * open none), and closes one if none follows. A mark without a partner is plain text. One pass from the end,
 * whatever the text.
 */
export const quotations = (text: string): Quotations => {
  if (!anyMark.test(text)) return none;
  const found = new Map<number, number>();
  const next = new Map<string, number>();
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const mark = text.charAt(index);
    if (!marks.includes(mark)) continue;
    const close = opens(text, index) ? closing(text, mark, next) : undefined;
    if (close !== undefined) found.set(index, close);
    next.set(mark, index);
  }
  return found;
};

/** The text without the single pair of quotes that encloses all of it, if there is one. */
export const unquoted = (text: string): string =>
  text.charAt(0) !== '`' && text.length > 1 && quotations(text).get(0) === text.length - 1
    ? text.slice(1, -1)
    : text;

const closing = (text: string, mark: string, next: ReadonlyMap<string, number>): number | undefined => {
  const first = (closers: string) =>
    Math.min(text.length, ...[...closers].map((closer) => next.get(closer) ?? text.length));
  const { pair, mixed } = closings[mark] ?? { pair: '', mixed: '' };
  const paired = first(pair);
  const mixture = first(mixed);
  const sameAgain = first(mark);
  const ends = [
    ...(paired <= sameAgain && closes(text, paired) ? [paired] : []),
    // The other kind may also be a separate quotation inside this one.
    ...(mixture < Math.min(sameAgain, first('“„')) && !afterSpace(text, mixture) && closes(text, mixture)
      ? [mixture]
      : []),
  ];
  return ends.length > 0 ? Math.min(...ends) : undefined;
};

const afterSpace = (text: string, index: number): boolean => isSpace(text.charAt(index - 1));

// A letter outside the basic plane has two units; both are read together.
const opens = (text: string, index: number): boolean => {
  const before = text.slice(Math.max(0, index - 2), index);
  return !isLetterOrDigit([...before].at(-1) ?? '');
};

const closes = (text: string, index: number): boolean => {
  if (index >= text.length) return false;
  const after = text.codePointAt(index + 1);
  return after === undefined || !isLetterOrDigit(String.fromCodePoint(after));
};
