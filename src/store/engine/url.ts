import { StoreError } from './store-error.ts';

export const serverSchemes: readonly string[] = ['postgres', 'postgresql'];

/** Of an address; a single letter before the colon is a Windows drive. */
export const schemeOf = (url: string): string | undefined => /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1];

/** A SQLite file by its path, or a PostgreSQL server by its address. @throws StoreError when it is neither */
export const kindOf = (url: string): 'file' | 'server' => {
  if (url === '' || url === ':memory:') {
    throw new StoreError(
      'HALQA_DATABASE_URL is no file: set it to the path of one, or to a postgres:// address.',
    );
  }
  const scheme = schemeOf(url);
  if (scheme === undefined) return 'file';
  if (serverSchemes.includes(scheme)) return 'server';
  throw new StoreError(
    `HALQA_DATABASE_URL begins with ${scheme}:, which is no database of Halqa: set it to the path of a file or to a postgres:// address.`,
  );
};
