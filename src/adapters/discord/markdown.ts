import type { Inline, Line } from '../../chat/card.ts';
import { never } from '../../chat/never.ts';
import { length } from '../../chat/text/clean.ts';

/**
 * Lines as Discord's markdown. Discord has no way to say "this is text": what a person wrote is kept
 * from meaning anything by a backslash before each character that would.
 */

/** Emphasis, code, spoilers, links, and whatever stands in `<>`: mentions, times, commands, emoji. */
const meaningful = /[\\*_~`|<>[\]]/g;
/** Headers, small print, lists and quotes begin a line. */
const atLineStart = /^([ \t]*)(#|-|\+|\d+(?=[.)]))/gm;
/** Pings nobody (`allowed_mentions` is empty), but it shall not look as if it did. */
const everyone = /@(?=everyone|here)/gi;
/**
 * An address in the open, of characters that mean nothing else: escaping would break it, and nothing
 * inside it is read as markup. `_`, `~` and `*` are not among its last characters.
 */
const address =
  /https?:\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:\/(?:[a-z0-9._~%/?=&+:!$;,#-]|@(?!everyone|here))*[a-z0-9/=])?/gi;

/** Stands between two pieces that would otherwise be read as one. It has no width. */
const seam = '\u200b';

export const escapeMarkdown = (text: string): string => {
  let escaped = '';
  let from = 0;
  for (const found of text.matchAll(address)) {
    escaped += escapeWords(text.slice(from, found.index)) + found[0];
    from = found.index + found[0].length;
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

/** What was escaped, as it was. */
export const unescapeMarkdown = (text: string): string =>
  text.replaceAll(`@${seam}`, '@').replace(/\\([\\*_~`|<>[\]#\-+.)])/g, '$1');

/** A line as markdown. `workspace` is the server it is read in: only people of it are mentioned. */
export const markdown = (line: Line, workspace?: string): string => {
  let drawn = '';
  for (const piece of line) {
    const next = drawInline(piece, workspace);
    drawn += drawn.endsWith('*') && next.startsWith('*') ? seam + next : next;
  }
  return drawn;
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
    case 'time':
      return `<t:${Math.floor(piece.at / 1000)}:f>`;
    case 'link':
      return drawLink(piece.label, piece.url);
    default:
      return never(piece);
  }
};

/** Spaces at an end would keep the asterisks from being read. */
const drawBold = (text: string): string => {
  const inner = text.trim();
  if (inner === '') return text;
  const start = text.indexOf(inner);
  return `${text.slice(0, start)}**${escapeMarkdown(inner)}**${text.slice(start + inner.length)}`;
};

/** A label that looks like an address itself is never a mask for another one. */
const drawLink = (label: string, url: string): string => {
  const safe = safeUrl(url);
  if (safe === undefined) return escapeMarkdown(label);
  if (label === url) return safe;
  if (/\w\.\w|:\/\//.test(label)) return `${escapeMarkdown(label)} (${safe})`;
  return `[${escapeMarkdown(label.replace(/\s+/g, ' '))}](${safe})`;
};

const safeUrl = (url: string): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  return href.replace(/[()<>[\]\\*_~`|]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
};

/** A new line may cost the marks that begin it. */
const newLineCost = 6;

/**
 * How long a line is at most once it is drawn: at least one for each code point, and never less for a
 * longer line.
 */
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
    case 'time':
      return Math.max(20, length(piece.text));
    case 'link':
      return measureText(piece.label) + drawLink('', piece.url).length + 4;
    default:
      return never(piece);
  }
};

/**
 * As if every sign had to be escaped, wherever it stands: an address that is being cut may cease to be
 * one, and the beginning of a line is not looked for. Counted in one go: texts are measured many times.
 */
export const measureText = (text: string): number => {
  let cost = text.length;
  for (let index = 0; index < text.length; index += 1) cost += costs.get(text.charCodeAt(index)) ?? 0;
  return cost;
};

const costs: ReadonlyMap<number, number> = new Map([
  ...[...'\\*_~`|<>[]#-+.)@'].map((sign) => [sign.charCodeAt(0), 1] as const),
  ['\n'.charCodeAt(0), newLineCost],
]);
