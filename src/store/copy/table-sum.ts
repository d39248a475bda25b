import { createHash } from 'node:crypto';
import type { CopiedRow } from './sides.ts';

/** A checksum of all rows of a table: the same on both databases, in any order of the rows. */
export type TableSum = Readonly<{ rows: number; checksum: string }>;

const modulus = 1n << 128n;

/** Sums the hashes of rows, so that no two databases have to agree on how letters are ordered. */
export const tableSum = () => {
  let rows = 0;
  let sum = 0n;
  return {
    add: (page: readonly CopiedRow[]): void => {
      rows += page.length;
      for (const row of page) sum = (sum + hashOf(row)) % modulus;
    },
    result: (): TableSum => ({ rows, checksum: sum.toString(16).padStart(32, '0') }),
  };
};

const hashOf = (row: CopiedRow): bigint => {
  const columns = Object.keys(row)
    .sort()
    .map((column) => [column, row[column]]);
  const hash = createHash('sha256').update(JSON.stringify(columns)).digest();
  return hash.readBigUInt64LE(0) | (hash.readBigUInt64LE(8) << 64n);
};
