import type { Option } from './card.ts';
import type { Language } from './ids.ts';
import { decodeToken, encodeToken } from './token.ts';

/**
 * A form asks for what a command still needs. Its values are text and are read exactly as if they had been
 * typed in the command line.
 */
export type Form = Readonly<{
  /** Sent back with the values; created by `token.ts`. */
  token: string;
  /** The language of its words. */
  language: Language;
  title: string;
  /** The label of the submit button. */
  submit: string;
  fields: readonly Field[];
  /**
   * A link to the message that the form was opened from. It is not shown; an adapter stores it with the form
   * and returns it with the values.
   */
  source?: string;
}>;

export type Field = Readonly<{
  name: string;
  label: string;
  kind: FieldKind;
  required: boolean;
  /** The value of the field when the form opens. */
  value?: string;
  /** One short line on what to write, with an example. */
  hint?: string;
  /** The maximum number of characters. */
  max?: number;
  /** For `choice`: the options. */
  options?: readonly Option[];
}>;

/**
 * `person`, `people` and `place` may be drawn as the platform's own pickers. Their value is a mention,
 * `<@ID>` or `<#ID>`, or several mentions for people (`peopleIn`).
 */
export type FieldKind = 'line' | 'paragraph' | 'choice' | 'person' | 'people' | 'place';

/** The problems of a form: field name → one sentence. */
export type FieldErrors = Readonly<Record<string, string>>;

/** The token of the form that asks for the arguments of a subcommand ("action add"). */
export const formTokenOf = (path: string): string => encodeToken({ verb: 'ask', id: path.replace(' ', '.') });

/**
 * The path of the subcommand whose form this is; `undefined` for a form of another kind. Such a form
 * can be opened again with its values: a command with these values and `ask`.
 */
export const pathOfFormToken = (token: string): string | undefined => {
  const read = decodeToken(token);
  return read?.verb === 'ask' ? read.id.replace('.', ' ') : undefined;
};
