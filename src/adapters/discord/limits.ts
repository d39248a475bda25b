import type { Block } from '../../chat/card.ts';
import type { Limits } from '../../chat/limits.ts';
import { never } from '../../chat/never.ts';
import { measure, measureText } from './markdown.ts';

/** How many Discord components a block becomes. */
const weigh = (block: Block): number => {
  switch (block.kind) {
    case 'text':
    case 'list':
    case 'facts':
    case 'note':
    case 'rule':
    case 'chart':
      return 1;
    case 'buttons':
      return 1 + block.buttons.length;
    case 'select':
      return 2;
    default:
      return never(block);
  }
};

/**
 * Limits of a components V2 message: 40 components and 4,000 characters of text in total. The container
 * and its title take two components.
 */
export const discordLimits: Limits = {
  blocks: 38,
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
  perLine: 9,
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
