import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Incoming, Reply } from '../../src/chat/incoming.ts';
import { buttonsOf, type Chat, hour } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const range = (length: number) => Array.from({ length }, (_, index) => index);

const openPoll = async (chat: Chat) => {
  const start = new Date(chat.clock.now() + 3 * hour).toISOString().slice(0, 16).replace('T', ' ');
  await chat.say('sam', 'water', `/event add Clean-up starts:${start}`);
  await chat.pass(6 * hour);
  const poll = chat.posted('water').at(-1);
  const token = buttonsOf(poll?.card).find(({ label }) => label.includes('3'))?.token;
  if (token === undefined) throw new Error('no poll');
  return token;
};

/**
 * The response time of each, when they are sent at an even rate, whether or not earlier ones were answered.
 */
const timed = async (asks: readonly (() => Promise<Reply>)[], overMs = 0) => {
  const answers = await Promise.all(
    asks.map(async (ask, n) => {
      if (overMs > 0) await sleep((overMs * n) / asks.length);
      const from = performance.now();
      const reply = await ask();
      return { reply, ms: performance.now() - from };
    }),
  );
  return { replies: answers.map(({ reply }) => reply), slowestMs: Math.max(...answers.map(({ ms }) => ms)) };
};

const origin = (chat: Chat, who: string, n: number) => ({
  id: `burst-${n}`,
  account: { ...chat.account(who), name: who },
  place: { ...chat.account(who), id: 'water', name: 'water' },
  direct: false,
  at: chat.clock.now(),
  named: { people: [], places: [] },
});

scenes(
  'a burst',
  (open) => {
    // 10,000 voters in a minute; the long form is a row of the bench.
    it('of people who are new counts each vote once, and confirms each within 3 seconds', async () => {
      const { chat, records } = await open();
      const token = await openPoll(chat);
      const crowd = range(340);
      const { replies, slowestMs } = await timed(
        crowd.map(
          (n) => () => chat.bot({ ...origin(chat, `voter-${n}`, n), kind: 'button', token } as Incoming),
        ),
        2_000,
      );
      expect(new Set(replies.map((reply) => JSON.stringify(reply)))).toHaveProperty('size', 1);
      expect(JSON.stringify(replies[0])).toContain('Your answer is counted');
      expect((await records()).ballot).toHaveLength(crowd.length);
      expect(slowestMs).toBeLessThan(3_000);
    });

    it('of 1,000 commands keeps all of them', async () => {
      const { chat, records } = await open();
      const commands = range(1_000);
      const { replies } = await timed(
        commands.map(
          (n) => () =>
            chat.bot({
              ...origin(chat, `writer-${n % 50}`, n),
              kind: 'command',
              said: { as: 'text', text: `/progress log Entry ${n}` },
            } as Incoming),
        ),
      );
      expect(new Set(replies.map(({ kind }) => kind))).toEqual(new Set(['public']));
      const rows = (await records()).progress ?? [];
      expect(new Set(rows.map(({ body }) => body))).toHaveProperty('size', 1_000);
    });
  },
  ['SQLite', 'PostgreSQL'],
);
