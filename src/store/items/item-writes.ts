import type { Item, ItemDetails, ItemState, ItemStatus } from '../../domain/item.ts';
import { newId } from '../engine/id.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import { searchTextWriter } from '../search/search-texts.ts';
import type { Db } from '../tables.ts';

const toColumns = ({ title, organisation, dueOn, percent }: ItemDetails) => ({
  title,
  organisation,
  due_on: dueOn,
  percent,
});

const toStatusColumns = (status: ItemStatus) => ({
  state: status.state,
  done_at: status.doneAt,
  done_by: status.doneBy,
  dropped_at: status.droppedAt,
  dropped_by: status.droppedBy,
  dropped_why: status.droppedWhy,
  answer_declined_at: status.answerDeclinedAt,
});

export const itemWrites = (db: Db) => {
  const keepSearchText = searchTextWriter(db);

  const addOwners = async (coalitionId: string, id: string, ownerIds: readonly string[]): Promise<void> => {
    if (ownerIds.length === 0) return;
    await db
      .insertInto('item_owner')
      .values(
        ownerIds.map((personId, position) => ({
          item_id: id,
          person_id: personId,
          coalition_id: coalitionId,
          position,
        })),
      )
      .execute();
  };

  return {
    async add(coalitionId: string, item: Omit<Item, 'id'>): Promise<Item> {
      const id = newId();
      await db
        .insertInto('item')
        .values({
          id,
          coalition_id: coalitionId,
          number: item.number,
          group_id: item.groupId,
          source: item.source,
          answers: item.answers,
          created_by: item.createdBy,
          created_at: item.createdAt,
          ...toColumns(item),
          ...toStatusColumns(item),
        })
        .execute();
      await addOwners(coalitionId, id, item.ownerIds);
      await keepSearchText(coalitionId, { id, kind: 'item', groupId: item.groupId }, [
        item.title,
        item.organisation,
      ]);
      return { id, ...item };
    },

    /** Replaces the details of an item. */
    async change(
      coalitionId: string,
      { id, groupId }: Pick<Item, 'id' | 'groupId'>,
      details: ItemDetails,
    ): Promise<void> {
      const row = await db
        .updateTable('item')
        .set(toColumns(details))
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .returning('id')
        .executeTakeFirst();
      if (row === undefined) return;
      await keepSearchText(coalitionId, { id, kind: 'item', groupId }, [details.title, details.organisation]);
    },

    /** Sets the owners of an item, in place of earlier ones. */
    async assign(coalitionId: string, id: string, ownerIds: readonly string[]): Promise<void> {
      await db
        .deleteFrom('item_owner')
        .where(ofCoalition, '=', coalitionId)
        .where('item_id', '=', id)
        .execute();
      await addOwners(coalitionId, id, ownerIds);
    },

    /** Moves an item from one state to another. @returns false when it is no longer in the first. */
    async move(coalitionId: string, id: string, from: ItemState, to: ItemStatus): Promise<boolean> {
      const row = await db
        .updateTable('item')
        .set(toStatusColumns(to))
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('state', '=', from)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /**
     * The asker says that a done item does not resolve the difficulty.
     * @returns false when that was said already, or the item is no longer done
     */
    async declineAnswer(coalitionId: string, id: string, at: number): Promise<boolean> {
      const row = await db
        .updateTable('item')
        .set({ answer_declined_at: at })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('state', '=', 'done')
        .where('answer_declined_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
};
