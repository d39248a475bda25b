import { StoreAway } from '../../store.ts';
import { codeOf, StoreError } from '../store-error.ts';

const away = (where: string, code: string): string =>
  `PostgreSQL at ${where} does not answer (${code}): start it, or correct its address.`;
const refused = (where: string, _code: string, reason: string): string =>
  `PostgreSQL at ${where} refuses Halqa (${reason}): correct its address, or let this account in.`;

const stopping = (where: string): string =>
  `PostgreSQL at ${where} is just starting or stopping: start Halqa again in a moment.`;

const sentences: Readonly<Record<string, (where: string, code: string, reason: string) => string>> = {
  ECONNREFUSED: away,
  ECONNRESET: away,
  ENOTFOUND: away,
  EAI_AGAIN: away,
  EHOSTUNREACH: away,
  ENETUNREACH: away,
  ETIMEDOUT: away,
  ENOENT: away,
  EACCES: away,
  '57P01': stopping,
  '57P02': stopping,
  '57P03': stopping,
  '28P01': refused,
  '28000': refused,
  '3D000': refused,
  '42501': refused,
  '53300': (where) => `PostgreSQL at ${where} has no connection to spare: raise max_connections.`,
  '53100': (where) =>
    `There is no space left on the disk of PostgreSQL at ${where}: make some and start again.`,
  '25006': (where) => `PostgreSQL at ${where} is read-only: connect to the primary server.`,
};

/** What `pg` says, without a code. */
const lostConnection =
  /^(timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error)/;

/** The codes of Node and PostgreSQL when a connection cannot be made or has ended. */
const awayCodes =
  /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ETIMEDOUT|EPIPE|ENOENT|57P0[1-3]|08...)$/;

const isAway = (error: unknown): boolean =>
  error instanceof Error && (awayCodes.test(codeOf(error) ?? '') || lostConnection.test(error.message));

/** A lost connection as the store says it; any other error as it is. */
export const ofConnection = (error: unknown, inDoubt = false): unknown =>
  isAway(error) ? new StoreAway(error, inDoubt) : error;

/** An error of connecting as one sentence; any other error as it is. */
export const explainPostgres = (given: unknown, url: string): unknown => {
  const error = given instanceof StoreAway ? given.cause : given;
  const reason = error instanceof Error ? error.message : String(error);
  if (lostConnection.test(reason))
    return new StoreError(away(addressOf(url), 'no answer in time'), { cause: error });
  const code = codeOf(error);
  const sentence = code === undefined ? undefined : sentences[code];
  return code === undefined || sentence === undefined
    ? error
    : new StoreError(sentence(addressOf(url), code, reason), { cause: error });
};

/** Where a database is, without the password. */
export const addressOf = (url: string): string => {
  try {
    const { hostname, port, pathname, searchParams } = new URL(url);
    const host = hostname || (searchParams.get('host') ?? 'localhost');
    return `${host}${port === '' ? '' : `:${port}`}${pathname}`;
  } catch {
    return 'the given address';
  }
};
