import { type PollView, pollCard, pollNudgeCard, pollResultCard } from '../../cards/polls/poll-cards.ts';
import type { Card } from '../../chat/card.ts';
import { isSamePlace, type Named, type PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Event } from '../../domain/event.ts';
import { isTurnoutLow, nudgeAt, type Poll, pollOpenMs, seal } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { subjectOf } from '../notify/redraw.ts';
import type { BallotBox } from './ballot-box.ts';
import { answeredSoFar, redrawClosed } from './count.ts';
import { viewResult } from './results.ts';

/** Opens the satisfaction poll of an event that has ended, in every place of its group. */
export const openPoll = async (
  repositories: Repositories,
  coalition: Coalition,
  event: Event,
  now: number,
): Promise<void> => {
  const poll = await repositories.polls.open(
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
    await repositories.events.originOf(coalition.id, event.id),
  );
  if (poll === null) return;
  await schedulePoll(repositories, coalition.id, poll);
  const answered = await answeredSoFar(repositories, coalition, poll);
  await announcePoll(repositories, coalition, { poll, askedBy: null, answered }, now);
};

/** Plans the close of a poll and the reminder before it. */
export const schedulePoll = async (
  repositories: Repositories,
  coalitionId: string,
  poll: Poll,
): Promise<void> => {
  const deadline = { subjectId: poll.id, coalitionId };
  await repositories.deadlines.set({ ...deadline, kind: 'poll-close', dueAt: poll.closesAt });
  const remindAt = nudgeAt(poll);
  if (remindAt !== null)
    await repositories.deadlines.set({ ...deadline, kind: 'poll-nudge', dueAt: remindAt });
};

/** Posts a poll in its places; `shownIn` is a place that already shows it. */
export const announcePoll = async (
  repositories: Repositories,
  coalition: Coalition,
  view: PollView,
  now: number,
  shownIn?: PlaceRef,
): Promise<void> => {
  const draw = (words: Words) => pollCard(words, view);
  await postInPlaces(repositories, coalition, view.poll, 'poll', draw, now, shownIn);
};

/** Seals a poll: posts the result and the turnout in the poll's places, and destroys the ballots. */
export const closePoll = async (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
  now: number,
  ballotBox: BallotBox,
  { early = false }: Readonly<{ early?: boolean }> = {},
): Promise<void> => {
  const memberIds = await repositories.groups.members(coalition.id, poll.groupId);
  const pseudonyms = new Set(memberIds.map((id) => ballotBox.pseudonym(poll.id, id)));
  const members = memberIds.length;
  const result = await repositories.polls.seal(coalition.id, poll.id, now, (ballots) => {
    const answers = ballots.filter(({ pseudonym }) => pseudonyms.has(pseudonym)).length;
    if (early && answers * 2 < members)
      throw new Refusal({ code: 'half-first', number: poll.number, answers, members });
    return seal(poll, ballots, { members, answers }, ballotBox.shuffle);
  });
  if (result === null) return;
  await repositories.barred.clear(poll.id);
  await repositories.deadlines.clear('poll-close', poll.id);
  await repositories.deadlines.clear('poll-nudge', poll.id);
  await repositories.deadlines.clear('poll-count', poll.id);
  const sealed = { ...poll, sealedAt: now, result };
  for (const kind of ['poll', 'poll-nudge'] as const)
    await redrawClosed(repositories, coalition, sealed, kind, now);
  const view = await viewResult(repositories, coalition.id, sealed, result);
  const draw = (words: Words) => pollResultCard(words, view);
  await postInPlaces(repositories, coalition, sealed, 'poll-result', draw, now);
};

/** Reminds the group of an open poll, once, when fewer than half of it have answered. */
export const nudgePoll = async (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
  now: number,
): Promise<void> => {
  // After a long sleep the close may be due as well, which makes a reminder pointless.
  if (poll.sealedAt !== null || now >= poll.closesAt) return;
  const { answers, members } = await answeredSoFar(repositories, coalition, poll);
  if (!isTurnoutLow(answers, members)) return;
  const draw = (words: Words) => pollNudgeCard(words, poll, answers);
  await postInPlaces(repositories, coalition, poll, 'poll-nudge', draw, now);
};

type Announcement = 'poll' | 'poll-nudge' | 'poll-result';

/** A card with open voting is redrawn at the close; a result never changes. */
const postInPlaces = async (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
  kind: Announcement,
  draw: (words: Words) => Card,
  now: number,
  shownIn?: PlaceRef,
): Promise<void> => {
  const places = await placesOf(repositories, coalition, poll);
  const others = places.filter((place) => shownIn === undefined || !isSamePlace(place, shownIn));
  const subject = kind === 'poll-result' ? null : subjectOf(kind, poll.id);
  // The event outlives the poll's id, which is another one after a backup was restored.
  await announce(
    repositories,
    { coalition, now },
    `${kind}:${poll.eventId ?? poll.id}`,
    others.map(placeRecipient),
    draw,
    {
      subject,
      ...(kind === 'poll-nudge' && { expiresAt: poll.closesAt }),
    },
  );
};

type SpokenPlace = Named<PlaceRef> & Readonly<{ language: Coalition['language'] | null }>;

/**
 * The places of a poll: those of its group, and the place where a person asked it. A poll about an event goes
 * to the place where the event was added only when the group has no place.
 */
const placesOf = async (
  repositories: Repositories,
  coalition: Coalition,
  poll: Poll,
): Promise<readonly SpokenPlace[]> => {
  const places = await repositories.places.ofGroup(coalition.id, poll.groupId);
  if (places.length > 0 && poll.eventId !== null) return places;
  const origin = await repositories.polls.originOf(coalition.id, poll.id);
  if (origin === null || places.some((place) => isSamePlace(place, origin))) return places;
  const known = await repositories.places.byRef(coalition.id, origin);
  return [...places, { ...origin, language: known?.language ?? null }];
};

/** The poll, if it is open. @throws Refusal `poll-closed`, `gone` */
export const openPollOf = async (
  repositories: Pick<BallotRepositories, 'polls'>,
  caller: Pick<CoalitionVisitor, 'coalition' | 'now'>,
  pollId: string,
): Promise<Poll> => {
  const poll = await repositories.polls.byId(caller.coalition.id, pollId);
  if (poll === null) throw new Refusal({ code: 'gone' });
  if (poll.sealedAt !== null || caller.now >= poll.closesAt) throw new Refusal({ code: 'poll-closed' });
  return poll;
};
