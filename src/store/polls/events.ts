import type { Named, PlaceRef } from '../../chat/ids.ts';
import type { Event } from '../../domain/event.ts';
import type { PageStart } from '../../domain/page.ts';
import { newId } from '../engine/id.ts';
import { pageOrder } from '../engine/page-order.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { InGroup, Span } from '../engine/span.ts';
import { searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

const toEvent = (row: Tables['event']): Event => ({
  id: row.id,
  number: row.number,
  groupId: row.group_id,
  title: row.title,
  venue: row.venue,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  cancelledAt: row.cancelled_at,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

/** What a digest reads of an event that was held. */
export type HeldEvent = Pick<Event, 'id' | 'title' | 'endsAt'>;

const toHeld = (row: Pick<Tables['event'], 'id' | 'title' | 'ends_at'>): HeldEvent => ({
  id: row.id,
  title: row.title,
  endsAt: row.ends_at,
});

export const eventQueries = (db: Db) => {
  const keepSearchText = searchTextWriter(db);
  const all = (coalitionId: string) =>
    db.selectFrom('event').selectAll().where('coalition_id', '=', coalitionId);
  const ended = prepared(db, ({ coalitionId, groupId, from, to }: InGroup & Span) =>
    db
      .selectFrom('event')
      .select(['id', 'title', 'ends_at'])
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('ends_at', '>=', from)
      .where('ends_at', '<', to)
      .where('cancelled_at', 'is', null)
      .orderBy('ends_at'),
  );

  return {
    /** `origin` is the place where it was added: its poll goes there when its group has no place. */
    async add(coalitionId: string, event: Omit<Event, 'id'>, origin: Named<PlaceRef> | null): Promise<Event> {
      const id = newId();
      await db
        .insertInto('event')
        .values({
          id,
          coalition_id: coalitionId,
          number: event.number,
          group_id: event.groupId,
          title: event.title,
          venue: event.venue,
          starts_at: event.startsAt,
          ends_at: event.endsAt,
          origin: origin === null ? null : JSON.stringify(origin),
          cancelled_at: event.cancelledAt,
          created_by: event.createdBy,
          created_at: event.createdAt,
        })
        .execute();
      await keepSearchText(coalitionId, { id, kind: 'event', groupId: event.groupId }, [
        event.title,
        event.venue,
      ]);
      return { id, ...event };
    },

    async byNumber(coalitionId: string, number: number): Promise<Event | null> {
      const row = await all(coalitionId).where('number', '=', number).executeTakeFirst();
      return row ? toEvent(row) : null;
    },

    async byId(coalitionId: string, id: string): Promise<Event | null> {
      const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
      return row ? toEvent(row) : null;
    },

    async byIds(coalitionId: string, ids: readonly string[]): Promise<readonly HeldEvent[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('event')
        .select(['id', 'title', 'ends_at'])
        .where(ofCoalition, '=', coalitionId)
        .where('id', 'in', ids)
        .orderBy('ends_at')
        .execute();
      return rows.map(toHeld);
    },

    async titled(coalitionId: string, ids: readonly string[]): Promise<readonly Event[]> {
      if (ids.length === 0) return [];
      return (await all(coalitionId).where('id', 'in', ids).execute()).map(toEvent);
    },

    async originOf(coalitionId: string, id: string): Promise<Named<PlaceRef> | null> {
      const row = await db
        .selectFrom('event')
        .select('origin')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .executeTakeFirst();
      return row?.origin ? (JSON.parse(row.origin) as Named<PlaceRef>) : null;
    },

    /**
     * Up to `limit` events after `start`: those that have not ended at an instant, the next first, or those that
     * have, the latest first; going back, those before it, the nearest first. Cancelled ones are left out.
     */
    async page(
      coalitionId: string,
      of: Readonly<{ groupIds: readonly string[] | null; past: boolean }>,
      at: number,
      start: PageStart | null,
      limit: number,
    ): Promise<readonly Event[]> {
      if (of.groupIds?.length === 0) return [];
      const { beyond, direction } = pageOrder(['starts_at', 'number'], of.past, start);
      let query = all(coalitionId)
        .where('cancelled_at', 'is', null)
        .where('ends_at', of.past ? '<=' : '>', at);
      if (of.groupIds !== null) query = query.where('group_id', 'in', of.groupIds);
      const page = query.where(beyond).orderBy('starts_at', direction).orderBy('number', direction);
      return (await page.limit(limit).execute()).map(toEvent);
    },

    /** Events that have not ended at an instant, the next first; of one group, or of all. */
    async coming(
      coalitionId: string,
      groupId: string | null,
      at: number,
      limit: number,
    ): Promise<readonly Event[]> {
      let query = all(coalitionId).where('ends_at', '>', at).where('cancelled_at', 'is', null);
      if (groupId !== null) query = query.where('group_id', '=', groupId);
      return (await query.orderBy('starts_at').orderBy('number').limit(limit).execute()).map(toEvent);
    },

    /**
     * The events that concern a person and ended after an instant, cancelled ones too, the next first: those of
     * these groups, and those that the person comes to, or may.
     */
    async forPerson(
      coalitionId: string,
      personId: string,
      groupIds: readonly string[],
      since: number,
      limit: number,
    ): Promise<readonly Event[]> {
      const rows = await all(coalitionId)
        .where('ends_at', '>', since)
        .where(({ or, eb, selectFrom }) =>
          or([
            ...(groupIds.length === 0 ? [] : [eb('group_id', 'in', groupIds)]),
            eb(
              'id',
              'in',
              selectFrom('attendance')
                .select('event_id')
                .where('coalition_id', '=', coalitionId)
                .where('person_id', '=', personId)
                .where('answer', 'in', ['yes', 'maybe']),
            ),
          ]),
        )
        .orderBy('starts_at')
        .orderBy('number')
        .limit(limit)
        .execute();
      return rows.map(toEvent);
    },

    /** Events of a group that ended within a span and were not cancelled, the earliest first. */
    async endedWithin(coalitionId: string, groupId: string, span: Span): Promise<readonly HeldEvent[]> {
      const rows = await ended({ coalitionId, groupId, ...span });
      return rows.map(toHeld);
    },

    /** Changes the details of an event that was not cancelled. */
    async change(
      coalitionId: string,
      id: string,
      { title, venue, startsAt, endsAt }: Pick<Event, 'title' | 'venue' | 'startsAt' | 'endsAt'>,
    ): Promise<void> {
      const row = await db
        .updateTable('event')
        .set({ title, venue, starts_at: startsAt, ends_at: endsAt })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('cancelled_at', 'is', null)
        .returning('group_id')
        .executeTakeFirst();
      if (row === undefined) return;
      await keepSearchText(coalitionId, { id, kind: 'event', groupId: row.group_id }, [title, venue]);
    },

    /** It takes place after all. @returns false when it was not cancelled. */
    async reinstate(coalitionId: string, id: string): Promise<boolean> {
      const row = await db
        .updateTable('event')
        .set({ cancelled_at: null })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('cancelled_at', 'is not', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** @returns false when it was cancelled already. */
    async cancel(coalitionId: string, id: string, at: number): Promise<boolean> {
      const row = await db
        .updateTable('event')
        .set({ cancelled_at: at })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where('cancelled_at', 'is', null)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
};
