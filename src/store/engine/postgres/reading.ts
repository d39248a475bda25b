import pg from 'pg';
import type { Db } from '../../tables.ts';
import { databaseOver } from '../database.ts';
import type { Applied } from '../migrate.ts';
import { explainPostgres } from './faults.ts';
import { postgresDialect, postgresTypes } from './postgres.ts';
import { rowsOf } from './rows.ts';
import { statementsFor } from './statements.ts';

const statementMs = 60_000;
const connectMs = 5_000;

/** A PostgreSQL database opened for reading only. */
export const openServerForReading = (
  url: string,
  pooler: boolean,
): Readonly<{
  db: Db;
  /** Undefined where there is no schema. */
  applied(): Promise<readonly Applied[] | undefined>;
  close(): Promise<void>;
}> => {
  const pool = new pg.Pool({
    connectionString: url,
    types: postgresTypes,
    max: 2,
    connectionTimeoutMillis: connectMs,
    statement_timeout: statementMs,
    fallback_application_name: 'halqa-reading',
  });
  // Without a listener a lost connection would end the process. The query that used it fails anyway.
  pool.on('error', () => undefined);
  const statements = statementsFor(pooler);
  return {
    db: databaseOver(postgresDialect, async (query) => {
      try {
        return rowsOf(await pool.query(statements.of(query)));
      } catch (error) {
        throw explainPostgres(error, url);
      }
    }),
    applied: async () => {
      const { rows: made } = await pool.query<{ there: boolean }>(
        "select to_regclass('migration') is not null as there",
      );
      if (made[0]?.there !== true) return undefined;
      return (await pool.query<Applied>('select number, name, checksum from migration')).rows;
    },
    close: () => pool.end(),
  };
};
