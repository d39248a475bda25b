import { type Card, code } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { card, note, text } from '../pieces.ts';
import { newCalendarLink, noCalendarLink } from '../typed-lines.ts';

const calendar = code('/event calendar');

/** Describes the attached file. `link` says whether the person has a link; null where there are none. */
export const calendarCard = (
  words: Words,
  { file, link }: Readonly<{ file: string; link: boolean | null }>,
): Card =>
  card(words, words.text('calendar.title'), 'neutral', [
    text(words.line('calendar.text', { file: code(file) })),
    ...(link === null
      ? []
      : [
          note(
            link
              ? words.line('calendar.stands', {
                  renew: code(words.of(newCalendarLink)),
                  end: code(words.of(noCalendarLink)),
                })
              : words.line('calendar.offer', { command: code(words.of(newCalendarLink)) }),
          ),
        ]),
  ]);

/** Shows a new link, once. */
export const calendarLinkCard = (words: Words, url: string): Card =>
  card(words, words.text('calendar.linkTitle'), 'good', [
    text(words.line('calendar.link')),
    text(code(url)),
    note(words.line('calendar.secret')),
  ]);

/** There is no HTTP server that could show a feed. */
export const noCalendarLinkCard = (words: Words): Card =>
  card(words, words.text('calendar.title'), 'neutral', [
    text(words.line('calendar.noHttp', { command: calendar })),
  ]);

export const calendarEndedCard = (words: Words): Card =>
  card(words, words.text('calendar.endedTitle'), 'neutral', [text(words.line('calendar.ended'))]);
