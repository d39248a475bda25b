import type { Db } from '../tables.ts';

/**
 * The Slack workspaces that Halqa is installed in. They belong to no coalition, which is created only after
 * the installation. The stored bytes are sealed; the store cannot read them.
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

  /** Replaces what was stored for the workspace. */
  async save(workspace: string, sealed: Uint8Array, at: number): Promise<void> {
    const columns = { sealed: Buffer.from(sealed).toString('base64'), at };
    await db
      .insertInto('slack_installation')
      .values({ workspace, ...columns })
      .onConflict((conflict) => conflict.column('workspace').doUpdateSet(columns))
      .execute();
  },

  async remove(workspace: string): Promise<void> {
    await db.deleteFrom('slack_installation').where('workspace', '=', workspace).execute();
  },
});
