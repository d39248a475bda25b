import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSlack } from '../src/adapters/slack/index.ts';
import type { Card } from '../src/chat/card.ts';
import type { Handle } from '../src/chat/incoming.ts';
import { systemClock } from '../src/runtime/clock.ts';
import { drain } from '../src/schedule/outbox.ts';
import { openStore } from '../src/store/engine/open.ts';
import { usualSettings } from '../test/fixtures/coalition.ts';
import { silentLog } from '../test/fixtures/log.ts';

import { type Measure, medianOf } from './measure.ts';

const team = 'T1';
/** As many places as the outbox serves at once. */
const channels = Array.from({ length: 20 }, (_, index) => `C${index}`);
const [troubled = ''] = channels;
const retryAfterSeconds = 3;

const card: Card = {
  language: 'en',
  title: 'Water',
  tone: 'neutral',
  blocks: [{ kind: 'text', body: [{ kind: 'plain', text: 'Two springs were tested.' }] }],
};

/** A Slack that records when each message came and rate-limits one channel. */
const openTaker = async () => {
  const taken: { channel: string; at: number }[] = [];
  let refusing = false;
  let refused = 0;
  const server = createServer(async (request, response) => {
    const body = await readBody(request);
    const answer = (status: number, body: object, headers = {}) =>
      response
        .writeHead(status, { 'Content-Type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const channel = body.get('channel');
    if (channel === null) return answer(200, { ok: true, team_id: team, user_id: 'U1' });
    if (refusing && channel === troubled) {
      refused += 1;
      return answer(429, { ok: false, error: 'ratelimited' }, { 'Retry-After': String(retryAfterSeconds) });
    }
    taken.push({ channel, at: performance.now() });
    return answer(200, { ok: true, channel, ts: `1.${taken.length}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    refuse: (now: boolean) => {
      refusing = now;
    },
    refused: () => refused,
    taken: () => taken.splice(0),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};

const readBody = async (request: AsyncIterable<Buffer>): Promise<URLSearchParams> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return new URLSearchParams(Buffer.concat(chunks).toString());
};

const openPoster = async (file: string) => {
  let aheadMs = 0;
  const clock = { now: () => systemClock.now() + aheadMs };
  const slack = await openTaker();
  const store = await openStore({ url: file });
  const { port } = createSlack({
    botToken: 'xoxb-halqa',
    apiUrl: slack.apiUrl,
    secret: 'a secret of the measurements, long enough for it',
    notes: { add: () => () => undefined, takeLeft: () => [] },
    installations: { find: async () => null, save: async () => undefined, remove: async () => undefined },
    now: clock.now,
    log: silentLog,
  });
  await port.start((async () => {
    throw new Error('nobody speaks here');
  }) as Handle);
  const { id } = await store.write((repositories) =>
    repositories.coalitions.create(
      { platform: 'slack', workspace: team },
      usualSettings('Clean Coast'),
      clock.now(),
    ),
  );
  let key = 0;
  return {
    slack,
    /** Posts to each of these channels. @returns when each of the others got its posts, in ms from the start. */
    say: async (each: number, where: readonly string[]): Promise<readonly number[]> => {
      await store.write(async (repositories) => {
        for (const channel of where)
          for (let n = 0; n < each; n += 1) {
            key += 1;
            const place = { platform: 'slack', workspace: team, id: channel } as const;
            const to = { to: 'place', place } as const;
            await repositories.outbox.put(
              id,
              { kind: 'post', key: `k${key}`, to, card, subject: null },
              clock.now(),
            );
          }
      });
      const from = performance.now();
      await drain({ store, platforms: [port], clock, log: silentLog });
      return slack.taken().flatMap(({ channel, at }) => (channel === troubled ? [] : [at - from]));
    },
    /** Accepts the refused posts after their wait. */
    makeUp: async () => {
      slack.refuse(false);
      aheadMs += 2 * retryAfterSeconds * 1000;
      await drain({ store, platforms: [port], clock, log: silentLog });
      slack.taken();
    },
    close: async () => {
      await port.stop();
      await store.close();
      slack.close();
    },
  };
};

/** How much later the last post came than without the limit. */
const later = (with429: readonly number[], without: readonly number[]): number =>
  Math.max(...with429) - Math.max(...without);

export const slackRateLimit: Measure = {
  name: 'other channels while one is in 429',
  goal: '≤ 100 ms later than without',
  run: async ({ sizes, path }) => {
    const { slack, say, makeUp, close } = await openPoster(path('slack-rate-limit.db'));
    const each = Math.max(1, Math.round(sizes.operations / 200));
    const expected = each * (channels.length - 1);
    const delays: number[] = [];
    const medians: number[] = [];
    try {
      await say(each, channels);
      for (let round = 0; round < sizes.rounds; round += 1) {
        const without = await say(each, channels);
        slack.refuse(true);
        const before = slack.refused();
        const with429 = await say(each, channels);
        await makeUp();
        if (slack.refused() === before) throw new Error('no channel was refused');
        if (with429.length !== expected || without.length !== expected)
          throw new Error(`${with429.length} and ${without.length} messages came of ${expected}`);
        delays.push(later(with429, without));
        medians.push(medianOf(with429) - medianOf(without));
      }
      return [
        {
          what: 'one channel of Slack in 429: how much later the last of the others came',
          unit: 'ms',
          values: delays,
          bound: { atMost: 100 },
        },
        {
          what: 'one channel of Slack in 429: how much later half of them came',
          unit: 'ms',
          values: medians,
        },
      ];
    } finally {
      await close();
    }
  },
};
