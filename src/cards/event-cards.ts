import { type Block, bold, type Card, plain } from '../chat/card.ts';
import { encodeToken } from '../chat/token.ts';
import type { Event } from '../domain/event.ts';
import { average, type Counts, type Poll, type Result, scores, turnoutPercent } from '../domain/poll.ts';
import type { Words } from '../words/words.ts';
import { button, buttons, card, entry, facts, list, note, text } from './pieces.ts';

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

export type PollView = Readonly<{ poll: Poll; event: string }>;

/** One tap, 1 to 5. It never shows an answer while the poll is open. */
export const pollCard = (words: Words, { poll, event }: PollView): Card => {
  if (poll.sealedAt !== null)
    return card(words, words.text('poll.closedTitle', { event }), 'neutral', [
      text(words.line('poll.closedText')),
    ]);
  const label = (score: number): string => {
    const digit = words.number(score);
    if (score === 1) return words.text('poll.poor', { score: digit });
    if (score === 5) return words.text('poll.excellent', { score: digit });
    return digit;
  };
  return card(words, words.text('poll.title', { event }), 'neutral', [
    text(words.line('poll.ask', { closes: words.moment(poll.closesAt) })),
    buttons(
      ...scores.map((score) =>
        button(encodeToken({ verb: 'rate', id: poll.id, detail: String(score) }), label(score)),
      ),
    ),
    note(words.line('poll.privacy', { k: words.number(poll.threshold) })),
  ]);
};

/** Said to whoever has just answered. It does not say what was answered, so that nothing keeps it. */
export const ratedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.ratedTitle'), 'good', [
    text(words.line('poll.rated', { closes: words.moment(poll.closesAt) })),
    buttons(button(encodeToken({ verb: 'comment', id: poll.id }), words.text('poll.addComment'))),
  ]);

export const commentedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.commentedTitle'), 'good', [
    text(words.line('poll.commented', { closes: words.moment(poll.closesAt) })),
  ]);

const barLength = 12;

/** How the answers are spread, the best first: a bar, and the number that it stands for. */
const distribution = (words: Words, counts: Counts): Block => {
  const most = Math.max(...counts);
  return facts(
    ...[...scores].reverse().map((score) => {
      const n = counts[score - 1] ?? 0;
      const bar = '█'.repeat(Math.round((n / most) * barLength));
      return [words.number(score), [plain(`${bar} ${words.number(n)}`.trim())]] as const;
    }),
  );
};

export const turnoutText = (words: Words, result: Result): string => {
  const percent = turnoutPercent(result);
  return percent === null
    ? words.text('poll.answers', { n: result.answers })
    : words.text('poll.turnout', { n: result.answers, percent: words.number(percent) });
};

export type PollResultView = Readonly<{ event: string; result: Result; threshold: number }>;

export const pollResultCard = (words: Words, { event, result, threshold }: PollResultView): Card => {
  const title = words.text('poll.resultTitle', { event });
  if (result.counts === null)
    return card(words, title, 'neutral', [
      text(plain(turnoutText(words, result))),
      note(words.line('poll.tooFew', { k: words.number(threshold) })),
    ]);
  const score = words.text('poll.average', { average: words.number(average(result.counts)) });
  return card(words, title, 'good', [
    text(bold(score), plain(` · ${turnoutText(words, result)}`)),
    distribution(words, result.counts),
    ...(result.comments.length === 0
      ? []
      : [
          text(bold(words.text('poll.comments'))),
          list(
            words,
            result.comments.map((comment) => entry([words.quote(comment)])),
            result.comments.length,
          ),
        ]),
    note(words.line('poll.carried')),
  ]);
};
