import type { Db } from '../tables.ts';

/**
 * The workspaces of Slack that Halqa is installed in. They belong to no coalition: one is made in a
 * workspace only after it was installed there. What is kept is sealed; nobody here can read it.
 */
export const installationQueries = (db: Db) => ({
  async find(workspace: string): Promise<Uint8Array | null> {
    const row = await db
      .selectFrom('slack_installation')
      .select('sealed')
      .where('workspace', '=', workspace)
      .executeTakeFirst();
    return row === undefined ? null : Buffer.from(row.sealed, 'base64');
  },

  /** Takes the place of what was kept for the workspace before. */
  async save(workspace: string, sealed: Uint8Array, at: number): Promise<void> {
    const kept = { sealed: Buffer.from(sealed).toString('base64'), at };
    await db
      .insertInto('slack_installation')
      .values({ workspace, ...kept })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet(kept))
      .execute();
  },

  async remove(workspace: string): Promise<void> {
    await db.deleteFrom('slack_installation').where('workspace', '=', workspace).execute();
  },
});
