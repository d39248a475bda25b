import type { AccountRef, Named, Platform } from '../../chat/ids.ts';
import { newId } from '../engine/id.ts';
import type { Db, Tables } from '../tables.ts';

/** What a code links: another workspace to a coalition, or another account to a person. */
export type LinkKind = 'coalition' | 'person';

export type Link = Readonly<{
  id: string;
  kind: LinkKind;
  coalitionId: string;
  /** Who made the code. */
  personId: string;
  /** Who used it, on the other side. */
  asked: Named<AccountRef> | null;
}>;

const toLink = (row: Tables['link']): Link => ({
  id: row.id,
  kind: row.kind as LinkKind,
  coalitionId: row.coalition_id,
  personId: row.person_id,
  asked:
    row.asked_account === null
      ? null
      : {
          platform: row.asked_platform as Platform,
          workspace: row.asked_workspace ?? '',
          id: row.asked_account,
          name: row.asked_name ?? '',
        },
});

const nameOf = ({ platform, workspace, id }: AccountRef): string => `${platform}:${workspace}:${id}`;

/**
 * The codes of links. A code is looked up before it is known which coalition it belongs to, so these queries
 * do not name one.
 */
export const linkQueries = (db: Db) => ({
  async offer(
    link: Readonly<{
      kind: LinkKind;
      coalitionId: string;
      personId: string;
      codeHash: string;
      expiresAt: number;
    }>,
  ): Promise<void> {
    await db
      .deleteFrom('link')
      .where('coalition_id', '=', link.coalitionId)
      .where('person_id', '=', link.personId)
      .where('kind', '=', link.kind)
      .where('code_hash', 'is not', null)
      .execute();
    await db
      .insertInto('link')
      .values({
        id: newId(),
        kind: link.kind,
        coalition_id: link.coalitionId,
        person_id: link.personId,
        code_hash: link.codeHash,
        expires_at: link.expiresAt,
      })
      .execute();
  },

  async byCode(kind: LinkKind, codeHash: string, now: number): Promise<Link | null> {
    const row = await db
      .selectFrom('link')
      .selectAll()
      .where('code_hash', '=', codeHash)
      .where('kind', '=', kind)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row ? toLink(row) : null;
  },

  async byId(id: string, now: number): Promise<Link | null> {
    const row = await db
      .selectFrom('link')
      .selectAll()
      .where('id', '=', id)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return row ? toLink(row) : null;
  },

  /** Marks the code as used by this account. @returns false when it was used already */
  async use(id: string, asked: Named<AccountRef>, expiresAt: number): Promise<boolean> {
    const row = await db
      .updateTable('link')
      .set({
        code_hash: null,
        asked_platform: asked.platform,
        asked_workspace: asked.workspace,
        asked_account: asked.id,
        asked_name: asked.name,
        expires_at: expiresAt,
      })
      .where('id', '=', id)
      .where('code_hash', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    return row !== undefined;
  },

  async remove(id: string): Promise<void> {
    await db.deleteFrom('link').where('id', '=', id).execute();
  },

  /** Records a wrong code. */
  async recordMiss(account: AccountRef, at: number): Promise<void> {
    await db
      .insertInto('wrong_code')
      .values({ id: newId(), account: nameOf(account), at })
      .execute();
  },

  async missesSince(account: AccountRef, since: number): Promise<number> {
    const { misses } = await db
      .selectFrom('wrong_code')
      .select(({ fn }) => fn.countAll<number>().as('misses'))
      .where('account', '=', nameOf(account))
      .where('at', '>', since)
      .executeTakeFirstOrThrow();
    return misses;
  },
});
