import type { Bilingual } from '../../chat/ids.ts';

/** What only Discord makes necessary to say. Handed in, so that all words stand in one catalogue. */
export type Phrases = Readonly<
  Record<
    /** A form that goes on: its title is that of the form. `{page}` and `{pages}` count. */
    | 'formGoesOn'
    /** A form with something wrong in it. */
    | 'formNotSent'
    | 'formContinue'
    | 'formSend'
    | 'formAgain'
    /** A form came too late to be opened: the button below it opens it. */
    | 'formLate'
    /** Something of ours broke; `{incident}` is in the log too. */
    | 'broken',
    Bilingual
  >
>;

/** The phrase in a language, with its numbers in place. */
export const phrase = (
  text: Bilingual,
  language: keyof Bilingual,
  values: Readonly<Record<string, string | number>> = {},
): string => text[language].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
