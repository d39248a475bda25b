import type { Bilingual } from '../chat/ids.ts';
import { chartWords } from './chart-words.ts';
import { coalitionWords } from './coalition-words.ts';
import { digestWords } from './digest-words.ts';
import { eventWords } from './event-words.ts';
import { homeWords } from './home-words.ts';
import { itemWords } from './item-words.ts';
import { linkWords } from './link-words.ts';
import { pollWords } from './poll-words.ts';
import { privacyWords } from './privacy-words.ts';
import { refusalWords } from './refusal-words.ts';
import { reminderWords } from './reminder-words.ts';

/**
 * Every sentence of Halqa, in both languages side by side, as ICU messages. A message that counts
 * has all six Arabic plural forms.
 */
export const catalogue = {
  ...coalitionWords,
  ...itemWords,
  ...eventWords,
  ...pollWords,
  ...digestWords,
  ...chartWords,
  ...privacyWords,
  ...linkWords,
  ...reminderWords,
  ...homeWords,
  ...refusalWords,
} as const satisfies Readonly<Record<string, Bilingual>>;

export type Key = keyof typeof catalogue;
