import type { AccountRef } from '../../chat/ids.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import type { Poll } from '../../domain/poll.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Tap } from '../../store/polls/ballots.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import { type CoalitionVisitor, EnrolFirst } from '../caller/caller.ts';
import type { BallotBox } from './ballot-box.ts';
import { countSoon } from './count.ts';

/** The poll that is answered, and the delivery that answers it. */
export type PollDelivery = Readonly<{ poll: Poll; delivery: string }>;

/**
 * Stores the person's single answer, replacing an earlier one. @throws EnrolFirst, Refusal `voted-elsewhere`
 */
export const answerPoll = async (
  repositories: BallotRepositories,
  caller: CoalitionVisitor,
  cast: PollDelivery,
  answer: number,
  ballotBox: BallotBox,
): Promise<void> => {
  const { person } = caller;
  if (person === null) {
    // It may be a repeated delivery of a person who was forgotten in between.
    const tap = ballotBox.tapOf(cast.poll.id, cast.delivery);
    if ((await repositories.deliveries.answered(keptTap(tap))) !== null) return;
    throw new EnrolFirst();
  }
  await requireVote(repositories, person, cast.poll, ballotBox);
  const isFirst = await repositories.ballots.answer(tapOf(person, cast, ballotBox), answer);
  if (isFirst) await countSoon(repositories, caller.coalition.id, cast.poll.id, caller.now);
};

/** Adds a comment to the person's answer; `null` removes it. @throws Refusal `rate-first` */
export const commentOn = async (
  repositories: BallotRepositories,
  caller: CoalitionVisitor,
  cast: PollDelivery,
  comment: string | null,
  ballotBox: BallotBox,
): Promise<void> => {
  const { person } = caller;
  if (person === null || !(await repositories.ballots.comment(tapOf(person, cast, ballotBox), comment)))
    throw new Refusal({ code: 'rate-first' });
};

/** One human on one platform, in any workspace: prevents an account from voting twice. */
export const humanKey = ({ platform, id }: AccountRef): string => `${platform}:${id}`;

/** An account, unique over all platforms. */
export const accountKey = ({ platform, workspace, id }: AccountRef): string =>
  `${platform}:${workspace}:${id}`;

/** A person whose every account was unlinked or forgotten while the poll was open has no vote in it. */
const requireVote = async (
  repositories: BallotRepositories,
  person: Person,
  poll: Poll,
  ballotBox: BallotBox,
): Promise<void> => {
  const barred = await repositories.barred.of(poll.id);
  if (barred.size === 0 || person.accounts.length === 0) return;
  if (person.accounts.every((account) => barred.has(ballotBox.pseudonym(poll.id, humanKey(account)))))
    throw new Refusal({ code: 'voted-elsewhere' });
};

/** Accounts that leave a person cannot answer the polls that are open: whether the person did is not checked. */
export const barFromOpenPolls = async (
  repositories: Repositories,
  coalitionId: string,
  accounts: readonly AccountRef[],
  ballotBox: BallotBox,
): Promise<void> => {
  for (const pollId of await repositories.personRecords.openPolls(coalitionId))
    for (const account of accounts)
      await repositories.barred.bar(pollId, ballotBox.pseudonym(pollId, humanKey(account)));
};

const tapOf = (person: Person, { poll, delivery }: PollDelivery, ballotBox: BallotBox): Tap => ({
  pollId: poll.id,
  pseudonym: ballotBox.pseudonym(poll.id, person.id),
  tap: ballotBox.tapOf(poll.id, delivery),
});

/** Removing a ballot removes its remembered deliveries; a repeated one must not count as a new person's. */
export const keepTaps = async (
  repositories: Repositories,
  taps: readonly string[],
  now: number,
  reply: PrivateReply,
): Promise<void> => {
  for (const tap of taps) await repositories.deliveries.keep(keptTap(tap), now, reply);
};

const keptTap = (tap: string): string => `tap:${tap}`;
