/** A piece of a text: a web address, or the text between addresses. */
export type Stretch = Readonly<{ kind: 'address' | 'text'; text: string }>;

// Quotation marks, angle brackets, direction marks and white space end an address. The length is limited so
// that hostile text costs little.
const address = /https?:\/\/[^\s<>"`«»“”\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]{1,2000}/giu;

/** Characters that follow an address in a sentence and are not part of it. */
const closing = new Set([...".,;:!?…'’،؛؟*"]);
const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The pieces of a text in order; joined, they are the text again, byte for byte. */
export const splitAddresses = (text: string): readonly Stretch[] => {
  // Most texts have none, and to look for a few letters is quicker than a pattern.
  if (!text.includes('://')) return text === '' ? [] : [{ kind: 'text', text }];
  const found: Stretch[] = [];
  let end = 0;
  for (const match of text.matchAll(address)) {
    const url = withoutClosing(match[0]);
    if (!URL.canParse(url)) continue;
    if (match.index > end) found.push({ kind: 'text', text: text.slice(end, match.index) });
    found.push({ kind: 'address', text: url });
    end = match.index + url.length;
  }
  if (end < text.length) found.push({ kind: 'text', text: text.slice(end) });
  return found;
};

const withoutClosing = (url: string): string => {
  const open = new Map<string, number>();
  for (const character of url) if (character in pairs || '([{'.includes(character)) count(open, character);
  let end = url.length;
  for (; end > 0; end -= 1) {
    const last = url[end - 1] ?? '';
    const opener = pairs[last];
    const unmatched = opener !== undefined && (open.get(last) ?? 0) > (open.get(opener) ?? 0);
    if (!closing.has(last) && !unmatched) break;
    if (opener !== undefined) open.set(last, (open.get(last) ?? 0) - 1);
  }
  return url.slice(0, end);
};

const count = (counts: Map<string, number>, character: string): void => {
  counts.set(character, (counts.get(character) ?? 0) + 1);
};
