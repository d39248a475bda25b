import { type PollView, pollCard, pollNudgeCard, pollResultCard } from '../../cards/polls/poll-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { Named, PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Event } from '../../domain/event.ts';
import { isTurnoutLow, nudgeAt, type Poll, pollOpenMs, seal } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { Member } from '../caller/caller.ts';
import { announce, placeReader } from '../notify/announce.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';
import type { BallotBox } from './ballot-box.ts';
import { answeredSoFar } from './count.ts';
import { viewResult } from './results.ts';

/** Opens the satisfaction poll of an event that has ended, in every place of its group. */
export const openPoll = async (
  memory: Memory,
  coalition: Coalition,
  event: Event,
  now: number,
): Promise<void> => {
  const poll = await memory.polls.open(
    coalition.id,
    {
      number: event.number,
      groupId: event.groupId,
      eventId: event.id,
      askedBy: null,
      question: event.title,
      choices: null,
      threshold: coalition.pollThreshold,
      openedAt: now,
      closesAt: now + pollOpenMs,
    },
    await memory.events.saidIn(coalition.id, event.id),
  );
  if (poll === null) return;
  await schedulePoll(memory, coalition.id, poll);
  const answered = await answeredSoFar(memory, coalition, poll);
  await announcePoll(memory, coalition, { poll, askedBy: null, answered }, now);
};

/** Sets when a poll closes, and when its group is reminded of it. */
export const schedulePoll = async (memory: Memory, coalitionId: string, poll: Poll): Promise<void> => {
  const deadline = { subjectId: poll.id, coalitionId };
  await memory.deadlines.set({ ...deadline, kind: 'poll-close', dueAt: poll.closesAt });
  const remindAt = nudgeAt(poll);
  if (remindAt !== null) await memory.deadlines.set({ ...deadline, kind: 'poll-nudge', dueAt: remindAt });
};

/** Posts a poll in its places; `shownIn` is one where it stands already. */
export const announcePoll = async (
  memory: Memory,
  coalition: Coalition,
  view: PollView,
  now: number,
  shownIn?: PlaceRef,
): Promise<void> => {
  const draw = (words: Words) => pollCard(words, view);
  await postInPlaces(memory, coalition, view.poll, 'poll', draw, now, shownIn);
};

/** Seals a poll: the result and the turnout are posted where it stood, the ballots destroyed. */
export const closePoll = async (
  memory: Memory,
  coalition: Coalition,
  poll: Poll,
  now: number,
  { shuffle }: Pick<BallotBox, 'shuffle'>,
): Promise<void> => {
  const ballots = await memory.polls.ballots(coalition.id, poll.id);
  const { members } = await answeredSoFar(memory, coalition, poll);
  const result = seal(poll, ballots, members, shuffle);
  if (!(await memory.polls.seal(coalition.id, poll.id, now, result))) return;
  await memory.barred.clear(poll.id);
  await memory.deadlines.clear('poll-close', poll.id);
  await memory.deadlines.clear('poll-nudge', poll.id);
  await memory.deadlines.clear('poll-count', poll.id);
  const sealed = { ...poll, sealedAt: now, result };
  for (const kind of ['poll', 'poll-nudge'] as const)
    await redraw(memory, coalition, subjectOf(kind, poll.id), now, (words) =>
      pollCard(words, { poll: sealed, askedBy: null, answered: null }),
    );
  const view = await viewResult(memory, coalition.id, sealed, result);
  const draw = (words: Words) => pollResultCard(words, view);
  await postInPlaces(memory, coalition, sealed, 'poll-result', draw, now);
};

/** Reminds the group of an open poll, once, when fewer than half of it have answered. */
export const nudgePoll = async (
  memory: Memory,
  coalition: Coalition,
  poll: Poll,
  now: number,
): Promise<void> => {
  // After a long sleep the close may be due already: then there is nothing left to remind of.
  if (poll.sealedAt !== null || now >= poll.closesAt) return;
  const { answers, members } = await answeredSoFar(memory, coalition, poll);
  if (!isTurnoutLow(answers, members)) return;
  const draw = (words: Words) => pollNudgeCard(words, poll, answers);
  await postInPlaces(memory, coalition, poll, 'poll-nudge', draw, now);
};

type Announcement = 'poll' | 'poll-nudge' | 'poll-result';

/** A card that can be answered is redrawn at the close; a result stays as it is. */
const postInPlaces = async (
  memory: Memory,
  coalition: Coalition,
  poll: Poll,
  kind: Announcement,
  draw: (words: Words) => Card,
  now: number,
  shownIn?: PlaceRef,
): Promise<void> => {
  const places = await placesOf(memory, coalition, poll);
  const others = places.filter((place) => shownIn === undefined || !samePlace(place, shownIn));
  const subject = kind === 'poll-result' ? null : subjectOf(kind, poll.id);
  await announce(memory, { coalition, now }, `${kind}:${poll.id}`, others.map(placeReader), draw, subject);
};

type SpokenPlace = Named<PlaceRef> & Readonly<{ language: Coalition['language'] | null }>;

/**
 * Where a poll stands: in the places of its group, and where a person asked it. A poll about an event
 * goes where the event was added only when the group has no place.
 */
const placesOf = async (
  memory: Memory,
  coalition: Coalition,
  poll: Poll,
): Promise<readonly SpokenPlace[]> => {
  const places = await memory.places.ofGroup(coalition.id, poll.groupId);
  if (places.length > 0 && poll.eventId !== null) return places;
  const saidIn = await memory.polls.saidIn(coalition.id, poll.id);
  if (saidIn === null || places.some((place) => samePlace(place, saidIn))) return places;
  const known = await memory.places.byRef(coalition.id, saidIn);
  return [...places, { ...saidIn, language: known?.language ?? null }];
};

const samePlace = (a: PlaceRef, b: PlaceRef): boolean =>
  a.platform === b.platform && a.workspace === b.workspace && a.id === b.id;

/** The poll, while it can be answered. @throws Refusal `poll-closed`, `gone` */
export const openPollOf = async (memory: Memory, member: Member, pollId: string): Promise<Poll> => {
  const poll = await memory.polls.byId(member.coalition.id, pollId);
  if (poll === null) throw new Refusal({ code: 'gone' });
  if (poll.sealedAt !== null || member.now >= poll.closesAt) throw new Refusal({ code: 'poll-closed' });
  return poll;
};
