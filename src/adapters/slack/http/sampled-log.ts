import type { SlackLog } from '../client.ts';

const sampleMs = 60_000;

/**
 * Warns of each kind of event at most once a minute, and counts those it skipped: anybody can send requests,
 * and nobody should be able to fill the disk that way.
 */
export const createSampledLog = (
  log: SlackLog,
  now: () => number,
): ((kind: string, sentence: string) => void) => {
  const last = new Map<string, { at: number; skipped: number }>();
  return (kind, sentence) => {
    const at = now();
    const before = last.get(kind);
    // The clock may have been set back.
    if (before !== undefined && at >= before.at && at - before.at < sampleMs) {
      before.skipped += 1;
      return;
    }
    const skipped = before?.skipped ?? 0;
    last.set(kind, { at, skipped: 0 });
    log.warn(skipped === 0 ? { kind } : { kind, skipped }, sentence);
  };
};
