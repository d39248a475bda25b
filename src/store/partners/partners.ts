import { type Selectable, sql } from 'kysely';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import {
  type Partner,
  type PartnerDetails,
  type PartnerKind,
  type PartnerState,
  partnerKey,
  type Rhythm,
} from '../../domain/partner.ts';
import { newId } from '../engine/id.ts';
import { searchTextRemover, searchTextWriter } from '../search/search-texts.ts';
import type { Db, Tables } from '../tables.ts';
import { moveLetters } from './partner-letters.ts';
import { moveAnswers } from './signed-answers.ts';

const toPartner = (row: Selectable<Tables['partner']>): Partner => ({
  id: row.id,
  name: row.name,
  kind: row.kind as PartnerKind | null,
  state: row.state as PartnerState,
  wants: row.wants,
  gets: row.gets,
  rhythm: row.rhythm as Rhythm | null,
  limits: row.limits,
  decides: row.decides,
  contact: row.contact,
  learned: row.learned,
  endsOn: row.ends_on as LocalDate | null,
  joinedAt: row.joined_at,
  endedAt: row.ended_at,
  createdBy: row.created_by,
  createdAt: row.created_at,
});

type Dated = PartnerDetails & Pick<Partner, 'joinedAt' | 'endedAt'>;

const toColumns = (partner: Dated) => ({
  name: partner.name,
  kind: partner.kind,
  state: partner.state,
  wants: partner.wants,
  gets: partner.gets,
  rhythm: partner.rhythm,
  limits: partner.limits,
  decides: partner.decides,
  contact: partner.contact,
  learned: partner.learned,
  ends_on: partner.endsOn,
  joined_at: partner.joinedAt,
  ended_at: partner.endedAt,
});

const containing = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

/** The columns with what people wrote about a partner. */
const partnerTexts = ['wants', 'gets', 'learned', 'limits', 'decides', 'contact'] as const;

/** A name of a partner, which may have several. */
export type PartnerName = Readonly<{ name: string; partnerId: string }>;

