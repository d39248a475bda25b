import type { AccountRef } from '../../chat/ids.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import type { Poll } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Tap } from '../../store/polls/polls.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import type { BallotBox } from './ballot-box.ts';
import { countSoon } from './count.ts';

/**
 * Nobody's ballot is written beside a row that names a person: whoever answers and is not known yet is
 * enrolled in a transaction of its own, and then answers.
 */
export class EnrolFirst extends Error {}

/** What changes a ballot: the poll, and the delivery that it came with. */
export type Cast = Readonly<{ poll: Poll; delivery: string }>;

/** Keeps this person's one answer; the latest counts. @throws EnrolFirst, Refusal `voted-elsewhere` */
export const answerPoll = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  cast: Cast,
  answer: number,
  ballotBox: BallotBox,
): Promise<void> => {
  const tap = tapOf(caller, cast, ballotBox);
  if (caller.person.id === '') {
    // It may be a delivery that comes again, of somebody who was forgotten in between.
    if ((await repositories.deliveries.answered(keptTap(tap.tap))) !== null) return;
    throw new EnrolFirst();
  }
  await requireVote(repositories, caller, cast.poll, ballotBox);
  const isFirst = await repositories.polls.answer(tap, answer);
  if (isFirst) await countSoon(repositories, caller.coalition.id, cast.poll.id, caller.now);
};

/** Adds a comment to this person's answer; `null` takes it back. @throws Refusal `rate-first` */
export const commentOn = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  cast: Cast,
  comment: string | null,
  ballotBox: BallotBox,
): Promise<void> => {
  const kept = await repositories.polls.comment(tapOf(caller, cast, ballotBox), comment);
  if (!kept) throw new Refusal({ code: 'rate-first' });
};

/** An account by its name on all platforms. */
export const accountKey = ({ platform, workspace, id }: AccountRef): string =>
  `${platform}:${workspace}:${id}`;

/** Who was made of accounts that were taken out of others while the poll was open has no vote in it. */
const requireVote = async (
  repositories: Repositories,
  { person }: CoalitionCaller,
  poll: Poll,
  ballotBox: BallotBox,
): Promise<void> => {
  const barred = await repositories.barred.of(poll.id);
  if (barred.size === 0 || person.accounts.length === 0) return;
  if (person.accounts.every((account) => barred.has(ballotBox.pseudonym(poll.id, accountKey(account)))))
    throw new Refusal({ code: 'voted-elsewhere' });
};

const tapOf = ({ person }: CoalitionCaller, { poll, delivery }: Cast, ballotBox: BallotBox): Tap => ({
  pollId: poll.id,
  pseudonym: ballotBox.pseudonym(poll.id, person.id),
  tap: ballotBox.tapOf(poll.id, delivery),
});

/** With a ballot its memory of taps would go, and one that comes again would count as somebody new. */
export const keepTaps = async (
  repositories: Repositories,
  taps: readonly string[],
  now: number,
  reply: PrivateReply,
): Promise<void> => {
  for (const tap of taps) await repositories.deliveries.keep(keptTap(tap), now, reply);
};

const keptTap = (tap: string): string => `tap:${tap}`;
