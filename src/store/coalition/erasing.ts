import { sql } from 'kysely';
import { beginsWith } from '../engine/begins-with.ts';
import { allTables } from '../table-registry.ts';
import type { Db, Tables } from '../tables.ts';
import type { WorkspaceRef } from './coalitions.ts';

/** Tables that only serve to send messages, to link accounts or to keep answers anonymous. */
const notExported: ReadonlySet<keyof Tables> = new Set([
  'ballot',
  'barred',
  'calendar_feed',
  'deadline',
  'import_draft',
  'link',
  'outbox',
  'shown',
] as const);

export const erasingQueries = (db: Db) => ({
  /** All rows of a coalition by table, without answers to polls. */
  async everything(coalitionId: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
    const tables: Record<string, readonly unknown[]> = {};
    for (const { table, entry } of allTables) {
      if (entry.owner === 'the installation' || notExported.has(table)) continue;
      const owner = table === 'coalition' ? 'id' : 'coalition_id';
      const { rows } =
        await sql`select * from ${sql.table(table)} where ${sql.ref(owner)} = ${coalitionId}`.execute(db);
      tables[table] = rows;
    }
    return tables;
  },

  /** Deletes what the installation stores about the accounts of a workspace: answered deliveries and wrong codes. */
  async forgetAccounts({ platform, workspace }: WorkspaceRef): Promise<void> {
    const prefix = `${platform}:${workspace}:`;
    await db.deleteFrom('delivery').where(beginsWith('id', prefix)).execute();
    await db.deleteFrom('wrong_code').where(beginsWith('account', prefix)).execute();
  },
});
