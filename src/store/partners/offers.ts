import type { Selectable } from 'kysely';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { HelpKind, Offer } from '../../domain/partner.ts';
import { newId } from '../engine/id.ts';
import { searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';

const toOffer = (row: Selectable<Tables['offer']>): Offer => ({
  id: row.id,
  number: row.number,
  partnerId: row.partner_id,
  what: row.what,
  kind: row.kind as HelpKind,
  untilOn: row.until_on as LocalDate | null,
  endsAt: row.ends_at,
  createdBy: row.created_by,
  createdAt: row.created_at,
  withdrawnBy: row.withdrawn_by,
});

export const offerQueries = (db: Db) => {
  const keepSearchText = searchTextWriter(db);
  const all = (coalitionId: string) =>
    db.selectFrom('offer').selectAll('offer').where('offer.coalition_id', '=', coalitionId);

  /** Open offers: not withdrawn, not past their last day, of a partner that has not ended. */
  const openOffers = (coalitionId: string, now: number) =>
    all(coalitionId)
      .innerJoin('partner', 'partner.id', 'offer.partner_id')
      .where('partner.state', '<>', 'ended')
      .where(({ or, eb }) => or([eb('offer.ends_at', 'is', null), eb('offer.ends_at', '>', now)]));

  return {
    async make(coalitionId: string, offer: Omit<Offer, 'id' | 'withdrawnBy'>): Promise<Offer> {
      const id = newId();
      await db
        .insertInto('offer')
        .values({
          id,
          coalition_id: coalitionId,
          number: offer.number,
          partner_id: offer.partnerId,
          what: offer.what,
          kind: offer.kind,
          until_on: offer.untilOn,
          ends_at: offer.endsAt,
          created_by: offer.createdBy,
          created_at: offer.createdAt,
        })
        .execute();
      await keepSearchText(coalitionId, { id, kind: 'offer', partnerId: offer.partnerId }, [offer.what]);
      return { id, ...offer, withdrawnBy: null };
    },

    async byId(coalitionId: string, id: string): Promise<Offer | null> {
      const row = await all(coalitionId).where('offer.id', '=', id).executeTakeFirst();
      return row ? toOffer(row) : null;
    },

    async byNumber(coalitionId: string, number: number): Promise<Offer | null> {
      const row = await all(coalitionId).where('offer.number', '=', number).executeTakeFirst();
      return row ? toOffer(row) : null;
    },

    /** The offers with these ids, in no order. */
    async byIds(coalitionId: string, ids: readonly string[]): Promise<readonly Offer[]> {
      if (ids.length === 0) return [];
      return (await all(coalitionId).where('offer.id', 'in', ids).execute()).map(toOffer);
    },

    /** Open offers of a kind, the latest first. */
    async ofKind(coalitionId: string, kind: HelpKind, now: number, limit: number): Promise<readonly Offer[]> {
      const rows = await openOffers(coalitionId, now)
        .where('offer.kind', '=', kind)
        .orderBy('offer.number', 'desc')
        .limit(limit)
        .execute();
      return rows.map(toOffer);
    },

    /** All open offers of a coalition, by number. */
    async open(coalitionId: string, now: number): Promise<readonly Offer[]> {
      return (await openOffers(coalitionId, now).orderBy('offer.number').execute()).map(toOffer);
    },

    /** What a partner offers now, the latest first. */
    async ofPartner(coalitionId: string, partnerId: string, now: number): Promise<readonly Offer[]> {
      const rows = await openOffers(coalitionId, now)
        .where('offer.partner_id', '=', partnerId)
        .orderBy('offer.number', 'desc')
        .execute();
      return rows.map(toOffer);
    },

    /** @returns false when it is no longer open */
    async withdraw(coalitionId: string, id: string, personId: string, now: number): Promise<boolean> {
      const row = await db
        .updateTable('offer')
        .set({ ends_at: now, withdrawn_by: personId })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .where(({ or, eb }) => or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Reopens a withdrawn offer until `endsAt`. */
    async restore(coalitionId: string, id: string, endsAt: number | null): Promise<void> {
      await db
        .updateTable('offer')
        .set({ ends_at: endsAt, withdrawn_by: null })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .execute();
    },
  };
};
