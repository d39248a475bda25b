import {
  commentedCard,
  commentRemovedCard,
  pollCard,
  pollClosedCard,
  pollNudgeCard,
  pollNudgeClosedCard,
  pollOpenCard,
  pollResultCard,
  pollResultsCard,
  ratedCard,
} from '../../cards/polls/poll-cards.ts';
import { listOf } from '../../domain/list-query.ts';
import { pageSize } from '../../domain/page.ts';
import type { Poll, Result } from '../../domain/poll.ts';
import type { Draw } from './draw.ts';
import { results } from './events.ts';
import { dayMs, idOf, now, person } from './people.ts';
import type { Hand } from './texts.ts';

type MakePoll = (hand: Hand) => Poll;

const aboutEvent: MakePoll = (hand) => ({
  id: idOf(15),
  number: 14,
  groupId: idOf(1),
  eventId: idOf(14),
  askedBy: null,
  question: hand.write('title'),
  choices: null,
  threshold: 5,
  openedAt: now,
  closesAt: now + 3 * dayMs,
  sealedAt: null,
  result: null,
});

const asked =
  (count: number): MakePoll =>
  (hand) => ({
    ...aboutEvent(hand),
    number: 15,
    eventId: null,
    askedBy: idOf(2),
    choices: count === 0 ? null : Array.from({ length: count }, () => hand.write('choice')),
  });

const polls: Readonly<Record<string, MakePoll>> = {
  'about an event': aboutEvent,
  'from 1 to 5': asked(0),
  '2 choices': asked(2),
  '5 choices': asked(5),
  '8 choices': asked(8),
};

/** The same results for a poll with any number of answers. */
const resultOf = (poll: Poll, result: Result): Result => ({
  ...result,
  counts: result.counts && (poll.choices?.map((_, index) => result.counts?.[index] ?? 1) ?? result.counts),
});

export const pollCards = (draw: Draw): void => {
  // Every plural form of both languages, with and without a number of members.
  for (const answers of [0, 1, 2, 3, 11, 100])
    for (const members of [0, 100])
      draw('pollCard', `${answers} of ${members} have answered`, (words, hand) =>
        pollCard(words, { poll: aboutEvent(hand), askedBy: null, answered: { answers, members } }),
      );
  for (const [state, make] of Object.entries(polls)) {
    draw('pollCard', `open, ${state}`, (words, hand) =>
      pollCard(words, { poll: make(hand), askedBy: person(hand), answered: { answers: 12, members: 30 } }),
    );
    draw('pollCard', `closed, ${state}`, (words, hand) =>
      pollCard(words, { poll: { ...make(hand), sealedAt: now }, askedBy: null, answered: null }),
    );
    for (const answers of [0, 1, 11])
      draw('pollNudgeCard', `${answers} of them, ${state}`, (words, hand) =>
        pollNudgeCard(words, make(hand), answers),
      );
    draw('pollNudgeClosedCard', state, (words, hand) => pollNudgeClosedCard(words, make(hand)));
    draw('pollClosedCard', state, (words, hand) => pollClosedCard(words, make(hand)));
    draw('pollOpenCard', state, (words, hand) => pollOpenCard(words, make(hand)));
    for (const [came, result] of Object.entries(results))
      draw('pollResultCard', `${came}, ${state}`, (words, hand) => {
        const poll = make(hand);
        return pollResultCard(words, { poll, result: resultOf(poll, result(hand)), before: null });
      });
  }
  for (const before of [1.2, 4.1, 5])
    draw('pollResultCard', `after ${before} at the event before`, (words, hand) =>
      pollResultCard(words, {
        poll: aboutEvent(hand),
        result: { answers: 11, members: 12, counts: [0, 1, 2, 3, 5], comments: [] },
        before,
      }),
    );
  draw('ratedCard', 'after a tap', (words, hand) => ratedCard(words, aboutEvent(hand)));
  draw('commentRemovedCard', 'after a comment was removed', (words, hand) =>
    commentRemovedCard(words, aboutEvent(hand)),
  );
  draw('commentedCard', 'after a comment', (words, hand) => commentedCard(words, aboutEvent(hand)));

  const allPolls = listOf('polls', 'all');
  draw('pollResultsCard', 'none', (words, hand) =>
    pollResultsCard(words, {
      query: allPolls,
      group: hand.write('group'),
      page: { rows: [], back: null, next: null },
    }),
  );
  for (const ofAll of [false, true])
    draw('pollResultsCard', `open and closed${ofAll ? ', of all groups' : ''}`, (words, hand) => {
      const group = ofAll ? hand.write('group') : null;
      const open = [aboutEvent(hand), asked(8)(hand)].map((poll) => ({ poll, said: null, group }));
      const closed = Object.values(polls)
        .map((make) => make(hand))
        .flatMap((poll) =>
          Object.values(results).map((result) => ({
            poll,
            said: { poll, result: resultOf(poll, result(hand)), before: 3.8 },
            group,
          })),
        );
      return pollResultsCard(words, {
        query: allPolls,
        group: ofAll ? null : hand.write('group'),
        page: {
          rows: [...open, ...closed]
            .slice(0, pageSize)
            .map((row, index) => ({ ...row, poll: { ...row.poll, id: idOf(20 + index) } })),
          back: null,
          next: [now, 12],
        },
      });
    });
};
