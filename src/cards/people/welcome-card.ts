import { type Block, bold, type Card, code } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { card, rule, text } from '../pieces.ts';

const lines = (words: Words): readonly Block[] => [
  text(words.line('welcome.mine', { command: code('/action mine') })),
  text(words.line('welcome.log', { command: code('/progress log') })),
  text(words.line('welcome.help', { command: code('/halqa help') })),
];

/** Three lines for a new member, beside a reply that everybody sees. */
export const welcomeCard = (words: Words, coalition: string): Card =>
  card(words, words.text('welcome.title', { coalition }), 'good', lines(words));

/** The same below a private card. */
export const welcomeBlocks = (words: Words, coalition: string): readonly Block[] => [
  rule,
  text(bold(words.text('welcome.title', { coalition }))),
  ...lines(words),
];
