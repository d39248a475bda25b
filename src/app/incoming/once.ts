import type { ButtonIncoming, FormIncoming, Incoming, Reply } from '../../chat/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { BallotRepositories, Repositories } from '../../store/repositories.ts';
import type { Store, WriteMode } from '../../store/store.ts';
import {
  type Caller,
  type CoalitionVisitor,
  EnrolFirst,
  identify,
  requireCoalition,
} from '../caller/caller.ts';
import { enrolSeated, seatsDiffer } from '../coalition/server-seats.ts';
import { workspaceReturned } from '../installation/removal.ts';
import { deliveryOf } from './notices.ts';
import { type createRateLimit, keyOfAccount } from './rate-limit.ts';
import { welcome } from './welcome.ts';

type OnceParts = Readonly<{
  store: Store;
  clock: Clock;
  rateLimit: ReturnType<typeof createRateLimit>;
}>;

/**
 * Answers a delivery in one transaction and stores the reply with it: a repeated delivery changes
 * nothing and gets the same reply. An error leaves no trace.
 */
export const answerOnce = <R extends Reply>(
  parts: OnceParts,
  incoming: Incoming,
  work: (repositories: Repositories, caller: Caller) => Promise<R>,
  mode: WriteMode = 'alone',
): Promise<R> => {
  requireRate(parts, incoming);
  const attempt = (as: WriteMode) =>
    parts.store.write(async (repositories) => {
      const id = deliveryOf(incoming);
      const before = await repositories.deliveries.answered(id);
      if (before !== null) return before as R;
      const now = parts.clock.now();
      const caller = await enrolSeated(repositories, incoming, now, as);
      const reply = await welcome(repositories, caller, await work(repositories, caller));
      // A fleeting reply must not be stored; it is drawn again for a repeated delivery.
      if (reply.kind !== 'private' || !reply.fleeting) await repositories.deliveries.keep(id, now, reply);
      return reply;
    }, as);
  return unlessNew(
    () => attempt(mode),
    () => attempt('alone'),
  );
};

/** Tries the first function, which enrols nobody. Runs the second one when somebody turns out to be new. */
const unlessNew = async <R>(attempt: () => Promise<R>, otherwise: () => Promise<R>): Promise<R> => {
  try {
    return await attempt();
  } catch (error) {
    if (!(error instanceof EnrolFirst)) throw error;
    return otherwise();
  }
};

/** @throws Refusal `too-fast` */
const requireRate = ({ rateLimit }: OnceParts, { account }: Incoming): void => {
  const seconds = rateLimit.take(keyOfAccount(account));
  if (seconds > 0) throw new Refusal({ code: 'too-fast', seconds });
};

/**
 * Answers a delivery that changes a ballot. Nothing else is written in its transaction, because the operator
 * of the database could otherwise connect an answer to a person. The ballot itself remembers the delivery,
 * and a new person is enrolled in an earlier transaction.
 */
export const castBallot = async <R extends Reply>(
  parts: OnceParts,
  incoming: ButtonIncoming | FormIncoming,
  run: (repositories: BallotRepositories, caller: CoalitionVisitor) => Promise<R>,
): Promise<R> => {
  requireRate(parts, incoming);
  const attempt = () =>
    parts.store.write(async (repositories) => {
      const caller = await identify(repositories, incoming, parts.clock.now());
      if (caller.returned) throw new EnrolFirst();
      return run(repositories, requireCoalition(caller));
    }, 'together');
  return unlessNew(attempt, async () => {
    await parts.store.write((repositories) => enrolSeated(repositories, incoming, parts.clock.now()));
    return attempt();
  });
};

/** Identifies somebody who changes nothing, except that Halqa turns out to be in their workspace again. */
export const identifyReader = async (
  { store, clock }: Pick<OnceParts, 'store' | 'clock'>,
  incoming: Incoming,
): Promise<Caller> => {
  const caller = await identify(store.read, incoming, clock.now());
  const { inCoalition, returned, account } = caller;
  if (inCoalition === null) return caller;
  const { id } = inCoalition.coalition;
  if (returned) await store.write((repositories) => workspaceReturned(repositories, id, account));
  // A role of the server counts at once.
  if (incoming.kind === 'suggest' || !(await seatsDiffer(store.read, inCoalition))) return caller;
  return store.write((repositories) => enrolSeated(repositories, incoming, clock.now()));
};
