import type { Inline, Line } from '../../../chat/card.ts';
import type { Language } from '../../../chat/ids.ts';
import { languageTraits } from '../../../chat/languages.ts';
import { never } from '../../../chat/never.ts';
import { length } from '../../../chat/text/clean.ts';
import { addressEnd, addressesIn, boundaryAfter, endsAddress, endsInAddress } from './addresses.ts';

/**
 * Draws lines as Discord's markdown. Discord has no way to mark plain text, so a backslash goes before each
 * character of a person's text that would mean something.
 */

/** Emphasis, code, spoilers, links, and everything in `<>`: mentions, times, commands, emoji. */
const meaningful = /[\\*_~`|<>[\]]/g;
/** Headers, small print, lists and quotes start a line. */
const atLineStart = /^([ \t]*)(#|-|\+|\d+(?=[.)]))/gm;
/** `allowed_mentions` lets no text ping anybody, but it must not look like a ping either. */
const everyone = /@(?=everyone|here)/gi;

/** Separates two pieces that would otherwise be read as one. It has no width. */
const seam = '\u200b';

export const escapeMarkdown = (text: string): string => {
  let escaped = '';
  let from = 0;
  for (const { address, from: start, to } of addressesIn(text)) {
    const { punctuation, gap } = boundaryAfter(text.slice(to));
    escaped += escapeWords(text.slice(from, start)) + address + punctuation + gap;
    from = to + punctuation.length;
  }
  return escaped + escapeWords(text.slice(from));
};

const escapeWords = (words: string): string =>
  words
    .replace(meaningful, '\\$&')
    .replace(atLineStart, (_, indent: string, sign: string) =>
      /^\d/.test(sign) ? `${indent}${sign}\\` : `${indent}\\${sign}`,
    )
    .replace(everyone, `@${seam}`);

/** The inverse of `escapeMarkdown`. */
export const unescapeMarkdown = (text: string): string =>
  text
    .replaceAll(addressEnd, '')
    .replaceAll(`@${seam}`, '@')
    .replace(/\\([\\*_~`|<>[\]#\-+.)])/g, '$1');

/** A line as markdown. `workspace` is the server it is read in: only people of that server are mentioned. */
export const markdown = (line: Line, workspace?: string): string => {
  let drawn = '';
  for (const piece of line) {
    const next = drawInline(piece, workspace);
    if (endsInAddress(drawn) && !endsAddress(next)) drawn += addressEnd;
    else if (drawn.endsWith('*') && next.startsWith('*')) drawn += seam;
    drawn += next;
  }
  return drawn;
};

/**
 * A line in the direction of its language. By itself Discord chooses a direction by the letters of the line,
 * and a name may be in the other script. U+200F U+2067 … U+2069 was right in both directions.
 */
export const directed = (line: string, language: Language): string => {
  const { mark, isolate } = languageTraits[language];
  if (mark === '') return line;
  return `${mark}${isolate}${line}${endsInAddress(line) ? ' ' : ''}\u2069`;
};

const drawInline = (piece: Inline, workspace: string | undefined): string => {
  switch (piece.kind) {
    case 'plain':
      return escapeMarkdown(piece.text);
    case 'bold':
      return drawBold(piece.text);
    case 'code':
      return piece.text === '' ? '' : `\`${piece.text.replaceAll('`', 'ˋ').replace(/\s*\n\s*/g, ' ')}\``;
    case 'mention': {
      const account = piece.accounts.find(
        (one) => one.platform === 'discord' && (workspace === undefined || one.workspace === workspace),
      );
      return account ? `<@${account.id}>` : escapeMarkdown(piece.name);
    }
    case 'place': {
      const { platform, workspace: server, id } = piece.place;
      const isHere = platform === 'discord' && (workspace === undefined || server === workspace);
      return isHere ? `<#${id}>` : escapeMarkdown(`#${piece.name}`);
    }
    case 'time': {
      const seconds = Math.floor(piece.at / 1000);
      return piece.counts ? `<t:${seconds}:f> (<t:${seconds}:R>)` : `<t:${seconds}:f>`;
    }
    case 'link':
      return drawLink(piece.label, piece.url);
    default:
      return never(piece);
  }
};

/** Spaces at an end, and asterisks in an address, would keep the asterisks from being read. */
const drawBold = (text: string): string => {
  const inner = text.trim();
  if (inner === '') return text;
  if (addressesIn(inner).some(({ address }) => address.includes('*'))) return escapeMarkdown(text);
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}**${escapeMarkdown(inner)}**${text.slice(start + inner.length)}`;
};

/** A label that looks like an address itself never masks another one. */
const drawLink = (label: string, url: string): string => {
  const safe = safeUrl(url);
  if (safe === undefined) return escapeMarkdown(label);
  if (label === url) return safe;
  if (/\w\.\w|:\/\//.test(label)) return `${escapeMarkdown(label)} (${safe})`;
  return `[${escapeMarkdown(label.replace(/\s+/g, ' '))}](${safe})`;
};

/** The address with its invalid characters encoded, and with its brackets in pairs. */
const safeUrl = (url: string): string | undefined => {
  if (!URL.canParse(url) || !/^https?:\/\//i.test(url)) return undefined;
  const [whole] = addressesIn(url);
  if (whole?.address === url && inPairs(url)) return url;
  return new URL(url).href.replace(/[()<>[\]\\`|]/g, encode);
};

const encode = (sign: string): string => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;

const inPairs = (url: string): boolean => {
  let open = 0;
  for (const sign of url) {
    if (sign === '(') open += 1;
    if (sign === ')') open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
};

/** A new line may cost its marks: small print, direction, and a space behind an address. */
const newLineCost = 8;
/** `://` may need a gap behind its address. */
const addressCost = 2;

/** How long a line can become when it is drawn: at least 1 per code point, and never less for a longer line. */
export const measure = (line: Line): number => line.reduce((sum, piece) => sum + measureInline(piece), 0);

const measureInline = (piece: Inline): number => {
  switch (piece.kind) {
    case 'plain':
      return measureText(piece.text);
    case 'bold':
      return measureText(piece.text) + 5;
    case 'code':
      return piece.text.length + 2;
    case 'mention':
      return Math.max(24, measureText(piece.name));
    case 'place':
      return Math.max(24, measureText(piece.name) + 2);
    case 'time':
      return Math.max(piece.counts ? 40 : 20, length(piece.text));
    case 'link':
      return measureText(piece.label) + drawLink('', piece.url).length + 4;
    default:
      return never(piece);
  }
};

/**
 * Counts as if every character had to be escaped: a text that is cut inside an address must not become
 * longer. Texts are measured many times, so this is one pass.
 */
export const measureText = (text: string): number => {
  let cost = text.length;
  for (let index = 0; index < text.length; index += 1) cost += costs.get(text.charCodeAt(index)) ?? 0;
  return cost;
};

const costs: ReadonlyMap<number, number> = new Map([
  ...[...'\\*_~`|<>[]#-+.)@'].map((sign) => [sign.charCodeAt(0), 1] as const),
  ['\n'.charCodeAt(0), newLineCost],
  [':'.charCodeAt(0), addressCost],
]);
