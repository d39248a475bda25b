import type { AccountRef, Platform } from '../../chat/ids.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition, personOfCoalition } from '../engine/query-hints.ts';
import type { Db } from '../tables.ts';

/** The owner of an account, and whether its platform has closed it. */
export type AccountStatus = Readonly<{ coalitionId: string; personId: string; closed: boolean }>;

/** How many accounts one query looks for. */
const accountsAtOnce = 500;

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
    /** `null` for an account that belongs to nobody. */
    async status({ platform, workspace, id }: AccountRef): Promise<AccountStatus | null> {
      const [row] = await byRef({ platform, workspace, id });
      return row === undefined
        ? null
        : { coalitionId: row.coalition_id, personId: row.person_id, closed: row.closed_at !== null };
    },

    /** The ids of the people who have one of these accounts of a workspace. */
    async owners(
      coalitionId: string,
      { platform, workspace }: Pick<AccountRef, 'platform' | 'workspace'>,
      ids: readonly string[],
    ): Promise<readonly string[]> {
      const found: string[] = [];
      for (let from = 0; from < ids.length; from += accountsAtOnce) {
        const rows = await db
          .selectFrom('account')
          .innerJoin('person', 'person.id', 'account.person_id')
          .select('person.id')
          .where(personOfCoalition, '=', coalitionId)
          .where('account.platform', '=', platform)
          .where('account.workspace', '=', workspace)
          .where('account.id', 'in', ids.slice(from, from + accountsAtOnce))
          .execute();
        found.push(...rows.map(({ id }) => id));
      }
      return [...new Set(found)];
    },

    /** Nothing is sent there any more; its owner stays recorded. */
    close: (account: AccountRef, at: number): Promise<void> => setClosed(account, at),

    reopen: (account: AccountRef): Promise<void> => setClosed(account, null),

    /**
     * Removes the account from its person, with the page shown there and what was sent to it: the account may
     * be used by somebody else next.
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
        .where(ofCoalition, '=', coalitionId)
        .where('person_id', '=', personId)
        .execute();
      return rows.map(({ platform, workspace, id }) => ({ platform: platform as Platform, workspace, id }));
    },
  };
};
