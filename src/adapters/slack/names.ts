import type { NamedId } from './slack-text.ts';

/** What is known of somebody or of a place. */
export type Known = Readonly<{
  name: string;
  /** False for bots and for accounts that were closed. */
  human: boolean;
}>;

/**
 * What people and places are called. Slack's payloads say handles and stand-ins, so names are looked
 * up and kept for a while; a name that cannot be found out is guessed from what the payload said.
 */
export type Names = Readonly<{
  /** The name as far as it is known now; Slack is not asked. */
  of(mentioned: NamedId): string;
  find(id: string): Known | undefined;
  /** True when each of them is known, or was asked for in vain. */
  knows(all: readonly NamedId[]): boolean;
  /** Looks up those that are not known, for so long at the most. Never throws. */
  learn(all: readonly NamedId[], withinMs: number): Promise<void>;
  /** What was delivery along the way. */
  keep(id: string, known: Known): void;
}>;

const freshMs = 60 * 60_000;
/** A name that could not be found out is not asked for again and again. */
const missedMs = 5 * 60_000;
const most = 10_000;

type Entry = Readonly<{ known: Known | undefined; until: number }>;

export const createNames = (lookUp: (id: string) => Promise<Known | undefined>, now: () => number): Names => {
  const entries = new Map<string, Entry>();
  const underWay = new Map<string, Promise<void>>();

  const put = (id: string, known: Known | undefined): void => {
    const before = entries.get(id)?.known;
    // The last one written surface last: the first is the one to go.
    entries.delete(id);
    entries.set(id, { known: known ?? before, until: now() + (known === undefined ? missedMs : freshMs) });
    const oldest = entries.keys().next();
    if (entries.size > most && !oldest.done) entries.delete(oldest.value);
  };

  const ask = (id: string): Promise<void> => {
    const before = underWay.get(id);
    if (before !== undefined) return before;
    const asked = lookUp(id)
      .then(
        (known) => put(id, known),
        () => put(id, undefined),
      )
      .finally(() => underWay.delete(id));
    underWay.set(id, asked);
    return asked;
  };

  return {
    of: ({ id, name }) => entries.get(id)?.known?.name ?? name ?? id,
    find: (id) => entries.get(id)?.known,
    knows: (all) => all.every(({ id }) => entries.has(id)),
    keep: put,
    learn: async (all, withinMs) => {
      const at = now();
      const unknown: Promise<void>[] = [];
      for (const { id } of all) {
        const entry = entries.get(id);
        // What is only old is asked for as well, but nobody waits for it.
        if (entry === undefined) unknown.push(ask(id));
        else if (entry.until <= at) void ask(id);
      }
      if (unknown.length > 0) await Promise.race([Promise.all(unknown), sleep(withinMs)]);
    },
  };
};

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
