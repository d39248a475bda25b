import { sql } from 'kysely';
import { beginsWith } from '../engine/begins-with.ts';
import type { Db } from '../tables.ts';

/** How many rows are read at once. */
const page = 500;

const like = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** A stored text that may contain a name. */
type StoredText = Readonly<{ id: string; text: string }>;

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

/** The names of a person, and the stored texts that contain them. */
export const personTextQueries = (db: Db) => ({
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
});
