import { createHash } from 'node:crypto';
import type { SessionInfo } from '@discordjs/ws';
import type { KeyValueStore } from '../key-value-store.ts';

/** How often the sequence number is stored. */
const writeEveryMs = 5000;

/** The sessions of the gateway connection, stored so that a restart can resume them. */
export const createSessions = (keyValues: KeyValueStore, token: string, intents: number) => {
  // A session belongs to a token and its intents; others must not resume it.
  const key = `session:${createHash('sha256').update(`${token} ${intents}`).digest('hex').slice(0, 16)}`;
  const sessions = new Map(Object.entries(readSessions(keyValues.get(key))));
  let timer: NodeJS.Timeout | undefined;

  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    keyValues.set(key, JSON.stringify(Object.fromEntries(sessions)));
  };

  return {
    write,
    of: (shard: number): SessionInfo | null => sessions.get(String(shard)) ?? null,
    set(shard: number, session: SessionInfo | null): void {
      const before = sessions.get(String(shard));
      if (session === null) sessions.delete(String(shard));
      else sessions.set(String(shard), session);
      // A new session is stored at once, a later sequence number after a while.
      if (before?.sessionId !== session?.sessionId) write();
      else timer ??= setTimeout(write, writeEveryMs).unref();
    },
  };
};

const readSessions = (written: string | undefined): Readonly<Record<string, SessionInfo>> => {
  try {
    const read: unknown = JSON.parse(written ?? '{}');
    return typeof read === 'object' && read !== null ? (read as Record<string, SessionInfo>) : {};
  } catch {
    return {};
  }
};

export type Sessions = ReturnType<typeof createSessions>;
