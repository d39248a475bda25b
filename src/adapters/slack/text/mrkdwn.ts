import type { Inline, Line } from '../../../chat/card.ts';
import type { Language } from '../../../chat/ids.ts';
import { languageTraits } from '../../../chat/languages.ts';
import { never } from '../../../chat/never.ts';
import { splitAddresses } from '../../../chat/text/addresses.ts';
import { isDirectId } from '../account-ids.ts';

/* Slack's own markup, for what has no rich text: fields, small print, and notifications. */

/** The three characters that Slack wants escaped everywhere. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * The marks of bold, italic, strike-through and code cannot be escaped. Where one could begin or end
 * something, a look-alike replaces it; inside a word it stays.
 */
const marks = /(?<![\p{L}\p{N}])[*_~]|[*_~](?![\p{L}\p{N}])|`/gu;
const lookalikes: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };
// Not `\s`, which would read all empty lines again at each of them.
const quoting = /^([^\S\n]*)>/gm;

/** A person's text: it cannot add markup, mention anybody, or link to anything but an address in it. */
export const harmless = (text: string): string =>
  splitAddresses(text)
    .map((stretch) => (stretch.kind === 'address' ? bareLink(stretch.text) : withoutMarkup(stretch.text)))
    .join('');

const withoutMarkup = (text: string): string =>
  escaped(text.replace(quoting, '$1›').replace(marks, (mark) => lookalikes[mark] ?? mark));

/** An address comes out byte for byte. In a link Slack reads none of the marks; `|` would end it. */
const bareLink = (url: string): string => (url.includes('|') ? escaped(url) : `<${escaped(url)}>`);

/** The account in this workspace that a mention means. */
export const accountHere = (
  piece: Extract<Inline, { kind: 'mention' }>,
  workspace: string,
): string | undefined =>
  piece.accounts.find((account) => account.platform === 'slack' && account.workspace === workspace)?.id;

/** The id of a channel, public or private, that is in this workspace. Slack has no mention of a direct conversation. */
export const placeHere = (
  { place }: Extract<Inline, { kind: 'place' }>,
  workspace: string,
): string | undefined =>
  place.platform === 'slack' && place.workspace === workspace && !isDirectId(place.id) ? place.id : undefined;

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
    case 'place': {
      const id = placeHere(piece, workspace);
      return id === undefined ? harmless(`#${piece.name}`) : `<#${id}>`;
    }
    case 'time':
      return `<!date^${seconds(piece.at)}^${momentShape(language)}|${withoutMarkup(piece.text)}>`;
    case 'link': {
      const url = address(piece.url);
      if (url === undefined) return harmless(piece.label);
      return piece.label === url || piece.label.trim() === ''
        ? `<${escaped(url)}>`
        : `<${escaped(url)}|${withoutMarkup(piece.label)}>`;
    }
    default:
      return never(piece);
  }
};

/** Slack reads marks only around text on one line, without spaces at its ends. */
const wrapped = (mark: string, text: string): string => {
  const words = text.trim();
  const plain = words === '' || words.includes('\n') || words.includes('://');
  return plain ? harmless(text) : `${mark}${withoutMarkup(words)}${mark}`;
};

const rightToLeft = /^[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u200f]/;

/**
 * Slack gives a paragraph the direction of its first letter. In an Arabic card that may be a Latin name,
 * so a direction mark is put before it.
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

/** The longest that a line can become on Slack. */
export const lengthOf = (line: Line): number => line.reduce((sum, piece) => sum + lengthOfPiece(piece), 0);

const lengthOfPiece = (piece: Inline): number => {
  switch (piece.kind) {
    case 'plain':
    case 'bold':
    case 'code':
      return room(piece.text) + 2;
    case 'mention':
      return Math.max(room(piece.name), mentionLength);
    case 'place':
      return Math.max(room(piece.name) + 1, mentionLength);
    case 'time':
      return room(piece.text) + momentLength;
    case 'link':
      return room(address(piece.url) ?? '') + room(piece.label) + 3;
    default:
      return never(piece);
  }
};

/**
 * The length of a text once it is escaped and each line begins with a direction mark. Every card is
 * measured, so the escaped text itself is not made.
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
