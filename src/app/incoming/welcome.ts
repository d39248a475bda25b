import { welcomeBlocks, welcomeCard } from '../../cards/people/welcome-card.ts';
import type { Reply } from '../../chat/incoming.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Store } from '../../store/store.ts';
import type { Caller } from '../caller/caller.ts';

/**
 * Adds three lines of welcome to the first reply that a person of the coalition gets: below a private card, and
 * beside a public one, for them alone. A form, or a reply that is stored nowhere, waits for the next.
 */
export const welcome = async <R extends Reply>(
  repositories: Repositories,
  { inCoalition, unwelcomed, words }: Caller,
  reply: R,
): Promise<R> => {
  if (!unwelcomed || inCoalition?.person == null || !canWelcome(reply)) return reply;
  const { coalition, person } = inCoalition;
  if (!(await repositories.people.welcome(coalition.id, person.id))) return reply;
  if (reply.kind === 'public') return { ...reply, aside: welcomeCard(words, coalition.name) };
  return {
    ...reply,
    card: { ...reply.card, blocks: [...reply.card.blocks, ...welcomeBlocks(words, coalition.name)] },
  };
};

const canWelcome = (reply: Reply): reply is Extract<Reply, { kind: 'private' | 'public' }> =>
  (reply.kind === 'private' && reply.fleeting === undefined && reply.card.tone !== 'warning') ||
  (reply.kind === 'public' && reply.aside === undefined);

/**
 * The same for somebody who only reads. A person who is not on record is recorded with their first change.
 */
export const welcomeReader = async <R extends Reply>(store: Store, caller: Caller, reply: R): Promise<R> =>
  caller.unwelcomed && caller.inCoalition?.person != null && canWelcome(reply)
    ? store.write((repositories) => welcome(repositories, caller, reply))
    : reply;
