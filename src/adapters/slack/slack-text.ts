/**
 * Slack's way of writing, undone. In what it sends, `&`, `<` and `>` are escaped, and everything it
 * recognised surface in angle brackets: `<@U1|ana>`, `<#C1|water>`, `<https://x.org|x.org>`, `<!here>`.
 */
export type SlackText = Readonly<{
  /** As the person typed it. People and places stay mentions, `<@U1>` and `<#C1>`. */
  text: string;
  people: readonly NamedId[];
  places: readonly NamedId[];
}>;

/** `name` where Slack said it. */
export type NamedId = Readonly<{ id: string; name?: string }>;

const bracketed = /<([^<>]*)>/g;

export const readSlackText = (raw: string): SlackText => {
  const people = new Map<string, NamedId>();
  const places = new Map<string, NamedId>();
  const text = unescaped(
    raw.replace(bracketed, (_, inside: string) => {
      const [target = '', ...labels] = inside.split('|');
      const label = labels.join('|');
      const id = target.slice(1);
      const mentioned = { id, ...(label === '' ? {} : { name: unescaped(label) }) };
      if (target.startsWith('@')) people.set(id, people.get(id) ?? mentioned);
      else if (target.startsWith('#')) places.set(id, places.get(id) ?? mentioned);
      else return target.startsWith('!') ? special(id, label) : link(target, label);
      // The brackets that stay are kept apart from those that a person typed.
      return `${open}${target}${close}`;
    }),
  );
  return {
    text: text.replaceAll(open, '<').replaceAll(close, '>'),
    people: [...people.values()],
    places: [...places.values()],
  };
};

/** Characters of no use to anybody: noncharacters, which Slack does not let through. */
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

/** What Slack made a link of by itself has a label that its address ends in; then the label was typed. */
const link = (url: string, label: string): string => {
  if (label === '') return url;
  return url.endsWith(label) || url.endsWith(`${label}/`) ? label : `${label} (${url})`;
};
