import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { type Release, twoReleases } from './fixtures/releases.ts';
import { openSlack, readMessage } from './fixtures/slack/counterpart.ts';
import { overHttp, peopleOf, signingSecret, type Way } from './fixtures/slack/people.ts';
import type { Shown } from './fixtures/slack/screen.ts';
import { botToken } from './fixtures/slack/seed.ts';
import { type OnPlatforms, startOnPlatforms, workingFolder } from './fixtures/started.ts';
import { eachDatabase } from './fixtures/store.ts';

/*
 * Two processes of one release become two of the next, one after the other, while people continue to use
 * them. The schema becomes newer while the older program runs.
 */

const patience = { timeout: 60_000, interval: 20 };
const people = ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf'] as const;

type Served = Readonly<{ process: OnPlatforms; way: Way; release: Release }>;

eachDatabase(
  'an upgrade while people go on',
  (freshDatabase) => {
    it('is noticed by nobody: each line is answered and kept once, as is each tap and each summary', {
      timeout: 240_000,
    }, async () => {
      const clearing: (() => unknown)[] = [];
      try {
        const { url } = await freshDatabase();
        const slack = await openSlack({ inChannels: true });
        clearing.push(() => slack.close());
        const folder = () => {
          const { path, remove } = workingFolder();
          clearing.push(remove);
          return path;
        };
        const { older, newer } = twoReleases(folder());

        let aheadMs = 0;
        const now = () => Date.now() + aheadMs;
        const start = async (release: Release): Promise<Served> => {
          const environment = {
            HALQA_DATABASE_URL: url,
            HALQA_SECRET: 'a secret that all of the processes know, long enough',
            HALQA_BACKUPS: '0',
            SLACK_BOT_TOKEN: botToken,
            SLACK_SIGNING_SECRET: signingSecret,
            SLACK_API_URL: slack.apiUrl,
            SLACK_PORT: '0',
          };
          const how = { last: 'Halqa is in Slack', from: release.program };
          const process = await startOnPlatforms(folder(), now(), environment, how);
          clearing.push(process.kill);
          const port = /on port (\d+)/.exec(process.output())?.[1];
          return { process, release, way: overHttp(() => `http://127.0.0.1:${port}`, now) };
        };

        /** The processes that get requests in turn, as from a load balancer. */
        const serving: Served[] = [];
        let turn = 0;
        const balanced: Way = {
          name: 'HTTP',
          deliver: (body, kind) => {
            turn += 1;
            const one = serving[turn % serving.length];
            if (one === undefined) throw new Error('nobody serves');
            return one.way.deliver(body, kind);
          },
        };
        const acting = peopleOf(slack, balanced);
        const add = async (release: Release): Promise<Served> => {
          const one = await start(release);
          serving.push(one);
          return one;
        };
        /** It gets no new requests, and those under way are answered. */
        const retire = async (one: Served): Promise<void> => {
          serving.splice(serving.indexOf(one), 1);
          await one.process.stop();
        };

        aheadMs = Date.parse('2026-11-04T09:00:00Z') - Date.now();
        const before = await add(older);
        for (const [who, where, line] of [
          [
            'ana',
            'general',
            '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive strategic:#strategic',
          ],
          ['ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla'],
          ['layla', 'water', '/group bind Water'],
          ...people.map((one) => [one, 'water', '/group join'] as const),
        ] as const)
          await acting.type(who, where, line);
        await retire(before);

        // The summary of November falls due in the midst of it.
        aheadMs = Date.parse('2026-12-01T06:59:56Z') - Date.now();
        const first = await add(older);
        const second = await add(older);
        await acting.type('ana', 'water', '/poll ask "How did it go?"');
        const poll = await vi.waitFor(() => pollIn(slack.shown), patience);
        const seenBefore = slack.shown.length;

        let going = true;
        const typed: string[] = [];
        const work = people.map(async (who) => {
          for (let n = 0; going; n += 1) {
            const [command, text] =
              n % 3 === 0
                ? ['/action add', `Item of ${who}, ${n};`]
                : ['/progress log', `Line of ${who}, ${n};`];
            await acting.type(who, 'water', `${command} ${text}`);
            typed.push(text);
            if (n % 4 === 1) await acting.press(who, poll, String((n % 3) + 2));
            if (n % 4 === 2) await acting.type(who, 'water', '/action list');
            await sleep(150);
          }
          return who;
        });
        const worked = Promise.all(work);
        // It is awaited in the end, and may fail before.
        worked.catch(() => undefined);

        await sleep(500);
        const third = await add(newer);
        await sleep(500);
        await retire(first);
        const fourth = await add(newer);
        await retire(second);
        await vi.waitFor(() => expect(summariesIn(slack.shown)).toHaveLength(1), patience);
        going = false;
        await worked;
        for (const one of [third, fourth]) await retire(one);

        const lines = await rowsOf(url, 'select body as text from progress');
        const items = await rowsOf(url, 'select title as text from item');
        expect(typed.length).toBeGreaterThan(60);
        expect([...lines, ...items].toSorted()).toEqual(typed.toSorted());
        // Everybody in the channel sees each line once; in private, people are shown what they asked for.
        const seen = slack.shown.slice(seenBefore);
        const inChannel = seen.filter(({ to }) => to === undefined).map(readMessage);
        expect(typed.filter((text) => inChannel.filter((one) => one.includes(text)).length !== 1)).toEqual(
          [],
        );
        const inPrivate = seen.filter(({ to }) => to !== undefined).map(readMessage);
        expect(inPrivate.filter((text) => !/Item of|Counted/i.test(text))).toEqual([]);
        const votes = await rowsOf(url, 'select count(*)::text as text from ballot');
        expect(votes).toEqual([String(people.length)]);
        expect(summariesIn(slack.shown)).toHaveLength(1);
        expect(slack.refused).toEqual([]);
        for (const { process, release } of [first, second, third, fourth])
          expect(process.output(), release.name).not.toMatch(/"level":[456]0/);
      } finally {
        for (const one of clearing.toReversed()) await one();
      }
    });
  },
  ['PostgreSQL'],
);

const pollIn = (shown: readonly Shown[]): Shown => {
  const found = shown.find((one) => one.to === undefined && readMessage(one).includes('How did it go?'));
  if (found === undefined) throw new Error('the poll is not there');
  return found;
};

const summariesIn = (shown: readonly Shown[]): readonly string[] =>
  shown.map(readMessage).filter((text) => text.includes('Clean Coast: November 2026'));

const rowsOf = async (url: string, query: string): Promise<readonly string[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ text: string }>(query)).rows.map(({ text }) => text);
  } finally {
    await client.end();
  }
};
