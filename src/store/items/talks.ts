import type { Platform } from '../../chat/ids.ts';
import type { Db } from '../tables.ts';

/** The thread in which an item is talked about in one workspace. */
export type Talk = Readonly<{
  platform: Platform;
  /** Null until the platform has opened one. */
  link: string | null;
  /** Set while one is being opened. */
  openingSince: number | null;
}>;

type Workspace = Readonly<{ platform: Platform; workspace: string }>;

export const talkQueries = (db: Db) => {
  const rowOf = (coalitionId: string, itemId: string, { platform, workspace }: Workspace) => ({
    item_id: itemId,
    platform,
    workspace,
    coalition_id: coalitionId,
  });
  return {
    async of(coalitionId: string, itemId: string, { platform, workspace }: Workspace): Promise<Talk | null> {
      const row = await db
        .selectFrom('talk')
        .select(['link', 'opening_since'])
        .where('coalition_id', '=', coalitionId)
        .where('item_id', '=', itemId)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .executeTakeFirst();
      return row === undefined ? null : { platform, link: row.link, openingSince: row.opening_since };
    },

    /** The threads of an item, in all workspaces. */
    async linksOf(
      coalitionId: string,
      itemId: string,
    ): Promise<readonly Readonly<{ platform: Platform; link: string }>[]> {
      const rows = await db
        .selectFrom('talk')
        .select(['platform', 'link'])
        .where('coalition_id', '=', coalitionId)
        .where('item_id', '=', itemId)
        .orderBy('platform')
        .orderBy('workspace')
        .execute();
      return rows.flatMap(({ platform, link }) =>
        link === null ? [] : [{ platform: platform as Platform, link }],
      );
    },

    /** A thread is being opened; until it exists, an earlier one stays in use. */
    async opening(coalitionId: string, itemId: string, where: Workspace, since: number): Promise<void> {
      await db
        .insertInto('talk')
        .values({ ...rowOf(coalitionId, itemId, where), place: null, link: null, opening_since: since })
        .onConflict((conflict) =>
          conflict.columns(['item_id', 'platform', 'workspace']).doUpdateSet({ opening_since: since }),
        )
        .execute();
    },

    /** The thread is open, in this place. */
    async opened(
      coalitionId: string,
      itemId: string,
      where: Workspace & Readonly<{ id: string }>,
      link: string,
    ): Promise<void> {
      const stands = { place: where.id, link, opening_since: null };
      await db
        .insertInto('talk')
        .values({ ...rowOf(coalitionId, itemId, where), ...stands })
        .onConflict((conflict) => conflict.columns(['item_id', 'platform', 'workspace']).doUpdateSet(stands))
        .execute();
    },

    /** Forgets the threads in a place that was deleted. @returns the items */
    async removeIn(
      coalitionId: string,
      { platform, workspace, id }: Workspace & Readonly<{ id: string }>,
    ): Promise<readonly string[]> {
      const rows = await db
        .deleteFrom('talk')
        .where('coalition_id', '=', coalitionId)
        .where('place', '=', id)
        .where('platform', '=', platform)
        .where('workspace', '=', workspace)
        .returning('item_id')
        .execute();
      return rows.map(({ item_id }) => item_id);
    },
  };
};
