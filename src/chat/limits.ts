import type { Block, Line } from './card.ts';
import { length } from './text/clean.ts';
import { plainLine } from './text/plain-text.ts';

/**
 * The room a platform gives a card. Numbers count what `measure` counts, `Infinity` where there is no
 * limit. Texts that are too long are shortened, lists lose entries; what cannot be shortened honestly
 * (too many blocks, facts, buttons or options, a token that is too long) makes `fit` throw.
 */
export type Limits = Readonly<{
  /** How many of its own pieces the platform allows a card, as `weigh` counts them. */
  blocks: number;
  /** All the running words of a card: title, texts, notes, lists and facts. */
  total: number;
  title: number;
  /** One text or note. */
  text: number;
  list: Readonly<{
    entries: number;
    /** One entry, its detail included. */
    entry: number;
    /** The whole list, its rest line included. */
    total: number;
  }>;
  facts: Readonly<{ count: number; label: number; value: number }>;
  buttons: Readonly<{ count: number; label: number }>;
  select: Readonly<{ label: number; options: number; option: number; value: number }>;
  /** What a chart says in words. */
  alt: number;
  /** What a button or a select carries. */
  token: number;
  /** What every line costs besides its words: its bullet, its markup, its line end. */
  perLine: number;
  /** How many of the platform's own pieces a block becomes. */
  weigh: (block: Block) => number;
  /**
   * How long a line is once it is drawn: escaping makes a text longer, a mention costs what it costs.
   * At least one for each code point, and never less for a longer line.
   */
  measure: (line: Line) => number;
  /** How long words outside running text are: titles, and the labels of buttons, selects and options. */
  measureLabel: (label: string) => number;
}>;

/** How many choices a select holds on every platform. */
export const mostChoices = 25;

/**
 * The smaller of what Slack and Discord allow, for tests: every card must fit it.
 * @internal
 */
export const sandboxLimits: Limits = {
  blocks: 40,
  total: 4000,
  title: 150,
  text: 3000,
  list: { entries: 50, entry: 600, total: 3000 },
  facts: { count: 10, label: 80, value: 900 },
  buttons: { count: 5, label: 75 },
  select: { label: 100, options: 25, option: 75, value: 75 },
  alt: 1024,
  token: 100,
  perLine: 3,
  weigh: (block) => (block.kind === 'buttons' ? 1 + block.buttons.length : 1),
  measure: (line) => length(plainLine(line)),
  measureLabel: length,
};

/** A card that no shortening brings within its limits: a fault of whoever made it. */
export class CardTooLarge extends Error {
  /** `where` names the block and what of it is too large: "block 3 (buttons): 6 buttons". */
  constructor(readonly where: string) {
    super(`card too large: ${where}`);
    this.name = 'CardTooLarge';
  }
}
