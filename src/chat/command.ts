import type { Bilingual } from './ids.ts';

/**
 * A slash command is data. One definition feeds parsing, validation, help, autocomplete, the form
 * that opens when something required is missing, the platforms' registrations and the docs.
 */
export type CommandDefinition<Sub extends SubcommandShape = SubcommandShape> = Readonly<{
  /** Short, Latin, lower case: a whole workspace shares the names. */
  name: string;
  summary: Bilingual;
  subcommands: readonly Sub[];
}>;

/** The parts of a subcommand that can be read without running it. */
export type SubcommandShape = Readonly<{
  name: string;
  summary: Bilingual;
  /** The label of the submit button of its form. */
  verb: Bilingual;
  /** How a successful reply is shown: a platform must know before our code runs. */
  answers: Answers;
  args: Arguments;
  /** Whole lines as a person would type them; a line that contains words exists in each language. */
  examples: readonly (string | Bilingual)[];
}>;

export type Answers = 'private' | 'public';

/** In the order in which people are asked for them. */
export type Arguments = Readonly<Record<string, Argument>>;

/**
 * The kind of an argument decides how it is read, asked for and suggested. The input is always text: what a
 * person typed, or what the platform's own picker returned.
 *
 * - `text`: anything.
 * - `date`: a day in words, English or Arabic. `moment`: a day and a time of day.
 * - `person`, `place`: a mention (`<@ID>`, `<#ID>`) or a name. `group`: a name.
 * - `partner`: the name of a partner, in any spelling.
 * - `people`: one or several people, "@Ana, @Omar". `integer`: a whole number from `least` to `most`, in
 *   any digits, with or without a per cent sign.
 * - `item`, `difficulty`, `event`, `poll`: a number, `#12`, in any digits; a poll about an event has
 *   the number of the event.
 * - `zone`: an IANA time zone. `choice`: one of `choices`.
 */
export type ArgumentKind =
  | 'text'
  | 'date'
  | 'moment'
  | 'person'
  | 'people'
  | 'place'
  | 'group'
  | 'partner'
  | 'item'
  | 'difficulty'
  | 'event'
  | 'poll'
  | 'zone'
  | 'integer'
  | 'choice';

export type Choice = Readonly<{
  value: string;
  label: Bilingual;
  /** Other words that people use for it, in any language. */
  aliases?: readonly string[];
}>;

export type Argument = Readonly<{
  kind: ArgumentKind;
  required: boolean;
  /** Can be typed without its name, in the order of the definition: "/progress log #12 Called them". */
  positional: boolean;
  /** One or two words. The label in any language works as a name too. */
  label: Bilingual;
  /** Other words that people use for it, in any language. */
  aliases?: readonly string[];
  /** What to write. */
  hint: Bilingual;
  /** A valid value: words in each language, or a text that is the same in all of them. */
  example: string | Bilingual;
  /** For `text`: the maximum number of characters (code points). */
  max?: number;
  /** For `text`: names of partners are suggested; `several` may be given, with commas between them. */
  suggests?: 'partner' | 'several partners';
  /** For `text`: a paragraph instead of a line. */
  long?: boolean;
  /** For `moment`: a day without a time is read as its last minute. */
  endOfDay?: boolean;
  /** For `date`: a month alone is read as its last day. */
  endOfMonth?: boolean;
  /** For `moment`: read as after the start of the event of the same command, unless it has another start. */
  afterEvent?: boolean;
  /** For `integer`: the minimum and the maximum. */
  least?: number;
  most?: number;
  /** For `item`: one or several numbers, "#12, #13". */
  several?: boolean;
  /** For `item`: refers to a done or dropped item, and suggests those. */
  closed?: boolean;
  /** "none" removes the present value. */
  clearable?: boolean;
  /** For `text` and `group`: its words may also name a choice, a group or a person of the other arguments. */
  filters?: boolean;
  /** For an item: those who speak for a partner may also name one that it promised, in whichever group it is. */
  delegatesToo?: boolean;
  /**
   * When its form leaves it out, unless it was given: `always`, because it is rarely needed, or `in a group’s place`,
   * which answers it.
   */
  leftOut?: 'always' | 'in a group’s place';
  /** For `choice`. */
  choices?: readonly Choice[];
}>;

export const findSubcommand = <Sub extends SubcommandShape>(
  commands: readonly CommandDefinition<Sub>[],
  path: string,
): Sub | undefined => {
  const [name, action] = path.split(' ');
  return commands.find((command) => command.name === name)?.subcommands.find((sub) => sub.name === action);
};
