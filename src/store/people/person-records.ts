import { sql } from 'kysely';
import type { AccountRef } from '../../chat/ids.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import { beginsWith } from '../engine/begins-with.ts';
import { deleteWhere } from '../engine/delete-where.ts';
import { personColumns } from '../table-registry.ts';
import type { Db } from '../tables.ts';

/** How many rows are read at once. */
const page = 500;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A stored text that may contain a name. */
export type StoredText = Readonly<{ id: string; text: string }>;

/** Changes to everything that is stored about one person, in all tables. */
export const personRecordQueries = (db: Db) => {
  /** Rewrites texts page by page, in the order of their ids. */
  const pages = async (
    read: (after: string) => Promise<readonly StoredText[]>,
    change: (id: string, text: string) => Promise<void>,
    rewrite: (text: string) => string,
  ): Promise<void> => {
    for (let after = ''; ; ) {
      const rows = await read(after);
      for (const { id, text } of rows) {
        const rewritten = rewrite(text);
        if (rewritten !== text) await change(id, rewritten);
      }
      const last = rows.at(-1);
      if (last === undefined || rows.length < page) return;
      after = last.id;
    }
  };

  return {
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
          await deleteWhere(
            db,
            table,
            sql`coalition_id = ${coalitionId} and ${sql.ref(column)} = ${personId}`,
          );
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
        .set({ name: '', name_key: '', language: null, seen_language: null })
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

    /** The names that stored cards may hold: the present one and all former ones. */
    async namesOf(coalitionId: string, personId: string): Promise<readonly string[]> {
      const present = await db
        .selectFrom('person')
        .select('name')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
      const former = await db
        .selectFrom('former_name')
        .select('name')
        .where('coalition_id', '=', coalitionId)
        .where('person_id', '=', personId)
        .orderBy('name')
        .execute();
      return [...present, ...former].map(({ name }) => name).filter((name) => name !== '');
    },

    /** Rewrites every stored answer, announcement and digest that contains `name`. */
    async rewriteWhereNamed(
      coalitionId: string,
      name: string,
      rewrite: (text: string) => string,
    ): Promise<void> {
      const pattern = like(JSON.stringify(name).slice(1, -1));
      await pages(
        (after) =>
          db
            .selectFrom('outbox')
            .select(['id', 'card as text'])
            .where('coalition_id', '=', coalitionId)
            .where('id', '>', after)
            .where(sql<boolean>`card like ${pattern} escape '\\'`)
            .orderBy('id')
            .limit(page)
            .execute(),
        async (id, card) => {
          await db.updateTable('outbox').set({ card }).where('id', '=', id).execute();
        },
        rewrite,
      );
      const summaries = await db
        .selectFrom('ledger')
        .select(['kind', 'period', 'body'])
        .where('coalition_id', '=', coalitionId)
        .where(sql<boolean>`body like ${pattern} escape '\\'`)
        .execute();
      for (const { kind, period, body } of summaries)
        if (body !== null)
          await db
            .updateTable('ledger')
            .set({ body: rewrite(body) })
            .where('coalition_id', '=', coalitionId)
            .where('kind', '=', kind)
            .where('period', '=', period)
            .execute();
      const workspaces = await db
        .selectFrom('workspace')
        .select(['platform', 'id'])
        .where('coalition_id', '=', coalitionId)
        .execute();
      for (const { platform, id: workspace } of workspaces) {
        const prefix = `${platform}:${workspace}:`;
        await pages(
          (after) =>
            db
              .selectFrom('delivery')
              .select(['id', 'reply as text'])
              .where('id', '>', after)
              .where(beginsWith('id', prefix))
              .where(sql<boolean>`reply like ${pattern} escape '\\'`)
              .orderBy('id')
              .limit(page)
              .execute(),
          async (id, reply) => {
            await db.updateTable('delivery').set({ reply }).where('id', '=', id).execute();
          },
          rewrite,
        );
      }
    },

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
            once.map((name) => sql`theirs.${sql.ref(name)} = ${sql.ref(`${table}.${name}`)}`),
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
      // `before` and `after` of an item name its owners.
      await sql`update history set
          before = replace(before, ${goneId}, ${keepId}), after = replace(after, ${goneId}, ${keepId})
        where coalition_id = ${coalitionId} and subject in (
          select 'item:' || item_id from item_owner
          where coalition_id = ${coalitionId} and person_id = ${keepId})`.execute(db);
      await db
        .deleteFrom('person')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', goneId)
        .execute();
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

    /** The polls of a coalition that can still be answered. */
    async openPolls(coalitionId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('poll')
        .select('id')
        .where('coalition_id', '=', coalitionId)
        .where('sealed_at', 'is', null)
        .execute();
      return rows.map(({ id }) => id);
    },

    /** @returns the taps that the answer was made of; null when there is no such answer. */
    async dropBallot(pollId: string, pseudonym: string): Promise<readonly string[] | null> {
      const row = await db
        .deleteFrom('ballot')
        .where('poll_id', '=', pollId)
        .where('pseudonym', '=', pseudonym)
        .returning('taps')
        .executeTakeFirst();
      return row === undefined ? null : row.taps.split(' ').filter((tap) => tap !== '');
    },

    /**
     * An answer becomes another pseudonym's, unless that one has answered too: then it is dropped, and
     * its taps are the other's, so that none of them comes again.
     * @returns whether there were two.
     */
    async moveBallot(pollId: string, from: string, to: string): Promise<boolean> {
      const answered = await db
        .selectFrom('ballot')
        .select(['pseudonym', 'taps'])
        .where('poll_id', '=', pollId)
        .where('pseudonym', 'in', [from, to])
        .execute();
      if (answered.length === 2) {
        await db
          .updateTable('ballot')
          .set({ taps: answered.map(({ taps }) => taps).join(' ') })
          .where('poll_id', '=', pollId)
          .where('pseudonym', '=', to)
          .execute();
        await db.deleteFrom('ballot').where('poll_id', '=', pollId).where('pseudonym', '=', from).execute();
        return true;
      }
      await db
        .updateTable('ballot')
        .set({ pseudonym: to })
        .where('poll_id', '=', pollId)
        .where('pseudonym', '=', from)
        .execute();
      return false;
    },
  };
};
