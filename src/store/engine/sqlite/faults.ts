import { codeOf, StoreError } from '../store-error.ts';

type Sentence = (path: string, code: string) => string;

const damaged: Sentence = (path) =>
  `${path} is damaged. Stop whatever else uses it, keep a copy of it, and put the latest backup in its place.`;
const noSpace: Sentence = (path) =>
  `There is no space left on the disk for ${path}: make some, and try again.`;
const notAllowed: Sentence = (path, code) =>
  `${path} cannot be written (${code}): check that it and its folder belong to Halqa's account and are not read-only.`;
const diskFails: Sentence = (path, code) =>
  `${path} cannot be read or written (${code}): check the disk that it is on.`;

/** By the beginning of the code: SQLite has several for most of them. */
const sentences: readonly (readonly [code: string, sentence: Sentence])[] = [
  [
    'SQLITE_NOTADB',
    (path) =>
      `${path} is not a SQLite database: set HALQA_DATABASE_URL to another path, or move the file away.`,
  ],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_FULL', noSpace],
  ['ENOSPC', noSpace],
  ['EDQUOT', noSpace],
  ['SQLITE_READONLY', notAllowed],
  ['SQLITE_CANTOPEN', notAllowed],
  ['SQLITE_PERM', notAllowed],
  ['EACCES', notAllowed],
  ['EPERM', notAllowed],
  ['EROFS', notAllowed],
  ['ENOTDIR', notAllowed],
  ['EISDIR', notAllowed],
  ['EEXIST', notAllowed],
  ['SQLITE_IOERR', diskFails],
  ['EIO', diskFails],
];

/** An error of opening a file as one sentence; any other error as it is. */
export const explainSqlite = (error: unknown, path: string): unknown => {
  const code = codeOf(error);
  const [, sentence] = sentences.find(([start]) => code?.startsWith(start)) ?? [];
  return code === undefined || sentence === undefined
    ? error
    : new StoreError(sentence(path, code), { cause: error });
};

/** A record is expected and there is none. */
export const missingRecord = (where: string, expectedBy: string): StoreError =>
  new StoreError(
    `There is no record in ${where}, and ${expectedBy} says that there should be one. Put it back from a backup; to begin with an empty one on purpose, remove ${expectedBy}.`,
  );

export const damagedFile = (path: string, cause: unknown): StoreError =>
  new StoreError(damaged(path, ''), { cause });

/** The file is not what it was when it was opened. */
export const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB|IOERR_SHORT_READ|READONLY_DBMOVED)/.test(codeOf(error) ?? '');
