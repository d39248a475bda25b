import { randomUUID } from 'node:crypto';
import type { Log } from './log.ts';

/**
 * Logs what no code caught, with an incident id. After a rejected promise the process continues: one request
 * was lost, and a restart would only meet it again. After an exception thrown outside any promise the state
 * of the process is unknown, so it ends, and a supervisor starts a new one.
 */
export const logUnhandled = (log: Log, of: NodeJS.Process = process): void => {
  const incident = (): string => randomUUID().slice(0, 8);
  of.on('unhandledRejection', (reason) =>
    log.error({ err: reason, incident: incident() }, 'a promise was rejected and nothing handled it'),
  );
  of.on('uncaughtException', (error) => {
    log.error({ err: error, incident: incident() }, 'an exception was not caught; the process ends');
    of.exit(1);
  });
};
