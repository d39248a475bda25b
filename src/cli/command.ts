import type { Bar } from './progress.ts';

/** An option of a command: a word that is there or not, or one with a value, which `value` names in the help. */
export type CliOption = Readonly<{ what: string; value?: string }>;

/** What a command found out or did. */
export type Outcome = Readonly<{
  /** For people. */
  text: string;
  /** For programs, under `--json`. */
  data: Readonly<Record<string, unknown>>;
  /** False ends with exit code 1: something needs a person. */
  ok?: boolean;
}>;

export type Invocation = Readonly<{
  /** The words after the command's name. */
  given: readonly string[];
  /** Whether a word is there. */
  has(option: string): boolean;
  /** The value of an option. */
  value(option: string): string | undefined;
  /** Shows the progress of long work. Nothing where nobody watches. */
  bar: Bar;
}>;

export type CliCommand = Readonly<{
  /** The words after the name, as the help shows them: "FILE". */
  takes?: Readonly<{ usage: string; atLeast: number; atMost: number }>;
  options: Readonly<Record<string, CliOption>>;
  /** Paragraphs of the help. */
  details?: readonly string[];
  run(invocation: Invocation): Promise<Outcome>;
}>;

/** What the help lists. */
export type ListedCommand = Readonly<{ summary: string; load(): Promise<CliCommand> }>;

/**
 * Something that the person who runs the command can fix. The message is one sentence that says what to do.
 */
export class CliError extends Error {
  constructor(
    message: string,
    readonly code: 1 | 2 = 1,
  ) {
    super(message);
    this.name = 'CliError';
  }
}
