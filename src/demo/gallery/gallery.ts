import type { Card } from '../../chat/card.ts';
import { type Locale, wordsFor } from '../../words/words.ts';
import { askFirstCards } from './ask-first.ts';
import { calendarCards } from './calendars.ts';
import { changeCards } from './changes.ts';
import { chartCards } from './charts.ts';
import { coalitionCards } from './coalitions.ts';
import { depthCards } from './depth.ts';
import { digestCards } from './digests.ts';
import type { Draw } from './draw.ts';
import { eventCards } from './events.ts';
import { exportCards } from './exports.ts';
import { firstStepCards } from './first-steps.ts';
import { homeCards } from './home.ts';
import { importCards } from './imports.ts';
import { itemCards } from './items.ts';
import { listCards } from './lists.ts';
import { partnerCards } from './partners.ts';
import { pollCards } from './polls.ts';
import { linkCards, privacyCards } from './privacy.ts';
import { programCards } from './programs.ts';
import { refusalCards } from './refusals.ts';
import { reminderCards } from './reminders.ts';
import { talkCards } from './talks.ts';
import { believable, fullLength, type Hand, hostile } from './texts.ts';
import { undoCards } from './undo.ts';
import { weekCards } from './week.ts';

/** One card in one state, language and kind of text. */
export type Exhibit = Readonly<{
  /** All that follows in one line: "itemCard, open (markup) in ar arab". No two are alike. */
  name: string;
  /** The function in `src/cards` that makes the card. */
  made: string;
  /** What the card shows: "open", "nothing yet". */
  state: string;
  /** Which sample texts it contains: "believable", "full length", or a hostile kind. */
  text: string;
  digits: Locale['digits'];
  card: Card;
}>;

const timeZone = 'Asia/Beirut';
const english: Locale = { language: 'en', digits: 'latn', timeZone };
const arabic: Locale = { language: 'ar', digits: 'arab', timeZone };

/** Believable texts in every language with every kind of digits; the others once in each direction. */
const variants: readonly (readonly [Locale, Hand])[] = [
  ...([english, arabic, { ...english, digits: 'arab' }, { ...arabic, digits: 'latn' }] as const).map(
    (locale) => [locale, believable(locale.language)] as const,
  ),
  ...[english, arabic].flatMap((locale) =>
    [fullLength(locale.language), ...hostile].map((hand) => [locale, hand] as const),
  ),
];

const drawAll = (): readonly Exhibit[] => {
  const exhibits: Exhibit[] = [];
  const draw: Draw = (made, state, make, size) => {
    for (const [locale, hand] of variants) {
      if (size === 'large' && hand.name === 'endless') continue;
      exhibits.push({
        name: `${made}, ${state} (${hand.name}) in ${locale.language} ${locale.digits}`,
        made,
        state,
        text: hand.name,
        digits: locale.digits,
        card: make(wordsFor(locale), hand),
      });
    }
  };
  itemCards(draw);
  listCards(draw);
  depthCards(draw);
  eventCards(draw);
  partnerCards(draw);
  importCards(draw);
  calendarCards(draw);
  exportCards(draw);
  pollCards(draw);
  coalitionCards(draw);
  digestCards(draw);
  privacyCards(draw);
  programCards(draw);
  linkCards(draw);
  refusalCards(draw);
  homeCards(draw);
  weekCards(draw);
  reminderCards(draw);
  talkCards(draw);
  undoCards(draw);
  firstStepCards(draw);
  changeCards(draw);
  askFirstCards(draw);
  chartCards(draw);
  return exhibits;
};

/** Every card of Halqa in every state it has, for the tests of the renderers and for the gallery page. */
export const gallery: readonly Exhibit[] = drawAll();
