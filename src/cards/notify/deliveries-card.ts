import { type Card, type Line, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { DeliveryProblem } from '../../domain/delivery.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, facts, note, pageButtons, pageList, text } from '../pieces.ts';

export type StuckView = Readonly<{
  title: string;
  /** "#water", or a person's name. */
  where: string;
  /** When it was to be posted. */
  plannedAt: number;
  /** `waiting`: it is retried automatically. `token`: also, but the platform refuses Halqa's token. */
  state: 'waiting' | 'token' | DeliveryProblem;
}>;

export type DeliveriesView = Readonly<{
  coalitionId: string;
  /** Over the last 30 days. */
  sent: number;
  dropped: number;
  query: ListQuery;
  stuckCount: number;
  /** The oldest first. */
  stuck: Page<StuckView>;
}>;

/** The state of the announcements, for a coordinator: one page of those that are stuck. */
export const deliveriesCard = (words: Words, view: DeliveriesView): Card => {
  const { query, stuck, stuckCount, sent, dropped } = view;
  return card(words, words.text('deliveries.title'), stuckCount === 0 ? 'good' : 'warning', [
    facts(
      [words.text('deliveries.sent'), words.number(sent)],
      [words.text('deliveries.stuck'), words.number(stuckCount)],
      [words.text('deliveries.dropped'), words.number(dropped)],
    ),
    ...(stuckCount === 0
      ? [text(words.line('deliveries.none'))]
      : [
          pageList(stuck.rows.map((one) => entry(stuckLine(words, one), stuckDetail(words, one)))),
          ...(stuck.rows.some(({ state }) => state === 'unsure')
            ? [note(words.line('deliveries.unsure'))]
            : []),
          buttons(postStuckButton(words, view.coalitionId)),
          ...pageButtons(words, query, stuck),
        ]),
  ]);
};

const stuckLine = (words: Words, { title, where }: StuckView): Line =>
  words.line('deliveries.line', { title, place: where });

const stuckDetail = (words: Words, { state, plannedAt }: StuckView): Line => [
  ...words.line('deliveries.since', { when: words.moment(plannedAt) }),
  plain(' · '),
  plain(words.text(`deliveries.${state}`)),
];

export const postStuckButton = (words: Words, coalitionId: string) =>
  button(encodeToken({ verb: 'post-stuck', id: coalitionId }), words.text('deliveries.post'));

/** The reply to a request to post what is stuck. */
export const stuckPostedCard = (words: Words, count: number): Card =>
  card(words, words.text('undelivered.againTitle'), 'neutral', [
    text(words.line('deliveries.posted', { n: count })),
    note(words.line('undelivered.againText')),
  ]);
