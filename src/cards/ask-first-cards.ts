import { type Block, type Card, plain } from '../chat/card.ts';
import { shorten } from '../chat/text/clean.ts';
import { encodeToken } from '../chat/token.ts';
import type { DigestKind } from '../domain/digest.ts';
import type { Event } from '../domain/event.ts';
import type { Item } from '../domain/item.ts';
import type { ArgumentReason } from '../domain/refusal.ts';
import type { Words } from '../words/words.ts';
import { monthsBetween } from './digests/digest-pieces.ts';
import { button, buttons, card, text } from './pieces.ts';
import { refusalSentence } from './refusal-sentence.ts';

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

/** More values than one row of buttons are a menu. */
const mostButtons = 5;

/** How much of a value is shown. */
const labelMax = 60;

const whichTitle = (words: Words, { problem, value }: ArgumentReason): string => {
  if (problem === 'several-people') return words.text('ask.whichPerson', { value: value.replace(/^@/, '') });
  return words.text(problem === 'which-group' || problem === 'no-group' ? 'ask.whichGroup' : 'ask.whichOne');
};

/** A question about people says it in its title. */
const whatIsUnclear = (words: Words, reason: ArgumentReason): readonly Block[] => {
  if (reason.problem === 'several-people') return [];
  if (reason.problem === 'no-group') return [text(words.line('ask.noGroup'))];
  return [text(plain(refusalSentence(words, reason)))];
};

/** One value of a command is unclear. `waiting` names the command, which continues with the chosen value. */
export const whichCard = (words: Words, reason: ArgumentReason, waiting: string): Card => {
  const labels = (reason.options ?? []).map(({ label }) => words.show(shorten(label, labelMax)));
  const verb = 'pick-value';
  const choice: Block =
    labels.length <= mostButtons
      ? buttons(
          ...labels.map((label, index) =>
            button(encodeToken({ verb, id: waiting, detail: `${index}` }), label),
          ),
        )
      : {
          kind: 'select',
          token: encodeToken({ verb, id: waiting }),
          label: words.text('ask.whichMenu'),
          options: labels.map((label, index) => ({ value: `${index}`, label })),
        };
  return card(words, whichTitle(words, reason), 'neutral', [
    ...whatIsUnclear(words, reason),
    text(words.line('ask.whichText')),
    choice,
    buttons(notNow(words)),
  ]);
};

/** Asks before an event is cancelled. `said` is set where a command asked, whose answer everybody sees. */
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

/** Asks before a summary is posted early. The days are the first and the last of its period. */
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
