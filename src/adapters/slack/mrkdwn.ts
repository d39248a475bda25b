import type { Inline, Line } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import { languageTraits } from '../../chat/languages.ts';
import { never } from '../../chat/never.ts';
import { splitAddresses } from '../../chat/text/addresses.ts';

/** For the few pieces of Slack that know no rich text: fields, small print, and what notifications say. */

/** Slack reads these three as its own signs everywhere, and wants them so. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * There is no escape for the marks of bold, italic, struck and code. Where one could begin or end
 * something, a sign that looks like it surface in its place; within a word it stays what it is.
 */
const marks = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
// Not `\s`, which would read all empty lines again at each of them.
const quoting = /^([^\S\n]*)>/gm;

/** A person's text: it can mark up nothing, mention nobody and link nowhere but to an address in it. */
export const harmless = (text: string): string =>
  splitAddresses(text)
    .map((stretch) => (stretch.kind === 'address' ? bareLink(stretch.text) : withoutMarkup(stretch.text)))
    .join('');

const withoutMarkup = (text: string): string =>
  escaped(text.replace(quoting, '$1›').replace(marks, (mark) => lookalikes[mark] ?? mark));

/** An address comes out byte for byte. In a link Slack reads none of the marks; `|` would end it. */
const bareLink = (url: string): string => (url.includes('|') ? escaped(url) : `<${escaped(url)}>`);

/** Whom a mention means on this workspace. */
export const accountHere = (
  piece: Extract<Inline, { kind: 'mention' }>,
  workspace: string,
): string | undefined =>
  piece.accounts.find((account) => account.platform === 'slack' && account.workspace === workspace)?.id;

/** What may stand behind a link; anything else is shown as its words. It keeps every byte that it can. */
export const address = (url: string): string | undefined => {
  if (!/^(?:https?:\/\/|mailto:)/i.test(url) || !URL.canParse(url)) return undefined;
  const whole = /\s/.test(url) ? new URL(url).href : url;
  return whole.replaceAll('|', '%7C').replaceAll('>', '%3E').replaceAll('<', '%3C');
};

/** How Slack writes an instant for each reader. Slack has no Arabic: there it is left to figures. */
const momentShapes: Readonly<Record<Language, string>> = {
  en: '{date_short_pretty}, {time}',
  ar: '{date_num} {time}',
};

export const momentShape = (language: Language): string => momentShapes[language];

export const seconds = (at: number): number => Math.floor(at / 1000);

export const mrkdwn = (line: Line, workspace: string, language: Language): string =>
  directed(line.map((piece) => drawn(piece, workspace, language)).join(''), language);

const drawn = (piece: Inline, workspace: string, language: Language): string => {
  switch (piece.kind) {
    case 'plain':
      return harmless(piece.text);
    case 'bold':
      return wrapped('*', piece.text);
    case 'code':
      return wrapped('`', piece.text);
    case 'mention': {
      const id = accountHere(piece, workspace);
      return id === undefined ? harmless(piece.name) : `<@${id}>`;
    }
    case 'time':
      return `<!date^${seconds(piece.at)}^${momentShape(language)}|${withoutMarkup(piece.text)}>`;
    case 'link': {
      const url = address(piece.url);
      if (url === undefined) return harmless(piece.label);
      return piece.label === url ? `<${escaped(url)}>` : `<${escaped(url)}|${withoutMarkup(piece.label)}>`;
    }
    default:
      return never(piece);
  }
};

/** Marks hold only around words without spaces at their ends, and on one line. */
const wrapped = (mark: string, text: string): string => {
  const words = text.trim();
  const plain = words === '' || words.includes('\n') || words.includes('://');
  return plain ? harmless(text) : `${mark}${withoutMarkup(words)}${mark}`;
};

const rightToLeft = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f]/;

/**
 * Slack gives every paragraph the direction of its first letter. In an Arabic card that may be a
 * number or a Latin name; a mark before it says what the card is.
 */
export const directed = (text: string, language: Language): string => {
  const { mark } = languageTraits[language];
  if (mark === '' || text === '') return text;
  return text
    .split('\n')
    .map((line) => (line === '' || rightToLeft.test(line) ? line : `${mark}${line}`))
    .join('\n');
};

const mentionLength = 16;
const momentLength = 60;

/** How long a line may become on Slack, whoever reads it. */
export const lengthOf = (line: Line): number => line.reduce((sum, piece) => sum + lengthOfPiece(piece), 0);

const lengthOfPiece = (piece: Inline): number => {
  switch (piece.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return room(piece.text) + 2;
    case 'mention':
      return Math.max(room(piece.name), mentionLength);
    case 'time':
      return room(piece.text) + momentLength;
    case 'link':
      return room(address(piece.url) ?? '') + room(piece.label) + 3;
    default:
      return never(piece);
  }
};

/**
 * How long a text is once it is escaped, when each of its lines begins with a mark of direction. Every
 * card is measured, so the escaped text itself is never made.
 */
const room = (text: string): number => {
  let size = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit === ampersand) size += 4;
    else if (unit === less || unit === greater) size += 3;
    else if (unit === lineEnd) size += 1;
    // An address is put into brackets.
    else if (unit === slash && text.charCodeAt(index + 1) === slash) size += 2;
  }
  return size;
};

const [ampersand, less, greater, lineEnd, slash] = [0x26, 0x3c, 0x3e, 0x0a, 0x2f];
