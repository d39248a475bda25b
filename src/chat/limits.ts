import type { Block, Line } from './card.ts';
import { length } from './text/clean.ts';
import { plainLine } from './text/plain-text.ts';

/**
 * A platform's limits for a card. Numbers are in units of `measure`; `Infinity` means no limit. Texts that
 * are too long are shortened and lists lose entries. What cannot be shortened honestly (too many blocks,
 * facts, buttons or options, or a token that is too long) makes `fit` throw.
 */
export type Limits = Readonly<{
  /** How many native elements a card may have, as `weigh` counts them. */
  blocks: number;
  /** All text of a card: title, texts, notes, lists and facts. */
  total: number;
  title: number;
  /** One text or note. */
  text: number;
  list: Readonly<{
    entries: number;
    /** One entry including its detail. */
    entry: number;
    /** The whole list including its rest line. */
    total: number;
  }>;
  facts: Readonly<{ count: number; label: number; value: number }>;
  buttons: Readonly<{ count: number; label: number }>;
  select: Readonly<{ label: number; options: number; option: number; value: number }>;
  /** The text alternative of a chart. */
  alt: number;
  /** The token of a button or a select. */
  token: number;
  /** The fixed cost of every line: its bullet, its markup, its line end. */
  perLine: number;
  /** How many native elements a block becomes. */
  weigh: (block: Block) => number;
  /**
   * The length of a drawn line: escaping makes a text longer, and a mention has its own length. At least one
   * per code point, and never less for a longer line.
   */
  measure: (line: Line) => number;
  /** The length of text outside running text: titles, and labels of buttons, selects and options. */
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

/** A card that cannot be shortened to its limits: a bug in the code that created it. */
export class CardTooLarge extends Error {
  /** `where` names the block and the part that is too large: "block 3 (buttons): 6 buttons". */
  constructor(readonly where: string) {
    super(`card too large: ${where}`);
    this.name = 'CardTooLarge';
  }
}
