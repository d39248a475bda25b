import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the time of a request may be from this machine's clock. */
const toleranceMs = 5 * 60_000;

export type Verdict = 'good' | 'unsigned' | 'wrong' | 'out-of-time';

/** Whether a request was signed by Slack just now. A time in the future is refused like an old one. */
export const verifySignature = (
  secret: string,
  given: Readonly<{ timestamp: unknown; signature: unknown; body: Uint8Array }>,
  now: number,
): Verdict => {
  const { timestamp, signature, body } = given;
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'unsigned';
  if (!/^[0-9]{1,12}$/.test(timestamp)) return 'unsigned';
  if (Math.abs(now - Number(timestamp) * 1000) > toleranceMs) return 'out-of-time';
  const expected = createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex');
  const [mine, theirs] = [Buffer.from(`v0=${expected}`), Buffer.from(signature)];
  return mine.length === theirs.length && timingSafeEqual(mine, theirs) ? 'good' : 'wrong';
};
