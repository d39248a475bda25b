import type { Card } from '../src/chat/card.ts';
import { type Locale, type Words, wordsFor } from '../src/words/words.ts';
import { chartCards } from './gallery/charts.ts';
import { coalitionCards } from './gallery/coalitions.ts';
import { depthCards } from './gallery/depth.ts';
import { digestCards } from './gallery/digests.ts';
import { eventCards } from './gallery/events.ts';
import { homeCards } from './gallery/home.ts';
import { itemCards } from './gallery/items.ts';
import { pollCards } from './gallery/polls.ts';
import { linkCards, privacyCards } from './gallery/privacy.ts';
import { refusalCards } from './gallery/refusals.ts';
import { reminderCards } from './gallery/reminders.ts';
import { believable, fullLength, type Hand, hostile } from './gallery/texts.ts';

/** `name` reads "itemCard, open (hostile: markup) in ar arab"; its first word is the function that draws it. */
export type Exhibit = Readonly<{ name: string; card: Card }>;

/**
 * Hangs a card: the function that draws it, the state it shows, and how it is drawn. `large` ones do
 * without the hand that writes more than is allowed: they are long enough.
 */
export type Draw = (
  made: string,
  state: string,
  draw: (words: Words, hand: Hand) => Card,
  size?: 'large',
) => void;

const timeZone = 'Asia/Beirut';
const english: Locale = { language: 'en', digits: 'latn', timeZone };
const arabic: Locale = { language: 'ar', digits: 'arab', timeZone };

/** Believable in every language and every kind of digits; the rest once in each direction. */
const hands: readonly (readonly [Locale, Hand])[] = [
  ...([english, arabic, { ...english, digits: 'arab' }, { ...arabic, digits: 'latn' }] as const).map(
    (speech) => [speech, believable(speech.language)] as const,
  ),
  ...[english, arabic].flatMap((speech) =>
    [fullLength(speech.language), ...hostile].map((hand) => [speech, hand] as const),
  ),
];

const hang = (): readonly Exhibit[] => {
  const exhibits: Exhibit[] = [];
  const draw: Draw = (made, state, make, size) => {
    for (const [speech, hand] of hands) {
      if (size === 'large' && hand.name === 'endless') continue;
      exhibits.push({
        name: `${made}, ${state} (${hand.name}) in ${speech.language} ${speech.digits}`,
        card: make(wordsFor(speech), hand),
      });
    }
  };
  itemCards(draw);
  depthCards(draw);
  eventCards(draw);
  pollCards(draw);
  coalitionCards(draw);
  digestCards(draw);
  privacyCards(draw);
  linkCards(draw);
  refusalCards(draw);
  homeCards(draw);
  reminderCards(draw);
  chartCards(draw);
  return exhibits;
};

/** Every card of Halqa, in every state it has, for whoever draws cards. */
export const gallery: readonly Exhibit[] = hang();
