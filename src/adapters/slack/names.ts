import type { PlaceAccess, SpeakerFacts } from '../../chat/incoming.ts';
import { RecentMap } from '../../chat/recent-map.ts';
import type { NamedId } from './text/slack-text.ts';

/** What is known of an account or a place. */
export type Known = Readonly<{
  /** Absent for a place that Slack does not show to Halqa. */
  name?: string;
  /** What the workspace says of a person. */
  speaker?: SpeakerFacts;
  /** Set for an account that cannot take part. */
  inactive?: 'bot' | 'closed';
  /** What Halqa may do in a place. */
  access?: PlaceAccess;
}>;

/**
 * The names of people and places, and what else Slack tells about them. Payloads hold handles and stand-ins,
 * so names are looked up and kept for a while; a name that cannot be found is taken from the payload.
 */
export type Names = Readonly<{
  /** The name as far as it is known now. Makes no call. */
  of(named: NamedId): string;
  find(id: string): Known | undefined;
  /** True when every id is known, or was looked up without success. */
  knows(all: readonly NamedId[]): boolean;
  /** Looks up what is unknown, and waits for at most this long. Never throws. */
  learn(all: readonly NamedId[], withinMs: number): Promise<void>;
  keep(id: string, known: Known): void;
}>;

const freshMs = 60 * 60_000;
/** How long an id that could not be looked up is left alone. */
const missedMs = 5 * 60_000;
/** Of one workspace: some ten thousand names. */
const defaultMaxBytes = 3 * 1024 * 1024;

type Entry = Readonly<{ known: Known | undefined; until: number }>;

/** How many characters an entry holds. */
const lengthOf = ({ known }: Entry): number =>
  (known?.name?.length ?? 0) + (known?.speaker?.timeZone?.length ?? 0);

export const createNames = (
  lookUp: (id: string) => Promise<Known | undefined>,
  now: () => number,
  maxBytes = defaultMaxBytes,
): Names => {
  const entries = new RecentMap<Entry>(maxBytes, lengthOf);
  const underWay = new Map<string, Promise<void>>();

  const put = (id: string, known: Known | undefined): void => {
    const before = entries.get(id)?.known;
    entries.set(id, { known: known ?? before, until: now() + (known === undefined ? missedMs : freshMs) });
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
    knows: (all) => all.every(({ id }) => isUseful(entries.get(id))),
    keep: put,
    learn: async (all, withinMs) => {
      const at = now();
      const unknown: Promise<void>[] = [];
      for (const { id } of all) {
        const entry = entries.get(id);
        if (!isUseful(entry)) unknown.push(ask(id));
        // An old entry is refreshed in the background.
        else if (entry !== undefined && entry.until <= at) void ask(id);
      }
      if (unknown.length > 0) await Promise.race([Promise.all(unknown), sleep(withinMs)]);
    },
  };
};

/** A place that Halqa could not write in is looked at each time: it may have been invited since. */
const isUseful = (entry: Entry | undefined): boolean =>
  entry !== undefined && entry.known?.access?.write !== false;

export const sleep = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
