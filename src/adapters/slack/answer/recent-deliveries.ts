/**
 * The deliveries of the last minutes with their answers: a repeated one changes nothing, and gets the same
 * answer. What was delivered before a restart is known from the database alone.
 */
export type RecentDeliveries = Readonly<{
  /** Does the work unless it was started before. @returns what to acknowledge with, as JSON */
  once(id: string, work: () => Promise<string | undefined>): Promise<string | undefined>;
}>;

/** Longer than a signature is accepted. */
const retentionMs = 6 * 60_000;
/** How much memory the answers take together; of older ones only the id is kept. */
const answersMaxBytes = 4 * 1024 * 1024;

type Entry = { readonly at: number; answer: Promise<string | undefined> | undefined; bytes: number };

export const createRecentDeliveries = (now: () => number, maxBytes = answersMaxBytes): RecentDeliveries => {
  const seen = new Map<string, Entry>();
  /** Those with an answer, the oldest first. */
  const answered = new Set<Entry>();
  let bytes = 0;

  const drop = (entry: Entry): void => {
    answered.delete(entry);
    bytes -= entry.bytes;
    entry.answer = undefined;
  };

  const forget = (before: number): void => {
    for (const [id, entry] of seen) {
      if (entry.at >= before) return;
      seen.delete(id);
      if (answered.has(entry)) drop(entry);
    }
  };

  const keep = (entry: Entry, answer: string): void => {
    // A character takes two bytes at most.
    entry.bytes = 2 * answer.length;
    bytes += entry.bytes;
    answered.add(entry);
    for (const oldest of answered) {
      if (bytes <= maxBytes) return;
      drop(oldest);
    }
  };

  return {
    once: async (id, work) => {
      const at = now();
      forget(at - retentionMs);
      const before = seen.get(id);
      if (before !== undefined) return before.answer;
      const entry: Entry = { at, answer: work(), bytes: 0 };
      seen.set(id, entry);
      const answer = await entry.answer;
      if (answer !== undefined) keep(entry, answer);
      return answer;
    },
  };
};
