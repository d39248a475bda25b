import type { Answered } from '../src/app/incoming/observed.ts';

/** A refusal is quicker than an answer, so measuring one would say nothing. */
export const mustBeAnswered = ({ what, outcome }: Answered): void => {
  if (outcome !== 'ok') throw new Error(`a measure of ${what} was ${outcome}`);
};

/** The same in a process of its own, which ends: the side of a comparison is then missed. */
export const endUnlessAnswered = (answered: Answered): void => {
  try {
    mustBeAnswered(answered);
  } catch (error) {
    console.error(error);
    process.exit(1);
  }
};
