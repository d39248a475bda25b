import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** Of Discord: requests in any second of an application, and messages in any five seconds of a channel. */
const globalLimit = { requests: 50, ms: 1_000 };
const channelLimit = { requests: 5, ms: 5_000 };

/** The part of Discord's API that posts, with its limits and nothing else: it remembers how often each channel was posted to. */
export const openLimitedDiscord = async () => {
  const posts = new Map<string, number[]>();
  const recent: number[] = [];
  const counts = { requests: 0, refused: 0, mostInASecond: 0 };
  let lastAt = 0;
  const server = createServer(async (request, response) => {
    const body = await text(request);
    const now = performance.now();
    const path = request.url ?? '';
    const say = (status: number, answer: object, headers: Readonly<Record<string, string>> = {}) => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(answer));
    };
    counts.requests += 1;
    while ((recent[0] ?? now) <= now - globalLimit.ms) recent.shift();
    const [, channel] = /channels\/([^/]+)\/messages$/.exec(path) ?? [];
    const inChannel = (posts.get(channel ?? '') ?? []).filter((at) => at > now - channelLimit.ms);
    const isGlobal = recent.length >= globalLimit.requests;
    if (isGlobal || inChannel.length >= channelLimit.requests) {
      counts.refused += 1;
      return say(
        429,
        { message: 'You are being rate limited.', retry_after: 1, global: isGlobal },
        {
          'retry-after': '1',
          'x-ratelimit-scope': isGlobal ? 'global' : 'user',
          ...(isGlobal && { 'x-ratelimit-global': 'true' }),
        },
      );
    }
    recent.push(now);
    counts.mostInASecond = Math.max(counts.mostInASecond, recent.length);
    lastAt = now;
    if (path.endsWith('/users/@me/channels'))
      return say(200, { id: `private-${JSON.parse(body).recipient_id}` });
    if (channel === undefined || request.method !== 'POST') return say(200, { id: '1' });
    posts.set(channel, [...(posts.get(channel) ?? []), now]);
    return say(200, {
      id: String(1_100_000_000_000_000_000n + BigInt(counts.requests)),
      channel_id: channel,
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    api: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`,
    counts,
    posts,
    /** How many posts there are in all. */
    posted: () => [...posts.values()].reduce((sum, times) => sum + times.length, 0),
    /** When the last request was carried out. */
    lastAt: () => lastAt,
    perSecond: globalLimit.requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
