import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import type { Digest, DigestKind } from '../../domain/digest.ts';
import { prepared } from '../engine/prepared.ts';
import type { InGroup } from '../engine/span.ts';
import type { Db } from '../tables.ts';

/** What a convener added to the section of a group: a note on top, or a confirmation. */
export type SectionReview = Readonly<{
  note: string | null;
  /** The person who wrote the note. */
  noteBy: string | null;
  confirmedAt: number | null;
}>;

/**
 * The key of a period in the ledger: the month it begins in. The name of a quarter would not do, because it
 * means another quarter when the fiscal year is changed, and the wrong one would count as decided.
 */
const startOf = ({ firstDay }: Pick<Period, 'firstDay'>): string => firstDay.slice(0, 7);

/** A digest as the ledger stores it. */
export type WrittenDigest = Pick<Digest, 'kind' | 'period' | 'asOf'> & Readonly<{ body: string }>;

/** Prepares a digest for the ledger. For a large coalition this is slow, so it is done before the transaction. */
export const writeDigest = (digest: Digest): WrittenDigest => ({
  kind: digest.kind,
  period: digest.period,
  asOf: digest.asOf,
  body: JSON.stringify(digest),
});

export const digestQueries = (db: Db) => {
  const section = prepared(db, ({ coalitionId, groupId, period }: InGroup & { period: string }) =>
    db
      .selectFrom('digest_section')
      .select(['note', 'note_by', 'confirmed_at'])
      .where('coalition_id', '=', coalitionId)
      .where('group_id', '=', groupId)
      .where('period', '=', period),
  );

  return {
    /**
     * Enters a digest into the ledger. @returns false when its period has one already
     */
    async decide(coalitionId: string, digest: WrittenDigest, at: number): Promise<boolean> {
      const row = await db
        .insertInto('ledger')
        .values({
          coalition_id: coalitionId,
          kind: digest.kind,
          period: startOf(digest.period),
          decided_at: at,
          as_of: digest.asOf,
          body: digest.body,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('period')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** The instant that the figures of a period's digest describe; `null` when it was not decided. */
    async asOf(
      coalitionId: string,
      kind: DigestKind,
      period: Pick<Period, 'firstDay'>,
    ): Promise<number | null> {
      const row = await db
        .selectFrom('ledger')
        .select('as_of')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', kind)
        .where('period', '=', startOf(period))
        .executeTakeFirst();
      return row?.as_of ?? null;
    },

    /** The digest of a period as it was decided; without a period, the latest. */
    async get(
      coalitionId: string,
      kind: DigestKind,
      period?: Pick<Period, 'firstDay'>,
    ): Promise<Digest | null> {
      let query = db
        .selectFrom('ledger')
        .select('body')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', kind)
        .where('body', 'is not', null);
      if (period !== undefined) query = query.where('period', '=', startOf(period));
      const row = await query.orderBy('as_of', 'desc').limit(1).executeTakeFirst();
      return row?.body ? (JSON.parse(row.body) as Digest) : null;
    },

    /** The months in which the periods that have a digest begin ("2026-10"), the latest first. */
    async starts(coalitionId: string, kind: DigestKind, limit: number): Promise<readonly string[]> {
      const rows = await db
        .selectFrom('ledger')
        .select('period')
        .where('coalition_id', '=', coalitionId)
        .where('kind', '=', kind)
        .orderBy('as_of', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => row.period);
    },

    /**
     * Deletes the summaries of periods that begin after the month of `today`. @returns whether there were any
     */
    async forgetAfter(coalitionId: string, today: LocalDate): Promise<boolean> {
      const rows = await db
        .deleteFrom('ledger')
        .where('coalition_id', '=', coalitionId)
        .where('period', '>', today.slice(0, 7))
        .returning('period')
        .execute();
      return rows.length > 0;
    },

    /** What the convener added to the section of one group. */
    async section(coalitionId: string, groupId: string, period: string): Promise<SectionReview | null> {
      const [row] = await section({ coalitionId, groupId, period });
      return row ? { note: row.note, noteBy: row.note_by, confirmedAt: row.confirmed_at } : null;
    },

    /** A text that changes when a convener changes anything about the sections of a period. */
    async sectionsVersion(coalitionId: string, period: string): Promise<string> {
      const rows = await db
        .selectFrom('digest_section')
        .select(['group_id', 'note', 'note_by', 'confirmed_at'])
        .where('coalition_id', '=', coalitionId)
        .where('period', '=', period)
        .orderBy('group_id')
        .execute();
      return JSON.stringify(rows);
    },

    /** Stores what the convener added to a section. */
    async setSection(
      coalitionId: string,
      groupId: string,
      period: string,
      review: SectionReview,
    ): Promise<void> {
      const columns = { note: review.note, note_by: review.noteBy, confirmed_at: review.confirmedAt };
      await db
        .insertInto('digest_section')
        .values({ coalition_id: coalitionId, group_id: groupId, period, ...columns })
        .onConflict((conflict) => conflict.columns(['group_id', 'period']).doUpdateSet(columns))
        .execute();
    },
  };
};
