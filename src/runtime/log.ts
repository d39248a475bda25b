import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import pino from 'pino';

/** The log. It never receives a token, a ballot, a comment, or what a person wrote. */
export type Log = Readonly<{
  debug(context: object, message: string): void;
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

/** Where lines of JSON go. */
export type LogDestination = Readonly<{ write(line: string): void }>;

/** Which delivery is being worked on, by its platform's id. */
const deliveries = new AsyncLocalStorage<string>();

/**
 * Every line that is logged while `work` runs names its delivery. Only a hash of the id is written: some ids
 * of platforms open windows.
 */
export const inDelivery = <Value>(id: string, work: () => Value): Value => deliveries.run(id, work);

const mixin = (): object => {
  const id = deliveries.getStore();
  return id === undefined
    ? {}
    : { delivery: createHash('sha256').update(id).digest('base64url').slice(0, 12) };
};

/** What is kept while it cannot be written. */
const keptAtMost = 1024 * 1024;

/**
 * The standard error stream. Where its disk is full, or nobody reads it any more, the process continues. Some
 * lines are kept and written once there is room again; the others are lost.
 */
const standardError = () => {
  const stream = pino.destination({ dest: 2, sync: true, maxLength: keptAtMost });
  stream.on('error', () => undefined);
  return stream;
};

/** Writes to the standard error stream unless told otherwise. */
export const createLog = (level: LogLevel, to: LogDestination = standardError()): Log =>
  pino({ level, mixin, redact: ['*.token', '*.secret', '*.authorization'] }, to);

/** Lines for people who watch a terminal, in place of JSON. */
export const prettyDestination = async (): Promise<LogDestination> => {
  const { default: pretty } = await import('pino-pretty');
  return pretty({ destination: standardError(), ignore: 'pid,hostname', translateTime: 'SYS:HH:MM:ss' });
};

/** Counts the lines of a log by their level. */
export const countingLog = (log: Log, onLine: (level: 'warn' | 'error') => void): Log => ({
  debug: (context, message) => log.debug(context, message),
  info: (context, message) => log.info(context, message),
  warn: (context, message) => {
    onLine('warn');
    log.warn(context, message);
  },
  error: (context, message) => {
    onLine('error');
    log.error(context, message);
  },
});
