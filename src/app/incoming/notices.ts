import type { AccountRef } from '../../chat/ids.ts';
import type { NothingReply, ShownIncoming } from '../../chat/incoming.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Store } from '../../store/store.ts';
import { keepTalk, talkedAbout } from '../items/talk.ts';
import { subjectOf } from '../notify/redraw.ts';

/** The id of a delivery, unique over all accounts. */
export const deliveryOf = ({ account, id }: Readonly<{ id: string; account: AccountRef }>): string =>
  [account.platform, account.workspace, account.id, id].join(':');

const homeOf = async (repositories: Repositories, { account }: ShownIncoming): Promise<string | null> => {
  const whose = await repositories.accounts.status(account);
  return whose === null ? null : subjectOf('home', whose.personId);
};

export const keepShown = async (
  { store, clock }: Readonly<{ store: Store; clock: Clock }>,
  incoming: ShownIncoming,
): Promise<NothingReply> => {
  const itemId = talkedAbout(incoming.subject);
  if (itemId !== null) {
    await store.write((repositories) => keepTalk(repositories, itemId, incoming, clock.now()));
    return { kind: 'nothing' };
  }
  await store.write(async (repositories) => {
    const coalition = await repositories.coalitions.of(incoming.account);
    if (coalition === null) return;
    const subject = incoming.subject === 'home' ? await homeOf(repositories, incoming) : incoming.subject;
    if (subject !== null) await repositories.shown.keep(coalition.id, subject, incoming.message);
  }, 'together');
  return { kind: 'nothing' };
};
