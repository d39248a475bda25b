import names from './emoji-names.json' with { type: 'json' };

/** The emoji that Slack calls by this name; `undefined` for a name of the workspace's own. */
export const emojiOf = (name: string): string | undefined => emoji.get(name);

const emoji: ReadonlyMap<string, string> = new Map(Object.entries(names));

/** Addresses and text in angle brackets are skipped. */
const candidate = /<[^<>]*>|https?:\/\/\S*|:([a-z0-9_+'-]{1,64})(?=:)/g;

/**
 * Slack writes an emoji as its name between colons, also where people typed the emoji itself: `:+1:`
 * becomes 👍 again. Names that Slack does not define stay as they are.
 */
export const withEmoji = (text: string): string => {
  if (!text.includes(':')) return text;
  let result = '';
  let end = 0;
  for (const match of text.matchAll(candidate)) {
    const found = match[1] === undefined ? undefined : emojiOf(match[1]);
    // The colon that ends one candidate may begin the next.
    if (found === undefined || match.index < end || isTime(text, match.index, match[1])) continue;
    result += text.slice(end, match.index) + found;
    end = match.index + match[0].length + 1;
  }
  return result + text.slice(end);
};

/** "10:100:20": some emoji have a number for a name. */
const isTime = (text: string, at: number, name = ''): boolean =>
  /^\d+$/.test(name) && /\d/.test(`${text[at - 1] ?? ''}${text[at + name.length + 2] ?? ''}`);
