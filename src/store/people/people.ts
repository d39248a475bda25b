import { sql } from 'kysely';
import type { AccountRef, Language, Mentionable, Named, Platform } from '../../chat/ids.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import { ofCoalition, personOfCoalition } from '../engine/query-hints.ts';
import type { Db } from '../tables.ts';

/**
 * A human in one coalition, with their accounts except closed ones. The first account receives private
 * messages. Somebody who left has no account; somebody who was forgotten has an empty name too.
 */
export type Person = Mentionable & Readonly<{ id: string; language: Language | null }>;

/** The language that a person chose, or else last wrote or read in. */
export const effectiveLanguage = sql<string | null>`coalesce(person.language, person.seen_language)`;

type PersonRow = { id: string; name: string; language: string | null };
type AccountRow = { person_id: string; platform: string; workspace: string; id: string };

const toPerson = (row: PersonRow, accounts: readonly AccountRow[]): Person => ({
  id: row.id,
  name: row.name,
  language: row.language as Language | null,
  accounts: accounts
    .filter((account) => account.person_id === row.id)
    .map(({ platform, workspace, id }) => ({ platform: platform as Platform, workspace, id })),
});

export const personQueries = (db: Db) => {
  const accounts = prepared(db, ({ ids }: { ids: readonly string[] }) =>
    db
      .selectFrom('account')
      .select(['person_id', 'platform', 'workspace', 'id'])
      .where('person_id', 'in', ids)
      .where('closed_at', 'is', null)
      .orderBy('person_id')
      .orderBy('preferred', 'desc')
      .orderBy('platform'),
  );
  const accountsOf = (ids: readonly string[]) => accounts({ ids });

  /** A row for each account of a person, and one for a person without any. */
  const people = prepared(db, ({ coalitionId, ids }: { coalitionId: string; ids: readonly string[] }) =>
    db
      .selectFrom('person')
      .leftJoin('account', (join) =>
        join.onRef('account.person_id', '=', 'person.id').on('account.closed_at', 'is', null),
      )
      .select(['person.id as person_id', 'person.name', effectiveLanguage.as('language')])
      .select(['account.platform', 'account.workspace', 'account.id'])
      .where(personOfCoalition, '=', coalitionId)
      .where('person.id', 'in', ids)
      .orderBy('person.id')
      .orderBy('account.preferred', 'desc')
      .orderBy('account.platform'),
  );

  const byIds = async (
    coalitionId: string,
    ids: readonly (string | null)[],
  ): Promise<ReadonlyMap<string, Person>> => {
    const wanted = [...new Set(ids.filter((id) => id !== null))];
    if (wanted.length === 0) return new Map();
    const found = new Map<string, Person & { accounts: AccountRef[] }>();
    for (const { person_id, name, language, platform, workspace, id } of await people({
      coalitionId,
      ids: wanted,
    })) {
      const person = found.get(person_id) ?? {
        id: person_id,
        name,
        language: language as Language | null,
        accounts: [],
      };
      found.set(person_id, person);
      if (platform !== null && workspace !== null && id !== null)
        person.accounts.push({ platform: platform as Platform, workspace, id });
    }
    return found;
  };

  const peopleOf = async (coalitionId: string, ids: readonly string[]): Promise<readonly Person[]> => [
    ...(await byIds(coalitionId, ids)).values(),
  ];

  const create = async (coalitionId: string, account: Named<AccountRef>, at: number): Promise<Person> => {
    const id = newId();
    await db
      .insertInto('person')
      .values({
        id,
        coalition_id: coalitionId,
        name: account.name,
        name_key: plainName(account.name),
        language: null,
        created_at: at,
      })
      .execute();
    await db
      .insertInto('account')
      .values({
        platform: account.platform,
        workspace: account.workspace,
        id: account.id,
        coalition_id: coalitionId,
        person_id: id,
      })
      .execute();
    const { platform, workspace } = account;
    return { id, name: account.name, language: null, accounts: [{ platform, workspace, id: account.id }] };
  };

  return {
    byIds,
    create,

    async byAccount(account: AccountRef): Promise<Person | null> {
      const row = await db
        .selectFrom('account')
        .innerJoin('person', 'person.id', 'account.person_id')
        .select(['person.id', 'person.name', effectiveLanguage.as('language')])
        .where('account.platform', '=', account.platform)
        .where('account.workspace', '=', account.workspace)
        .where('account.id', '=', account.id)
        .executeTakeFirst();
      return row ? toPerson(row, await accountsOf([row.id])) : null;
    },

    /**
     * The person of an account, who is created where there is none. An id of one platform is one human in all
     * its workspaces: an account with the id of another one of the coalition becomes that person's too.
     */
    async enrol(coalitionId: string, account: Named<AccountRef>, at: number): Promise<Person> {
      const same = await db
        .selectFrom('account')
        .select('person_id')
        .where('coalition_id', '=', coalitionId)
        .where('platform', '=', account.platform)
        .where('id', '=', account.id)
        .executeTakeFirst();
      const known =
        same === undefined ? undefined : (await byIds(coalitionId, [same.person_id])).get(same.person_id);
      if (known === undefined) return create(coalitionId, account, at);
      const { platform, workspace, id } = account;
      await db
        .insertInto('account')
        .values({ platform, workspace, id, coalition_id: coalitionId, person_id: known.id })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return { ...known, accounts: [...known.accounts, { platform, workspace, id }] };
    },

    /** Sets whether this person is reminded of what is due. */
    async setReminders(coalitionId: string, personId: string, on: boolean): Promise<void> {
      await db
        .updateTable('person')
        .set({ reminders: on ? 1 : 0 })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
    },

    /** Those of these people who want to be reminded. */
    async reminded(coalitionId: string, ids: readonly string[]): Promise<readonly Person[]> {
      if (ids.length === 0) return [];
      const rows = await db
        .selectFrom('person')
        .select('id')
        .where(ofCoalition, '=', coalitionId)
        .where('id', 'in', ids)
        .where('reminders', '=', 1)
        .execute();
      return peopleOf(
        coalitionId,
        rows.map((row) => row.id),
      );
    },

    /** Sets whether this person gets a message about their week. */
    async setWeekly(coalitionId: string, personId: string, on: boolean): Promise<void> {
      await db
        .updateTable('person')
        .set({ weekly: on ? 1 : 0 })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
    },

    async wantsWeekly(coalitionId: string, personId: string): Promise<boolean> {
      const row = await db
        .selectFrom('person')
        .select('weekly')
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .executeTakeFirst();
      return row?.weekly === 1;
    },

    /** Everyone who wants a message about their week. */
    async wantingWeekly(coalitionId: string): Promise<readonly Person[]> {
      const rows = await db
        .selectFrom('person')
        .select('id')
        .where('coalition_id', '=', coalitionId)
        .where('weekly', '=', 1)
        .orderBy('id')
        .execute();
      return peopleOf(
        coalitionId,
        rows.map((row) => row.id),
      );
    },

    /** Notes that a person was welcomed. @returns false when they were before */
    async welcome(coalitionId: string, personId: string): Promise<boolean> {
      const row = await db
        .updateTable('person')
        .set({ welcomed: 1 })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .where('welcomed', '=', 0)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** The language that a person last wrote or read in: they are written to in it until they choose one. */
    async setSeenLanguage(coalitionId: string, personId: string, language: Language): Promise<void> {
      await db
        .updateTable('person')
        .set({ seen_language: language })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
    },

    /** Changes the name; the former one is stored, because stored cards may still hold it as text. */
    async rename(coalitionId: string, personId: string, name: string): Promise<void> {
      await db
        .insertInto('former_name')
        .columns(['coalition_id', 'person_id', 'name'])
        .expression(
          db
            .selectFrom('person')
            .select(['coalition_id', 'id', 'name'])
            .where('coalition_id', '=', coalitionId)
            .where('id', '=', personId)
            .where('name', '!=', ''),
        )
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await db
        .updateTable('person')
        .set({ name, name_key: plainName(name) })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
    },

    /** How many people were forgotten. A card drawn before the number rose may still name somebody. */
    async forgotten(coalitionId: string): Promise<number> {
      const { count } = await db
        .selectFrom('person')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('coalition_id', '=', coalitionId)
        .where('name', '=', '')
        .executeTakeFirstOrThrow();
      return count;
    },

    /**
     * Fills in the keys of names that have none, up to `limit`. @returns false when none is left
     */
    async fillNameKeys(limit: number): Promise<boolean> {
      const rows = await db
        .selectFrom('person')
        .select(['id', 'name'])
        .where('name_key', 'is', null)
        .limit(limit)
        .execute();
      for (const { id, name } of rows)
        await db
          .updateTable('person')
          .set({ name_key: plainName(name) })
          .where('id', '=', id)
          .execute();
      return rows.length > 0;
    },

    async setLanguage(coalitionId: string, personId: string, language: Language): Promise<void> {
      await db
        .updateTable('person')
        .set({ language })
        .where('coalition_id', '=', coalitionId)
        .where('id', '=', personId)
        .execute();
    },

    /**
     * People who are here and have `text` at the start of a word of their name, however its letters are
     * written: exact names first, then the others by name. Letters inside a word never match.
     */
    async search(coalitionId: string, text: string, limit: number): Promise<readonly Person[]> {
      const key = plainName(text);
      // Underscores and hyphens alone are no name; nothing typed is everybody.
      if (key === '' && text.trim() !== '') return [];
      const start = key.replace(/[\\%_]/g, '\\$&');
      // An Arabic word may carry the article: منصور also finds المنصور.
      const patterns = [`${start}%`, `% ${start}%`, `ال${start}%`, `% ال${start}%`];
      const rows = await db
        .selectFrom('person')
        .select(['id', 'name', effectiveLanguage.as('language')])
        .where('coalition_id', '=', coalitionId)
        .where('name', '<>', '')
        .where(({ or }) => or(patterns.map((pattern) => sql<boolean>`name_key like ${pattern} escape '\\'`)))
        .where(({ exists, selectFrom }) =>
          exists(
            selectFrom('account')
              .select('account.id')
              .whereRef('account.person_id', '=', 'person.id')
              .where('account.closed_at', 'is', null),
          ),
        )
        .orderBy(({ eb }) => eb.case().when('name_key', '=', key).then(0).else(1).end())
        .orderBy('name')
        .limit(limit)
        .execute();
      if (rows.length === 0) return [];
      const accounts = await accountsOf(rows.map((row) => row.id));
      return rows.map((row) => toPerson(row, accounts));
    },
  };
};
