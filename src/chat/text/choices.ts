import { nameWithoutArticle } from '../../domain/plain-letters.ts';
import type { Choice } from '../command.ts';

const spellingsOf = new WeakMap<Choice, readonly string[]>();

/** The key under which two spellings of a choice are the same: "Sat–Thu", "sat to thu", "من السبت الى الخميس". */
const keyOf = (typed: string): string =>
  nameWithoutArticle(typed)
    .replace(/^(?:from|من) /, '')
    .replace(/ (?:to|through|till|until|الي|لـ|حتي) /g, ' ');

/** The keys of a choice. A definition does not change, so each is worked out once. */
const spellings = (choice: Choice): readonly string[] => {
  const known = spellingsOf.get(choice);
  if (known !== undefined) return known;
  const { value, label, aliases = [] } = choice;
  const found = [value, label.en, label.ar, ...aliases].map(keyOf);
  spellingsOf.set(choice, found);
  return found;
};

/** The choice a person meant: its value, its label in any language, or an alias. */
export const matchChoice = (choices: readonly Choice[], typed: string): Choice | undefined => {
  const exact = choices.find(({ value, label }) => [value, label.en, label.ar].includes(typed));
  if (exact !== undefined) return exact;
  const key = keyOf(typed);
  return choices.find((choice) => spellings(choice).includes(key));
};

/** The choices that what was typed may become; all of them while nothing was. */
export const beginChoices = (choices: readonly Choice[], typed: string): readonly Choice[] =>
  choices.filter((choice) => spellings(choice).some((spelling) => spelling.startsWith(keyOf(typed))));
