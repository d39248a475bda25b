import { bold, type Card } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Event } from '../../domain/event.ts';
import { type Result, turnoutPercent } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, facts, list, note, text } from '../pieces.ts';

export type EventView = Readonly<{ event: Event; group: string }>;

export const eventCard = (words: Words, { event, group }: EventView): Card => {
  const ref = words.ref(event.number);
  const cancelled = event.cancelledAt !== null;
  return card(
    words,
    words.text(cancelled ? 'event.cancelledTitle' : 'event.title', { ref }),
    cancelled ? 'bad' : 'neutral',
    [
      text(bold(words.show(event.title))),
      facts(
        [words.text('event.starts'), words.moment(event.startsAt)],
        [words.text('event.ends'), words.moment(event.endsAt)],
        [words.text('item.group'), words.quote(group)],
      ),
      ...(cancelled
        ? []
        : [
            note(words.line('event.pollNote')),
            buttons(
              button(encodeToken({ verb: 'cancel', id: event.id }), words.text('event.cancel'), 'danger'),
            ),
          ]),
    ],
  );
};

export const eventListCard = (words: Words, group: string | null, events: readonly EventView[]): Card => {
  const title = group === null ? words.text('event.listAll') : words.text('event.list', { group });
  if (events.length === 0) return card(words, title, 'neutral', [text(words.line('event.none'))]);
  return card(words, title, 'neutral', [
    list(
      words,
      events.map(({ event, group: name }) =>
        entry(
          words.line('item.line', { ref: bold(words.ref(event.number)), title: event.title }),
          words.line('event.detail', { when: words.moment(event.startsAt), group: name }),
        ),
      ),
      events.length,
    ),
  ]);
};

export const turnoutText = (words: Words, result: Result): string => {
  const percent = turnoutPercent(result);
  return percent === null
    ? words.text('poll.guests', { n: result.answers, members: result.members })
    : words.text('poll.turnout', { n: result.answers, percent: words.percent(percent) });
};
