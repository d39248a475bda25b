import type { Limits } from '../../chat/limits.ts';
import { lengthOf } from './mrkdwn.ts';

/** Slack counts UTF-16 units, as far as anybody could tell; never fewer than there are characters. */
export const units = (text: string): number => text.length;

/** What Slack allows a message besides its blocks: it refuses the whole of them at about 13,000. */
const totalMax = 11_000;

export const slackLimits: Limits = {
  // Fifty, the header among them.
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
  // A bullet, the line end, and the mark that begins a line in Arabic.
  perLine: 6,
  weigh: () => 1,
  measure: lengthOf,
  measureLabel: units,
};
