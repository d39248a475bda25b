import pino from 'pino';

/** What the parts need of a log. Never a token, a ballot, a comment, or what a person wrote. */
export type Log = Readonly<{
  debug(context: object, message: string): void;
  info(context: object, message: string): void;
  warn(context: object, message: string): void;
  error(context: object, message: string): void;
}>;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export const createLog = (level: LogLevel): Log =>
  pino({ level, redact: ['*.token', '*.secret', '*.authorization'] }, pino.destination(2));