export const partnerQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('partner').selectAll().where('coalition_id', '=', coalitionId);

  const byId = async (coalitionId: string, id: string): Promise<Partner | null> => {
    const row = await all(coalitionId).where('id', '=', id).executeTakeFirst();
    if (row === undefined) return null;
    return row.merged_into === null ? toPartner(row) : byId(coalitionId, row.merged_into);
  };

  /** Gives a partner one more name. @returns false when the name is that of a partner already */
  const addName = async (coalitionId: string, partnerId: string, name: string): Promise<boolean> => {
    const row = await db
      .insertInto('partner_name')
      .values({ coalition_id: coalitionId, name_key: partnerKey(name), partner_id: partnerId, name })
      .onConflict((conflict) => conflict.doNothing())
      .returning('partner_id')
      .executeTakeFirst();
    return row !== undefined;
  };

  const keepSearchText = searchTextWriter(db);
  const forgetSearchText = searchTextRemover(db);

  /**
   * A partner is found by each of its names, and by what both sides agreed; never by its confidential
   * details.
   */
  const keepFound = async (coalitionId: string, id: string, withTexts = true): Promise<void> => {
    const names = await db
      .selectFrom('partner_name')
      .select('name')
      .where('coalition_id', '=', coalitionId)
      .where('partner_id', '=', id)
      .orderBy('name_key')
      .execute();
    const partner = await all(coalitionId).where('id', '=', id).executeTakeFirst();
    if (partner === undefined) return;
    const { name, wants, gets, learned } = partner;
    const called = new Set([name, ...names.map((one) => one.name)]);
    await keepSearchText(coalitionId, { id, kind: 'partner', partnerId: id }, [
      ...called,
      ...(withTexts ? [wants, gets, learned] : []),
    ]);
  };

  return {
    byId,

    /** All partners but those that were made one with another. */
    async list(coalitionId: string): Promise<readonly Partner[]> {
      return (await all(coalitionId).where('merged_into', 'is', null).execute()).map(toPartner);
    },

    /** The partner that has this name, in whichever spelling. */
    async byName(coalitionId: string, name: string): Promise<Partner | null> {
      const row = await db
        .selectFrom('partner_name')
        .select('partner_id')
        .where('coalition_id', '=', coalitionId)
        .where('name_key', '=', partnerKey(name))
        .executeTakeFirst();
      return row ? byId(coalitionId, row.partner_id) : null;
    },

    /** All names of all partners. */
    async names(coalitionId: string): Promise<readonly PartnerName[]> {
      return db
        .selectFrom('partner_name')
        .select(['name', 'partner_id as partnerId'])
        .where('coalition_id', '=', coalitionId)
        .execute();
    },

    async add(coalitionId: string, partner: Omit<Partner, 'id'>): Promise<Partner> {
      const id = newId();
      await db
        .insertInto('partner')
        .values({
          id,
          coalition_id: coalitionId,
          ...toColumns(partner),
          created_by: partner.createdBy,
          created_at: partner.createdAt,
        })
        .execute();
      await addName(coalitionId, id, partner.name);
      await keepFound(coalitionId, id);
      return { id, ...partner };
    },

    /**
     * Removes the partners that somebody named at an instant, as far as nobody said more of them and no record
     * involves them: that record was taken back.
     */
    async removeUnused(coalitionId: string, createdBy: string, createdAt: number): Promise<void> {
      const rows = await all(coalitionId)
        .select('partner.id')
        .where('state', '=', 'named')
        .where('created_by', '=', createdBy)
        .where('created_at', '=', createdAt)
        .where('merged_into', 'is', null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('involved')
                .select('involved.subject')
                .where('involved.coalition_id', '=', coalitionId)
                .whereRef('involved.partner_id', '=', 'partner.id'),
            ),
          ),
        )
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('partner as other')
                .select('other.id')
                .where('other.coalition_id', '=', coalitionId)
                .whereRef('other.merged_into', '=', 'partner.id'),
            ),
          ),
        )
        .execute();
      for (const { id } of rows) {
        await forgetSearchText(coalitionId, id);
        for (const table of ['partner_name', 'delegate'] as const)
          await db
            .deleteFrom(table)
            .where('coalition_id', '=', coalitionId)
            .where('partner_id', '=', id)
            .execute();
        await db.deleteFrom('partner').where('coalition_id', '=', coalitionId).where('id', '=', id).execute();
      }
    },

    /** Replaces the details of a partner. Its earlier names stay. */
    async change(coalitionId: string, id: string, details: Dated): Promise<void> {
      await db
        .updateTable('partner')
        .set(toColumns(details))
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .execute();
      await addName(coalitionId, id, details.name);
      await keepFound(coalitionId, id);
    },

    /** Replaces what was written about a partner; its names stay. */
    async redact(coalitionId: string, id: string, instead: string): Promise<void> {
      for (const column of partnerTexts)
        await db
          .updateTable('partner')
          .set({ [column]: instead })
          .where('coalition_id', '=', coalitionId)
          .where('id', '=', id)
          .where(column, 'is not', null)
          .execute();
      await keepFound(coalitionId, id, false);
    },

    /**
     * Makes a partner one with another: its names, delegates, offers, records and answers are the other's from now
     * on. Where both answered the same, the later answer counts. No text changes.
     */
    async merge(coalitionId: string, keepId: string, goneId: string): Promise<void> {
      await db
        .updateTable('partner_name')
        .set({ partner_id: keepId })
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', goneId)
        .execute();
      await db
        .updateTable('offer')
        .set({ partner_id: keepId })
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', goneId)
        .execute();
      await db
        .insertInto('delegate')
        .columns(['partner_id', 'person_id', 'coalition_id', 'since'])
        .expression((eb) =>
          eb
            .selectFrom('delegate')
            .select([eb.val(keepId).as('partner_id'), 'person_id', 'coalition_id', 'since'])
            .where('coalition_id', '=', coalitionId)
            .where('partner_id', '=', goneId),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .deleteFrom('delegate')
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', goneId)
        .execute();
      await db
        .insertInto('involved')
        .columns(['coalition_id', 'subject', 'partner_id', 'role', 'at'])
        .expression((eb) =>
          eb
            .selectFrom('involved')
            .select(['coalition_id', 'subject', eb.val(keepId).as('partner_id'), 'role', 'at'])
            .where('coalition_id', '=', coalitionId)
            .where('partner_id', '=', goneId),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .deleteFrom('involved')
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', goneId)
        .execute();
      await moveAnswers(db, coalitionId, { of: 'partner', id: goneId }, { of: 'partner', id: keepId });
      await moveLetters(db, coalitionId, goneId, keepId);
      await db
        .updateTable('partner')
        .set({ merged_into: keepId, limits: null, decides: null, contact: null })
        .where('coalition_id', '=', coalitionId)
        .where(({ or, eb }) => or([eb('id', '=', goneId), eb('merged_into', '=', goneId)]))
        .execute();
      await forgetSearchText(coalitionId, goneId);
      await db
        .updateTable('search_text')
        .set({ partner_id: keepId })
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', goneId)
        .execute();
      await keepFound(coalitionId, keepId);
    },

    /** The confidential details of partners that contain this text. */
    async confidencesWith(coalitionId: string, text: string) {
      const pattern = containing(text);
      return db
        .selectFrom('partner')
        .select(['id', 'name', 'limits', 'decides', 'contact'])
        .where('coalition_id', '=', coalitionId)
        .where(
          sql<boolean>`(limits like ${pattern} escape '\\' or decides like ${pattern} escape '\\'
            or contact like ${pattern} escape '\\')`,
        )
        .execute();
    },

    async setConfidences(
      coalitionId: string,
      id: string,
      { limits, decides, contact }: Pick<PartnerDetails, 'limits' | 'decides' | 'contact'>,
    ): Promise<void> {
      await db
        .updateTable('partner')
        .set({ limits, decides, contact })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', id)
        .execute();
    },

    /** The people who speak for some partners, by the partner; those named first come first. */
    async delegates(
      coalitionId: string,
      partnerIds: readonly string[],
    ): Promise<ReadonlyMap<string, readonly string[]>> {
      if (partnerIds.length === 0) return new Map();
      const rows = await db
        .selectFrom('delegate')
        .select(['partner_id', 'person_id'])
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', 'in', partnerIds)
        .orderBy('since')
        .orderBy('person_id')
        .execute();
      const found = new Map<string, string[]>();
      for (const { partner_id, person_id } of rows)
        found.set(partner_id, [...(found.get(partner_id) ?? []), person_id]);
      return found;
    },

    /** The ids of the partners that a person speaks for. */
    async spokenForBy(coalitionId: string, personId: string): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('delegate')
        .select('partner_id')
        .where('coalition_id', '=', coalitionId)
        .where('person_id', '=', personId)
        .execute();
      return rows.map(({ partner_id }) => partner_id);
    },

    /** Sets the people who speak for a partner, in place of earlier ones. */
    async setDelegates(
      coalitionId: string,
      partnerId: string,
      personIds: readonly string[],
      at: number,
    ): Promise<void> {
      await db
        .deleteFrom('delegate')
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', partnerId)
        .where('person_id', 'not in', ['', ...personIds])
        .execute();
      if (personIds.length > 0)
        await db
          .insertInto('delegate')
          .values(
            personIds.map((personId) => ({
              coalition_id: coalitionId,
              partner_id: partnerId,
              person_id: personId,
              since: at,
            })),
          )
          .onConflict((conflict) => conflict.doNothing())
          .execute();
    },
  };
};
