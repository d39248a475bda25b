import { sql } from 'kysely';
import type { AccountRef } from '../../chat/ids.ts';
import { moveAnswers } from '../partners/signed-answers.ts';
import { personColumns } from '../table-registry.ts';
import type { Db } from '../tables.ts';

/** Makes two people one, and chooses the account that receives private messages. */
export const personMergeQueries = (db: Db) => ({
  /** Gives everything of one person to another, and deletes the first. */
  async merge(coalitionId: string, keepId: string, goneId: string): Promise<void> {
    await db
      .insertInto('former_name')
      .columns(['coalition_id', 'person_id', 'name'])
      .expression(
        db
          .selectFrom('person')
          .select(['coalition_id', sql.lit(keepId).as('person_id'), 'name'])
          .where('coalition_id', '=', coalitionId)
          .where('id', '=', goneId)
          .where('name', '!=', ''),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const { table, column, once } of personColumns) {
      const at = sql.table(table);
      const who = sql.ref(column);
      if (once !== undefined) {
        const same = sql.join(
          // A table that holds a person once at all has no other columns in its key.
          once.length === 0
            ? [sql`1 = 1`]
            : once.map((name) => sql`theirs.${sql.ref(name)} = ${sql.ref(`${table}.${name}`)}`),
          sql` and `,
        );
        await sql`delete from ${at} where coalition_id = ${coalitionId} and ${who} = ${goneId}
          and exists (select 1 from ${at} as theirs
            where theirs.coalition_id = ${coalitionId} and theirs.${who} = ${keepId} and ${same})`.execute(
          db,
        );
      }
      await sql`update ${at} set ${who} = ${keepId}
        where coalition_id = ${coalitionId} and ${who} = ${goneId}`.execute(db);
    }
    await moveAnswers(db, coalitionId, { of: 'person', id: goneId }, { of: 'person', id: keepId });
    await db
      .deleteFrom('deadline')
      .where('coalition_id', '=', coalitionId)
      .where('subject_id', '=', goneId)
      .execute();
    await db
      .updateTable('shown')
      .set({ subject: `home:${keepId}` })
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', `home:${goneId}`)
      .execute();
    await sql`update person set weekly = (select max(weekly) from person
        where coalition_id = ${coalitionId} and id in (${keepId}, ${goneId}))
      where coalition_id = ${coalitionId} and id = ${keepId}`.execute(db);
    // `before` and `after` of an item name its owners, those of a partner its delegates.
    await sql`update history set
        before = replace(before, ${goneId}, ${keepId}), after = replace(after, ${goneId}, ${keepId})
      where coalition_id = ${coalitionId} and subject in (
        select 'item:' || item_id from item_owner
        where coalition_id = ${coalitionId} and person_id = ${keepId}
        union select 'partner:' || partner_id from delegate
        where coalition_id = ${coalitionId} and person_id = ${keepId})`.execute(db);
    await db.deleteFrom('person').where('coalition_id', '=', coalitionId).where('id', '=', goneId).execute();
  },

  /** Makes this account the one that receives private messages. */
  async prefer(
    coalitionId: string,
    personId: string,
    { platform, workspace, id }: AccountRef,
  ): Promise<void> {
    await db
      .updateTable('account')
      .set(({ eb, and }) => ({
        preferred: eb
          .case()
          .when(and([eb('platform', '=', platform), eb('workspace', '=', workspace), eb('id', '=', id)]))
          .then(1)
          .else(0)
          .end(),
      }))
      .where('coalition_id', '=', coalitionId)
      .where('person_id', '=', personId)
      .execute();
  },
});
