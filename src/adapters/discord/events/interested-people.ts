import { setTimeout as sleep } from 'node:timers/promises';
import type { REST } from '@discordjs/rest';
import type { APIGuildScheduledEventUser } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { DiscordLog } from '../dispatch.ts';
import { faultOf } from '../faults.ts';
import type { KeyValueStore } from '../key-value-store.ts';

type Parts = Readonly<{
  rest: Pick<REST, 'get'>;
  keyValues: KeyValueStore;
  log: DiscordLog;
  /** Tells everybody who is interested in an event. Resolves when the bot has recorded it. */
  tell(server: string, event: string, people: readonly string[]): Promise<void>;
  /** The wait after a request that failed; it doubles up to five minutes. */
  retryMs: number;
}>;

/** Discord returns no more people at once. */
const pageSize = 100;
/** Of an event with more people than this the list is not caught up on. */
const peopleMax = 10_000;
const longestRetryMs = 300_000;
const key = 'interested';

type Waiting = Readonly<{ server: string; event: string }>;

/**
 * Reads who is interested in an event, after a time in which Discord could not say who pressed it. Events are read one
 * after the other, a request at a time. What waits is stored: after a restart Discord resumes the connection, and says
 * nothing again.
 */
export const createInterestedPeople = ({ rest, keyValues, log, tell, retryMs }: Parts) => {
  let waiting = read(keyValues);
  /** The event that is being read, and whether somebody pressed meanwhile. */
  let reading: (Waiting & { changed: boolean }) | undefined;
  let running = false;
  const stopping = new AbortController();

  const setWaiting = (next: readonly Waiting[]): void => {
    waiting = next;
    keyValues.set(key, JSON.stringify(waiting));
  };

  /** @returns null where there are too many */
  const peopleOf = async ({ server, event }: Waiting): Promise<readonly string[] | null> => {
    const people: string[] = [];
    for (let after = '0'; people.length <= peopleMax; ) {
      const page = (await rest.get(Routes.guildScheduledEventUsers(server, event), {
        query: new URLSearchParams({ limit: String(pageSize), after }),
      })) as readonly APIGuildScheduledEventUser[];
      people.push(...page.map(({ user }) => user.id));
      const last = page.at(-1)?.user.id;
      if (page.length < pageSize || last === undefined) return people;
      after = last;
    }
    return null;
  };

  const catchUpOn = async (one: Waiting): Promise<void> => {
    const now = { ...one, changed: true };
    reading = now;
    // A press that comes during the reading may be in the list or not.
    while (now.changed && !stopping.signal.aborted) {
      now.changed = false;
      const people = await peopleOf(one);
      if (now.changed) continue;
      if (people === null) log.warn({ event: one.event }, 'too many people are interested in an event');
      else await tell(one.server, one.event, people);
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    for (let [one] = waiting; one !== undefined && !stopping.signal.aborted; [one] = waiting) {
      const { event } = one;
      const others = () => waiting.filter((other) => other.event !== event);
      try {
        await catchUpOn(one);
        failures = 0;
        if (!stopping.signal.aborted) setWaiting(others());
      } catch (error) {
        const fault = faultOf(error);
        if (fault.kind !== 'busy') {
          log.info({ err: error, event }, 'who is interested in an event cannot be read');
          setWaiting(others());
          continue;
        }
        setWaiting([...others(), one]);
        const backoffMs = Math.min(retryMs * 2 ** failures, longestRetryMs);
        failures += 1;
        await sleep(Math.max(fault.retryAfterMs ?? 0, backoffMs), undefined, {
          ref: false,
          signal: stopping.signal,
        }).catch(() => undefined);
      }
    }
  };

  const start = (): void => {
    if (running || waiting.length === 0) return;
    running = true;
    void run().finally(() => {
      running = false;
      reading = undefined;
    });
  };

  return {
    /** Continues with what an earlier process left waiting. */
    start,
    catchUp(server: string, event: string): void {
      if (!waiting.some((one) => one.event === event)) setWaiting([...waiting, { server, event }]);
      if (reading?.event === event) reading.changed = true;
      start();
    },
    /** Somebody pressed, and Discord said so. */
    pressed(event: string): void {
      if (reading?.event === event) reading.changed = true;
    },
    stop: (): void => stopping.abort(),
  };
};

const read = (keyValues: KeyValueStore): readonly Waiting[] => {
  try {
    const entries: unknown = JSON.parse(keyValues.get(key) ?? '[]');
    return Array.isArray(entries) ? entries.filter(isWaiting) : [];
  } catch {
    return [];
  }
};

const isId = (value: unknown): boolean => typeof value === 'string' && /^\d{1,20}$/.test(value);

const isWaiting = (value: unknown): value is Waiting =>
  typeof value === 'object' &&
  value !== null &&
  isId(Reflect.get(value, 'server')) &&
  isId(Reflect.get(value, 'event'));
