import { sql } from 'kysely';
import type { AccountRef } from '../../chat/ids.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import { beginsWith } from '../engine/begins-with.ts';
import { deleteWhere } from '../engine/delete-where.ts';
import { personColumns } from '../table-registry.ts';
import type { Db } from '../tables.ts';
import { personBallotQueries } from './person-ballots.ts';
import { personMergeQueries } from './person-merge.ts';
import { personTextQueries } from './person-texts.ts';

/** Changes to everything that is stored about one person, in all tables. */
export const personRecordQueries = (db: Db) => ({
  ...personTextQueries(db),
  ...personBallotQueries(db),
  ...personMergeQueries(db),

  /**
   * Removes the name, the accounts and everything that only served to speak with this person. What they did
   * stays, as done by somebody without a name.
   */
  async forget(coalitionId: string, personId: string, accounts: readonly AccountRef[]): Promise<void> {
    for (const { platform, workspace, id } of accounts) {
      // A place with the id of an account is that person's own page.
      const lanes = [`${platform}:${workspace}:@${id}`, `${platform}:${workspace}:${id}`];
      await db.deleteFrom('outbox').where('lane', 'in', lanes).execute();
      await db
        .deleteFrom('link')
        .where('asked_platform', '=', platform)
        .where('asked_workspace', '=', workspace)
        .where('asked_account', '=', id)
        .execute();
    }
    for (const { table, column, forgotten } of personColumns)
      if (forgotten === 'row removed')
        await deleteWhere(db, table, sql`coalition_id = ${coalitionId} and ${sql.ref(column)} = ${personId}`);
    await db
      .deleteFrom('deadline')
      .where('coalition_id', '=', coalitionId)
      .where('subject_id', '=', personId)
      .execute();
    await db
      .deleteFrom('shown')
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', `home:${personId}`)
      .execute();
    await db
      .updateTable('person')
      .set({ name: '', name_key: '', language: null, seen_language: null, weekly: 0 })
      .where('coalition_id', '=', coalitionId)
      .where('id', '=', personId)
      .execute();
  },

  /**
   * Replaces the stored answers to these accounts. The deliveries stay recorded, because a repeated one would
   * otherwise be taken for the person coming back.
   */
  async forgetAnswers(accounts: readonly AccountRef[], instead: PrivateReply): Promise<void> {
    for (const { platform, workspace, id } of accounts)
      await db
        .updateTable('delivery')
        .set({ reply: JSON.stringify(instead) })
        .where(beginsWith('id', `${platform}:${workspace}:${id}:`))
        .execute();
  },
});
