import type { Kind, Token } from './lexicon.ts';

/** A sequence of kinds, with `?`, `|` and brackets as in a regular expression, that matches all tokens. */
export const pattern = (kinds: string): RegExp =>
  new RegExp(`^(?:${kinds.replace(/[a-z][a-z-]*/g, '(?:$& )').replace(/ (?!\))/g, '')})$`);

/** The kinds of the tokens, as a `pattern` tests them. */
export const kindsOf = (tokens: readonly Token[]): string => tokens.map(({ kind }) => `${kind} `).join('');

/** The first token of one of the kinds. */
export const tokenOf = (tokens: readonly Token[], ...kinds: readonly Kind[]): Token | undefined =>
  tokens.find(({ kind }) => kinds.includes(kind));

export const has = (tokens: readonly Token[], ...kinds: readonly Kind[]): boolean =>
  tokenOf(tokens, ...kinds) !== undefined;

/** How many weeks, months … ahead the words refer to: this 0, next 1. */
export const stepOf = (tokens: readonly Token[]): number => {
  if (has(tokens, 'after-next', 'after-coming')) return 2;
  if (has(tokens, 'next', 'coming')) return 1;
  return has(tokens, 'last') ? -1 : 0;
};
