import { createHmac, timingSafeEqual } from 'node:crypto';

/** A request is believed for so long before and after the time it says. */
const believedMs = 5 * 60_000;

export type Verdict = 'good' | 'unsigned' | 'wrong' | 'out-of-time';

/** Whether a request is Slack's, and of now: one from the future is as little believed as an old one. */
export const verifySignature = (
  secret: string,
  given: Readonly<{ timestamp: unknown; signature: unknown; body: Uint8Array }>,
  now: number,
): Verdict => {
  const { timestamp, signature, body } = given;
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'unsigned';
  if (!/^[0-9]{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(now - Number(timestamp) * 1000) > believedMs) return 'out-of-time';
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const [mine, theirs] = [Buffer.from(`v0=${expected}`), Buffer.from(signature)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs) ? 'good' : 'wrong';
};
