import { type Card, code, plain } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { card, text } from '../pieces.ts';

export type EndedWebhook = Readonly<{ url: string; why: 'gone' | 'silent' }>;

/** Tells a coordinator that an address is no longer called. */
export const webhookEndedCard = (words: Words, { url, why }: EndedWebhook): Card =>
  card(words, words.text('programs.endedTitle'), 'warning', [
    text(words.line(`programs.${why}`, { url: plain(url), command: code(`/coalition api webhook:${url}`) })),
  ]);
