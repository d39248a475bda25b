import type { Incoming } from '../../chat/incoming.ts';

/** The id in a mention as platforms write it: `<@ID>`, `<#ID|name>`. */
export const mentionOf = (typed: string): string | undefined =>
  /^<[@#]!?([^|>]+)(?:\|[^>]*)?>$/.exec(typed)?.[1];

/**
 * A text with names instead of mentions: "Ask <@U1>" becomes "Ask @Ana Haddad". A mention that the platform
 * did not name is left unchanged.
 */
export const withNames = (typed: string, { people, places }: Incoming['named']): string =>
  typed.replace(/<([@#])!?([^|<>]+)(?:\|[^<>]*)?>/g, (written: string, sign: string, id: string) => {
    const name = (sign === '@' ? people : places).find((one) => one.id === id)?.name;
    return name === undefined ? written : `${sign}${name}`;
  });
