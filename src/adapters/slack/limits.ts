import type { Limits } from '../../chat/limits.ts';
import { lengthOf } from './text/mrkdwn.ts';

/** Slack appears to count UTF-16 units; they are never fewer than the characters. */
export const units = (text: string): number => text.length;

/**
 * The characters of a whole message without those of its buttons and menus. Slack documents no such limit, and
 * refuses about 13,000 with them.
 */
const totalMax = 10_000;

export const slackLimits: Limits = {
  // Fifty with the header.
  blocks: 49,
  total: totalMax,
  title: 149,
  text: 2990,
  list: { entries: 60, entry: 700, total: 2990 },
  facts: { count: 10, label: 150, value: 1800 },
  buttons: { count: 25, label: 75 },
  select: { label: 150, options: 100, option: 75, value: 75 },
  alt: 1990,
  token: 100,
  // A bullet, the line end, and the direction mark of a line in Arabic.
  perLine: 6,
  weigh: () => 1,
  measure: lengthOf,
  measureLabel: units,
};
