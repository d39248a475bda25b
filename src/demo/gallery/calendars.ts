import {
  calendarCard,
  calendarEndedCard,
  calendarLinkCard,
  noCalendarLinkCard,
} from '../../cards/people/calendar-cards.ts';
import type { Draw } from './draw.ts';

export const calendarCards = (draw: Draw): void => {
  for (const [state, link] of [
    ['no links here', null],
    ['without a link', false],
    ['with a link', true],
  ] as const)
    draw('calendarCard', state, (words) => calendarCard(words, { file: 'halqa.ics', link }));
  draw('calendarLinkCard', 'shown once', (words) =>
    calendarLinkCard(words, 'https://halqa.example.org/calendar/abcdef.ghijkl.ics'),
  );
  draw('noCalendarLinkCard', 'without HTTP', (words) => noCalendarLinkCard(words));
  draw('calendarEndedCard', 'ended', (words) => calendarEndedCard(words));
};
