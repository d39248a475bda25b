import type pg from 'pg';
import type { Rows } from '../database.ts';

export const rowsOf = ({ command, rowCount, rows }: pg.QueryResult): Rows =>
  command === 'SELECT' || rowCount === null ? { rows } : { rows, numAffectedRows: BigInt(rowCount) };
