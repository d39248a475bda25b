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

/** Writes to the standard error stream unless told otherwise. */
export const createLog = (level: LogLevel, to: LogDestination = pino.destination(2)): Log =>
  pino({ level, redact: ['*.token', '*.secret', '*.authorization'] }, to);
