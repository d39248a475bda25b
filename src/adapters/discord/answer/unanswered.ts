import type { KeyValueStore } from '../key-value-store.ts';

/** An interaction that was deferred and whose person waits for a message. Nothing says who that is. */
export type Unanswered = Readonly<{ id: string; token: string; at: number }>;

const key = 'unanswered';
/** Discord accepts a follow-up for 15 minutes. */
const answerableMs = 15 * 60_000;
const maxEntries = 200;

/** Deferred interactions, stored so that a restart leaves nobody waiting. */
export const createUnanswered = (keyValues: KeyValueStore, now: () => number) => {
  let entries: readonly Unanswered[] = [];
  const write = (): void => keyValues.set(key, JSON.stringify(entries));
  return {
    add(id: string, token: string): void {
      entries = [...entries, { id, token, at: now() }].slice(-maxEntries);
      write();
    },
    remove(id: string): void {
      if (!entries.some((one) => one.id === id)) return;
      entries = entries.filter((one) => one.id !== id);
      write();
    },
    /** Those that an earlier process left behind and that can still be answered. */
    takeLeftBehind(): readonly Unanswered[] {
      const left = read(keyValues).filter(({ at }) => Math.abs(now() - at) < answerableMs);
      write();
      return left;
    },
  };
};

const read = (keyValues: KeyValueStore): readonly Unanswered[] => {
  try {
    const entries: unknown = JSON.parse(keyValues.get(key) ?? '[]');
    return Array.isArray(entries) ? entries.filter(isUnanswered) : [];
  } catch {
    return [];
  }
};

const isUnanswered = (value: unknown): value is Unanswered =>
  typeof value === 'object' &&
  value !== null &&
  typeof Reflect.get(value, 'id') === 'string' &&
  typeof Reflect.get(value, 'token') === 'string' &&
  typeof Reflect.get(value, 'at') === 'number';
