import type { AccountRef, Platform } from '../../chat/ids.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db } from '../tables.ts';

/** Whose account this is, and whether its platform has closed it. */
export type AccountStatus = Readonly<{ coalitionId: string; personId: string; closed: boolean }>;

export const accountQueries = (db: Db) => {
  const byRef = prepared(db, ({ platform, workspace, id }: AccountRef) =>
    db
      .selectFrom('account')
      .select(['coalition_id', 'person_id', 'closed_at'])
      .where('platform', '=', platform)
      .where('workspace', '=', workspace)
      .where('id', '=', id),
  );

  const setClosed = async (account: AccountRef, at: number | null): Promise<void> => {
    await db
      .updateTable('account')
      .set({ closed_at: at })
      .where('platform', '=', account.platform)
      .where('workspace', '=', account.workspace)
      .where('id', '=', account.id)
      .execute();
  };

  return {
    /** `null` for an account that is nobody's. */
    async status({ platform, workspace, id }: AccountRef): Promise<AccountStatus | null> {
      const [row] = await byRef({ platform, workspace, id });
      return row === undefined
        ? null
        : { coalitionId: row.coalition_id, personId: row.person_id, closed: row.closed_at !== null };
    },

    /** Nobody is written to there any more; whose it was stays known. */
    close: (account: AccountRef, at: number): Promise<void> => setClosed(account, at),

    reopen: (account: AccountRef): Promise<void> => setClosed(account, null),

    /**
     * It is nobody's from now on: what stands only there for its person, and what was said to them there, is
     * not kept, or whoever speaks from it next would be taken for them.
     */
    async remove(
      coalitionId: string,
      personId: string,
      { platform, workspace, id }: AccountRef,
    ): Promise<void> {
      await db
        .deleteFrom('account')
        .where('coalition_id', '=', coalitionId)
        .where('person_id', '=', personId)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('id', '=', id)
        .execute();
      await db
        .deleteFrom('shown')
        .where('coalition_id', '=', coalitionId)
        .where('subject', '=', `home:${personId}`)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .where('place', '=', id)
        .execute();
      await db.deleteFrom('outbox').where('lane', '=', `${platform}:${workspace}:${id}`).execute();
      await db
        .deleteFrom('outbox')
        .where('lane', '=', `${platform}:${workspace}:@${id}`)
        .where('state', 'not in', ['waiting', 'claimed'])
        .execute();
    },

    /** All accounts of a person, closed ones too. */
    async all(coalitionId: string, personId: string): Promise<readonly AccountRef[]> {
      const rows = await db
        .selectFrom('account')
        .select(['platform', 'workspace', 'id'])
        .where('coalition_id', '=', coalitionId)
        .where('person_id', '=', personId)
        .execute();
      return rows.map(({ platform, workspace, id }) => ({ platform: platform as Platform, workspace, id }));
    },
  };
};
