import type { Block } from '../../chat/card.ts';
import type { Limits } from '../../chat/limits.ts';
import { never } from '../../chat/never.ts';
import { measure, measureText } from './markdown.ts';

/** How many components of Discord's a block becomes. */
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
 * What a message of components (version 2) may hold: 40 components and 4,000 characters of text in
 * all. Two components are the container and its title.
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
  /** `### `, `• `, `-# `, `**:** `, the mark of the direction and the line end. */
  perLine: 9,
  weigh,
  measure,
  measureLabel: measureText,
};

/** What a modal may hold. */
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

/** What a command of an application may hold. */
export const commandLimits = { description: 100, choices: 25, choice: 100, text: 6000 } as const;
