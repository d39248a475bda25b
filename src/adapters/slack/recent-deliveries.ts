/**
 * The deliveries of the last minutes with their answers: a repeated one changes nothing, and gets the same
 * answer. What was delivered before a restart is known from the database alone.
 */
export type RecentDeliveries = Readonly<{
  /** Does the work unless it was started before. @returns what to acknowledge with */
  once(id: string, work: () => Promise<unknown>): Promise<unknown>;
}>;

/** Longer than a signature is accepted. */
const retentionMs = 6 * 60_000;
/** How many answers, of up to 10 kB each, are kept; of older ones only the id is. */
const answersMax = 200;

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
      forget(at - retentionMs);
      const before = seen.get(id);
      if (before !== undefined) return before.answer ?? Promise.resolve(undefined);
      const answer = work();
      seen.set(id, { at, answer });
      answers.push(id);
      if (answers.length > 2 * answersMax)
        for (const old of answers.splice(0, answersMax)) {
          const entry = seen.get(old);
          if (entry !== undefined) entry.answer = undefined;
        }
      return answer;
    },
  };
};
