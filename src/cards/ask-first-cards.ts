import type { Card } from '../chat/card.ts';
import { encodeToken } from '../chat/token.ts';
import type { DigestKind } from '../domain/digest.ts';
import type { Event } from '../domain/event.ts';
import type { Item } from '../domain/item.ts';
import type { Words } from '../words/words.ts';
import { monthsBetween } from './digests/digest-pieces.ts';
import { button, buttons, card, text } from './pieces.ts';

/** After *no*. */
export const nothingChangedCard = (words: Words): Card =>
  card(words, words.text('ask.nothingTitle'), 'neutral', [text(words.line('ask.nothing'))]);

const notNow = (words: Words) => button(encodeToken({ verb: 'go-not', id: 'x' }), words.text('ask.no'));

/** An open item has this title already. `waiting` names the command that adds another. */
export const sameTitleCard = (
  words: Words,
  { number, title }: Pick<Item, 'number' | 'title'>,
  waiting: string,
): Card =>
  card(words, words.text('ask.sameTitle', { ref: words.ref(number), title }), 'warning', [
    text(words.line('ask.sameTitleText', { ref: words.ref(number) })),
    buttons(
      button(encodeToken({ verb: 'go-on', id: waiting }), words.text('ask.addAnyway'), 'primary'),
      notNow(words),
    ),
  ]);

/** Before an event is cancelled. `said` is set where a command asked, whose answer everybody sees. */
export const cancelEventCard = (
  words: Words,
  { id, number, title }: Pick<Event, 'id' | 'number' | 'title'>,
  said: boolean,
): Card =>
  card(words, words.text('ask.cancelTitle', { ref: words.ref(number), title }), 'warning', [
    text(words.line('ask.cancelText')),
    buttons(
      button(
        encodeToken(said ? { verb: 'cancel-yes', id, detail: 'said' } : { verb: 'cancel-yes', id }),
        words.text('event.cancel'),
        'danger',
      ),
      button(encodeToken({ verb: 'go-not', id: 'x' }), words.text('ask.keepEvent')),
    ),
  ]);

/** Before a summary is posted early. The days are the first and the last of its period. */
export const publishCard = (
  words: Words,
  kind: DigestKind,
  period: Readonly<{ firstDay: string; lastDay: string }>,
): Card =>
  card(
    words,
    words.text('ask.publishTitle', { period: monthsBetween(words, period.firstDay, period.lastDay) }),
    'warning',
    [
      text(words.line('ask.publishText')),
      buttons(
        button(
          encodeToken({ verb: 'publish-yes', id: kind, detail: period.firstDay }),
          words.text('ask.publish'),
          'primary',
        ),
        notNow(words),
      ),
    ],
  );
