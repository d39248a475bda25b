import { nameWithoutArticle } from '../../domain/plain-letters.ts';
import type { Choice } from '../command.ts';

const spellingsOf = new WeakMap<Choice, readonly string[]>();

/** The key that equal spellings of a choice share: "Sat–Thu", "sat to thu", "من السبت الى الخميس". */
const keyOf = (typed: string): string =>
  nameWithoutArticle(typed)
    .replace(/^(?:from|من) /, '')
    .replace(/ (?:to|through|till|until|الي|لـ|حتي) /g, ' ');

/** The keys of a choice. A definition does not change, so each is computed once. */
const spellings = (choice: Choice): readonly string[] => {
  const known = spellingsOf.get(choice);
  if (known !== undefined) return known;
  const { value, label, aliases = [] } = choice;
  const found = [value, label.en, label.ar, ...aliases].map(keyOf);
  spellingsOf.set(choice, found);
  return found;
};

/** The choice that a person typed: its value, its label in any language, or an alias. */
export const matchChoice = (choices: readonly Choice[], typed: string): Choice | undefined => {
  const exact = choices.find(({ value, label }) => [value, label.en, label.ar].includes(typed));
  if (exact !== undefined) return exact;
  const key = keyOf(typed);
  return choices.find((choice) => spellings(choice).includes(key));
};

/** The choices that begin with the typed text; all of them for an empty text. */
export const beginChoices = (choices: readonly Choice[], typed: string): readonly Choice[] =>
  choices.filter((choice) => spellings(choice).some((spelling) => spelling.startsWith(keyOf(typed))));
