/** The id in a mention as platforms write it: `<@ID>`, `<#ID|name>`. */
export const mentionOf = (typed: string): string | undefined =>
  /^<[@#]!?([^|>]+)(?:\|[^>]*)?>$/.exec(typed)?.[1];
