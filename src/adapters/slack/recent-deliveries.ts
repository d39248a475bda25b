/**
 * The deliveries of the last minutes, each with what it was answered: the same one again changes
 * nothing, and is answered the same. What happened before a restart is known to the record alone.
 */
export type RecentDeliveries = Readonly<{
  /** Does the work unless it was begun before; either way, what to acknowledge with. */
  once(id: string, work: () => Promise<unknown>): Promise<unknown>;
}>;

/** Slack signs a request for five minutes; no older one is let in. */
const keptMs = 6 * 60_000;
/** So many answers, of up to 10 kB each, are kept whole; of older ones it is only known that they were given. */
const answersKept = 200;

export const createRecentDeliveries = (now: () => number): RecentDeliveries => {
  const seen = new Map<string, { at: number; answer: Promise<unknown> | undefined }>();
  const answers: string[] = [];

  const forget = (before: number): void => {
    for (const [id, { at }] of seen) {
      if (at >= before) return;
      seen.delete(id);
    }
  };

  return {
    once: (id, work) => {
      const at = now();
      forget(at - keptMs);
      const before = seen.get(id);
      if (before !== undefined) return before.answer ?? Promise.resolve(undefined);
      const answer = work();
      seen.set(id, { at, answer });
      answers.push(id);
      if (answers.length > 2 * answersKept)
        for (const old of answers.splice(0, answersKept)) {
          const entry = seen.get(old);
          if (entry !== undefined) entry.answer = undefined;
        }
      return answer;
    },
  };
};
