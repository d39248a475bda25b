import type { AccountNotice, NothingReply } from '../../chat/incoming.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Store } from '../../store/store.ts';
import { accountClosed } from './departures.ts';

/**
 * Platforms report accounts all the time, so nothing is written unless something changed. A repeated notice
 * is recognised, so that an old one does not undo a newer one.
 */
export const handleAccountNotice = async (
  { store, clock }: Readonly<{ store: Store; clock: Clock }>,
  notice: AccountNotice,
  delivery: string,
): Promise<NothingReply> => {
  const nothing = { kind: 'nothing' } as const;
  const status = await store.read.accounts.status(notice.account);
  if (status === null || status.closed !== notice.open) return nothing;
  await store.write(async (repositories) => {
    const now = clock.now();
    if ((await repositories.deliveries.answered(delivery)) !== null) return;
    if (notice.open) await repositories.accounts.reopen(notice.account);
    else await accountClosed(repositories, notice.account, now);
    await repositories.deliveries.keep(delivery, now, nothing);
  });
  return nothing;
};
