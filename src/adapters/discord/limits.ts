import type { Block } from '../../chat/card.ts';
import type { Limits } from '../../chat/limits.ts';
import { never } from '../../chat/never.ts';
import { measure, measureText } from './text/markdown.ts';

/**
 * How many components a block needs at most. Texts in a row can share one component, so they are counted
 * with the block before them: each other block may be followed by one.
 */
const weigh = (block: Block): number => {
  switch (block.kind) {
    case 'text':
    case 'list':
    case 'facts':
    case 'note':
      return 0;
    case 'rule':
    case 'chart':
      return 2;
    case 'buttons':
      return 2 + block.buttons.length;
    case 'select':
      return 3;
    default:
      return never(block);
  }
};

/** Components of a message, nested ones included. */
export const maxComponents = 40;

/**
 * Limits of a components V2 message: 40 components and 4,000 characters of text in total. The container
 * and its title take two components, and the texts before the first other block one.
 */
export const discordLimits: Limits = {
  blocks: maxComponents - 3,
  total: 3900,
  title: 200,
  text: 3000,
  list: { entries: 40, entry: 700, total: 3000 },
  facts: { count: 12, label: 100, value: 1200 },
  buttons: { count: 5, label: 80 },
  select: { label: 150, options: 25, option: 100, value: 100 },
  alt: 1000,
  token: 100,
  /** `### `, `• `, `-# `, `**:** `, the direction marks and the line end. */
  perLine: 12,
  weigh,
  measure,
  measureLabel: measureText,
};

/** Limits of a modal. */
export const modalLimits = {
  title: 45,
  rows: 5,
  label: 45,
  description: 100,
  placeholder: 100,
  value: 4000,
  options: 25,
  option: 100,
} as const;

/** Limits of an application command. */
export const commandLimits = { description: 100, choices: 25, choice: 100, text: 6000 } as const;

/** Limits of a thread. */
export const threadLimits = { name: 100 } as const;
