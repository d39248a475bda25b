import { sql } from 'kysely';
import type { InvolvedAs } from '../../domain/partner.ts';
import { involvedOfCoalition, ofCoalition } from '../engine/query-hints.ts';
import type { Db } from '../tables.ts';

/** A partner that a record involves. */
export type Involvement = Readonly<{
  subject: string;
  partnerId: string;
  name: string;
  as: InvolvedAs;
  at: number;
}>;

export const involvedQueries = (db: Db) => ({
  /** Sets the partners that a subject involves in this role, in place of earlier ones. */
  async set(
    coalitionId: string,
    subject: string,
    as: InvolvedAs,
    partnerIds: readonly string[],
    at: number,
  ): Promise<void> {
    await db
      .deleteFrom('involved')
      .where(ofCoalition, '=', coalitionId)
      .where('subject', '=', subject)
      .where('role', '=', as)
      .where('partner_id', 'not in', ['', ...partnerIds])
      .execute();
    for (const partnerId of new Set(partnerIds))
      await db
        .insertInto('involved')
        .values({ coalition_id: coalitionId, subject, partner_id: partnerId, role: as, at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
  },

  /** Adds a partner. @returns false when it was involved already */
  async add(
    coalitionId: string,
    subject: string,
    as: InvolvedAs,
    partnerId: string,
    at: number,
  ): Promise<boolean> {
    const row = await db
      .insertInto('involved')
      .values({ coalition_id: coalitionId, subject, partner_id: partnerId, role: as, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('partner_id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** A partner is not involved any more as it was since an instant. @returns false when it was not */
  async remove(
    coalitionId: string,
    { subject, as, partnerId, at }: Omit<Involvement, 'name'>,
  ): Promise<boolean> {
    const row = await db
      .deleteFrom('involved')
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', subject)
      .where('role', '=', as)
      .where('partner_id', '=', partnerId)
      .where('at', '=', at)
      .returning('partner_id')
      .executeTakeFirst();
    return row !== undefined;
  },

  /**
   * The done items and the events that involve a partner, with when they were done or end, as far as that is later
   * than an instant. Cancelled events are left out.
   */
  async toConfirm(
    coalitionId: string,
    since: number,
  ): Promise<readonly Readonly<{ subject: string; at: number }>[]> {
    const items = await db
      .selectFrom('involved')
      .innerJoin('item', (join) =>
        join.on(sql<boolean>`item.id = substr(involved.subject, ${sql.lit('item:'.length + 1)})`),
      )
      .select(['involved.subject', 'item.done_at as at'])
      .distinct()
      .where('involved.coalition_id', '=', coalitionId)
      .where('item.coalition_id', '=', coalitionId)
      .where('item.state', '=', 'done')
      .where('item.done_at', '>', since)
      .execute();
    const events = await db
      .selectFrom('involved')
      .innerJoin('event', (join) =>
        join.on(sql<boolean>`event.id = substr(involved.subject, ${sql.lit('event:'.length + 1)})`),
      )
      .select(['involved.subject', 'event.ends_at as at'])
      .distinct()
      .where('involved.coalition_id', '=', coalitionId)
      .where('event.coalition_id', '=', coalitionId)
      .where('event.cancelled_at', 'is', null)
      .where('event.ends_at', '>', since)
      .execute();
    return [...items, ...events].flatMap(({ subject, at }) => (at === null ? [] : [{ subject, at }]));
  },

  /** The partners that some subjects involve, the first involved first. */
  async of(coalitionId: string, subjects: readonly string[]): Promise<readonly Involvement[]> {
    if (subjects.length === 0) return [];
    const rows = await db
      .selectFrom('involved')
      .innerJoin('partner', 'partner.id', 'involved.partner_id')
      .select(['involved.subject', 'involved.partner_id', 'involved.role', 'involved.at', 'partner.name'])
      .where(involvedOfCoalition, '=', coalitionId)
      .where('involved.subject', 'in', subjects)
      .orderBy('involved.at')
      .orderBy('involved.partner_id')
      .execute();
    return rows.map(({ subject, partner_id, role, at, name }) => ({
      subject,
      partnerId: partner_id,
      name,
      as: role as InvolvedAs,
      at,
    }));
  },
});
