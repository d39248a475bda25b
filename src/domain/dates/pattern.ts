import type { Kind, Token } from './lexicon.ts';

/** A row of kinds, with `?`, `|` and brackets as in a regular expression, that all the tokens must fit. */
export const pattern = (kinds: string): RegExp =>
  new RegExp(`^(?:${kinds.replace(/[a-z][a-z-]*/g, '(?:$& )').replace(/ (?!\))/g, '')})$`);

/** The kinds of the tokens, as a `pattern` tests them. */
export const kindsOf = (tokens: readonly Token[]): string => tokens.map(({ kind }) => `${kind} `).join('');

/** The first token of one of the kinds. */
export const tokenOf = (tokens: readonly Token[], ...kinds: readonly Kind[]): Token | undefined =>
  tokens.find(({ kind }) => kinds.includes(kind));
