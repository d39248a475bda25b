import { withEmoji } from './emoji.ts';

/**
 * A text as Slack writes it, decoded. Slack escapes `&`, `<` and `>`, and puts all that it recognises in
 * angle brackets: `<@U1|ana>`, `<#C1|water>`, `<https://x.org|x.org>`, `<!here>`.
 */
export type SlackText = Readonly<{
  /** As the person typed it. People and places stay mentions, `<@U1>` and `<#C1>`. */
  text: string;
  people: readonly NamedId[];
  places: readonly NamedId[];
}>;

/** An id, with the name that Slack gave it. */
export type NamedId = Readonly<{ id: string; name?: string }>;

const bracketed = /<([^<>]*)>/g;

export const readSlackText = (raw: string): SlackText => {
  const people = new Map<string, NamedId>();
  const places = new Map<string, NamedId>();
  const text = unescaped(
    withEmoji(raw).replace(bracketed, (_, inside: string) => {
      const [target = '', ...labels] = inside.split('|');
      const label = labels.join('|');
      const id = target.slice(1);
      const named = { id, ...(label === '' ? {} : { name: unescaped(label) }) };
      if (target.startsWith('@')) people.set(id, people.get(id) ?? named);
      else if (target.startsWith('#')) places.set(id, places.get(id) ?? named);
      else return target.startsWith('!') ? special(id, label) : link(target, label);
      // The brackets of a mention are kept apart from those that the person typed.
      return `${open}${target}${close}`;
    }),
  );
  return {
    text: text.replaceAll(open, '<').replaceAll(close, '>'),
    people: [...people.values()],
    places: [...places.values()],
  };
};

/** Noncharacters, which Slack does not let through. */
const open = '\ufdd0';
const close = '\ufdd1';

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** `<!here>`, `<!subteam^S1|@board>`, `<!date^1^{date}|Friday>`. */
const special = (id: string, label: string): string => {
  if (label !== '') return label;
  const [name = ''] = id.split('^');
  return `@${name}`;
};

/** A link that Slack made by itself has a label that its address ends in: the label is what was typed. */
const link = (url: string, label: string): string => {
  if (label === '') return url;
  return url.endsWith(label) || url.endsWith(`${label}/`) ? label : `${label} (${url})`;
};
