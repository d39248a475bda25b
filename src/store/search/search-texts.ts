import { type ExpressionBuilder, sql } from 'kysely';
import { searchKey } from '../../domain/search-words.ts';
import { prepared } from '../engine/prepared.ts';
import type { Db, Tables } from '../tables.ts';

/** The kinds of record that can be found. */
export type FoundKind = 'item' | 'progress' | 'difficulty' | 'event' | 'poll' | 'group' | 'partner' | 'offer';

/** Whose record it is, which decides who may find it. */
type Whose = Readonly<{ groupId: string; partnerId?: never } | { groupId?: never; partnerId: string }>;

/** What a search covers. `null` means all. */
export type SearchScope = Readonly<{
  /** The groups whose records are looked at. */
  groupIds: readonly string[] | null;
  /** The groups of which name and goal are looked at. */
  goalIds: readonly string[] | null;
  /** The partners that are looked at, with what they offer. */
  partnerIds: readonly string[] | null;
}>;

/** A record whose text has all words of a search. */
export type FoundRecord = Readonly<{ id: string; kind: FoundKind }>;

/** Rows up to where a search has looked; `lookedTo` is null when it looked at everything. */
export type FoundRows = Readonly<{ rows: readonly FoundRecord[]; lookedTo: string | null }>;

/**
 * How many records one query looks at (less than two milliseconds on the event loop), and how many such
 * chunks one search looks at before the reader has to ask for more.
 */
const usualBounds = { chunk: 2000, mostChunks: 50 };

/** Keeps the letters by which a record is found. Whatever writes a text of a record calls it. */
export const searchTextWriter = (db: Db) => {
  const put = prepared(db, (row: Tables['search_text']) =>
    db
      .insertInto('search_text')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['coalition_id', 'id'])
          .doUpdateSet({ words: sql.ref('excluded.words') })
          .whereRef('search_text.words', '<>', sql.ref('excluded.words')),
      ),
  );
  return async (
    coalitionId: string,
    record: Readonly<{ id: string; kind: FoundKind }> & Whose,
    texts: readonly (string | null)[],
  ): Promise<void> => {
    const { id, kind, groupId = null, partnerId = null } = record;
    const whose = { group_id: groupId, partner_id: partnerId };
    await put({ coalition_id: coalitionId, id, kind, ...whose, words: searchKey(texts) });
  };
};

/** Removes the letters of a record that is removed. */
export const searchTextRemover = (db: Db) => async (coalitionId: string, id: string) => {
  await db.deleteFrom('search_text').where('coalition_id', '=', coalitionId).where('id', '=', id).execute();
};

/** The pattern that a text with this word matches. */
export const wordPattern = (word: string): string => `%${word.replace(/[\\%_]/g, '\\$&')}%`;

/** Whether a record is among what is looked at. An empty list matches no record. */
const inScope =
  ({ groupIds, goalIds, partnerIds }: SearchScope) =>
  ({ eb, or, and }: ExpressionBuilder<Tables, 'search_text'>) => {
    const among = (column: 'group_id' | 'partner_id', ids: readonly string[] | null) =>
      ids === null ? eb(column, 'is not', null) : eb(column, 'in', ['', ...ids]);
    return or([
      and([eb('kind', '<>', 'group'), among('group_id', groupIds)]),
      and([eb('kind', '=', 'group'), among('group_id', goalIds)]),
      among('partner_id', partnerIds),
    ]);
  };

export const searchQueries = (db: Db, { chunk, mostChunks } = usualBounds) => {
  const inOrder = (coalitionId: string, from: string | null, back: boolean) => {
    const rows = db.selectFrom('search_text').where('coalition_id', '=', coalitionId);
    const after = from === null ? rows : rows.where('id', back ? '>' : '<', from);
    return after.orderBy('id', back ? 'asc' : 'desc');
  };

  /** The last record of the chunk that begins here; null when it is shorter than a chunk. */
  const endOfChunk = async (coalitionId: string, from: string | null, back: boolean) =>
    (
      await inOrder(coalitionId, from, back)
        .select('id')
        .offset(chunk - 1)
        .limit(1)
        .executeTakeFirst()
    )?.id ?? null;

  return {
    /**
     * Records with all of these words, the newest first, after the record `from`; going back, those before it,
     * the nearest first. It walks along the key in chunks, and lets other work run between them.
     */
    async find(
      coalitionId: string,
      wanted: SearchScope & Readonly<{ words: readonly string[] }>,
      from: string | null,
      back: boolean,
      limit: number,
    ): Promise<FoundRows> {
      const { groupIds, goalIds, partnerIds } = wanted;
      if ([groupIds, goalIds, partnerIds].every((ids) => ids?.length === 0))
        return { rows: [], lookedTo: null };
      const rows: FoundRecord[] = [];
      let lookedTo = from;
      for (let round = 0; round < mostChunks; round += 1) {
        const end = await endOfChunk(coalitionId, lookedTo, back);
        let query = inOrder(coalitionId, lookedTo, back).select(['id', 'kind']);
        if (end !== null) query = query.where('id', back ? '<=' : '>=', end);
        if (groupIds !== null || goalIds !== null || partnerIds !== null)
          query = query.where(inScope(wanted));
        for (const word of wanted.words)
          query = query.where(sql<boolean>`words like ${wordPattern(word)} escape '\\'`);
        const found = await query.limit(limit - rows.length).execute();
        rows.push(...found.map(({ id, kind }) => ({ id, kind: kind as FoundKind })));
        if (rows.length >= limit || end === null) return { rows, lookedTo: null };
        lookedTo = end;
        await new Promise<void>((resolve) => {
          setImmediate(resolve);
        });
      }
      return { rows, lookedTo };
    },
  };
};
