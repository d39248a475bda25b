import type { Argument } from '../../../chat/command.ts';

/** What many arguments have in common. */

/** Given by its name, and may be left out. */
export const optional = { required: false, positional: false } as const satisfies Partial<Argument>;

/** A sentence that needs no name in the line, such as a reason. It may be left out. */
export const sentenceArgument = {
  kind: 'text',
  required: false,
  positional: true,
  max: 300,
} as const satisfies Partial<Argument>;
