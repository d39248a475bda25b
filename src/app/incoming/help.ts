import { type HelpAsked, helpCard } from '../../cards/help-card.ts';
import type { Card } from '../../chat/card.ts';
import type { CommandDefinition } from '../../chat/command.ts';
import type { Words } from '../../words/words.ts';

/** More than all commands in all languages need. It limits the memory that made-up names can take. */
const mostDrawn = 200;

const drawn = new WeakMap<readonly CommandDefinition[], Map<string, Card>>();

/**
 * Help is the same for everyone who reads a language, so it is drawn once and frozen. A renderer may then
 * keep its result too.
 */
export const helpOf = (words: Words, commands: readonly CommandDefinition[], asked: HelpAsked): Card => {
  const cards = drawn.get(commands) ?? new Map<string, Card>();
  drawn.set(commands, cards);
  // A number shows which digits these words have.
  const key = `${words.language} ${words.number(0)} ${asked.begun} ${asked.about ?? ''}`;
  const known = cards.get(key);
  if (known !== undefined) return known;
  const card = Object.freeze(helpCard(words, commands, asked));
  if (cards.size >= mostDrawn) cards.clear();
  cards.set(key, card);
  return card;
};
