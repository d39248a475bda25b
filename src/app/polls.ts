import { pollCard, pollResultCard } from '../cards/event-cards.ts';
import type { Named, PlaceRef } from '../chat/ids.ts';
import type { Coalition } from '../domain/coalition.ts';
import type { Event } from '../domain/event.ts';
import { type Poll, pollOpenMs, type Score, seal } from '../domain/poll.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Memory } from '../store/memory.ts';
import { wordsFor } from '../words/words.ts';
import type { BallotBox } from './ballot-box.ts';
import { redraw, subjectOf } from './redraw.ts';
import { type Member, speechOf } from './speaker.ts';

/** Opens the satisfaction poll of an event that has ended, in every place of its group. */
export const openPoll = async (
  memory: Memory,
  coalition: Coalition,
  event: Event,
  now: number,
): Promise<void> => {
  const poll = await memory.polls.open(coalition.id, {
    eventId: event.id,
    threshold: coalition.pollThreshold,
    openedAt: now,
    closesAt: now + pollOpenMs,
  });
  if (poll === null) return;
  await memory.deadlines.set({
    kind: 'poll-close',
    subjectId: poll.id,
    coalitionId: coalition.id,
    dueAt: poll.closesAt,
  });
  for (const place of await placesOf(memory, coalition, event))
    await memory.outbox.put(
      coalition.id,
      {
        kind: 'post',
        key: keyIn('poll', poll.id, place),
        to: { to: 'place', place: refOf(place) },
        card: pollCard(wordsFor(speechOf(coalition, place.language)), { poll, event: event.title }),
        subject: subjectOf('poll', poll.id),
      },
      now,
    );
};

/** Seals a poll that is due: the result and the turnout are posted where it stood, the ballots destroyed. */
export const closePoll = async (
  memory: Memory,
  coalition: Coalition,
  poll: Poll,
  now: number,
  ballotBox: BallotBox,
): Promise<void> => {
  const event = await memory.events.byId(coalition.id, poll.eventId);
  if (event === null) return;
  const members = (await memory.groups.sizes(coalition.id)).get(event.groupId) ?? 0;
  const ballots = await memory.polls.ballots(coalition.id, poll.id);
  const result = seal(ballots, poll.threshold, members, ballotBox.shuffle);
  if (!(await memory.polls.seal(coalition.id, poll.id, now, result))) return;
  const sealed = { ...poll, sealedAt: now, result };
  await redraw(memory, coalition, subjectOf('poll', poll.id), now, (words) =>
    pollCard(words, { poll: sealed, event: event.title }),
  );
  for (const place of await placesOf(memory, coalition, event))
    await memory.outbox.put(
      coalition.id,
      {
        kind: 'post',
        key: keyIn('poll-result', poll.id, place),
        to: { to: 'place', place: refOf(place) },
        card: pollResultCard(wordsFor(speechOf(coalition, place.language)), {
          event: event.title,
          result,
          threshold: poll.threshold,
        }),
        subject: null,
      },
      now,
    );
};

type SpokenPlace = Named<PlaceRef> & Readonly<{ language: Coalition['language'] | null }>;

/** Where an event is asked about: the places of its group, else where it was added. */
const placesOf = async (
  memory: Memory,
  coalition: Coalition,
  event: Event,
): Promise<readonly SpokenPlace[]> => {
  const places = await memory.places.ofGroup(coalition.id, event.groupId);
  if (places.length > 0) return places;
  const saidIn = await memory.events.saidIn(coalition.id, event.id);
  if (saidIn === null) return [];
  const known = await memory.places.byRef(coalition.id, saidIn);
  return [{ ...saidIn, language: known?.language ?? null }];
};

export const refOf = ({ platform, workspace, id }: PlaceRef): PlaceRef => ({ platform, workspace, id });

/** The key of one announcement in one place. */
export const keyIn = (kind: string, id: string, place: PlaceRef): string =>
  `${kind}:${id}:${place.platform}:${place.workspace}:${place.id}`;

/** The poll, while it can be answered. @throws Refusal `poll-closed`, `gone` */
export const openPollOf = async (memory: Memory, member: Member, pollId: string): Promise<Poll> => {
  const poll = await memory.polls.byId(member.coalition.id, pollId);
  if (poll === null) throw new Refusal({ code: 'gone' });
  if (poll.sealedAt !== null || member.now >= poll.closesAt) throw new Refusal({ code: 'poll-closed' });
  return poll;
};

/** Keeps this person's one answer; the latest counts. */
export const rate = async (
  memory: Memory,
  member: Member,
  poll: Poll,
  score: Score,
  ballotBox: BallotBox,
): Promise<void> => {
  await memory.polls.rate(poll.id, ballotBox.pseudonym(poll.id, member.person.id), score);
};

/** Adds a comment to this person's answer; `null` takes it back. @throws Refusal `rate-first` */
export const commentOn = async (
  memory: Memory,
  member: Member,
  poll: Poll,
  comment: string | null,
  ballotBox: BallotBox,
): Promise<void> => {
  const kept = await memory.polls.comment(poll.id, ballotBox.pseudonym(poll.id, member.person.id), comment);
  if (!kept) throw new Refusal({ code: 'rate-first' });
};
