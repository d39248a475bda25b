import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { claimFirstOf } from '../fixtures/claims.ts';
import { runCli } from '../fixtures/cli.ts';
import { execute, scenes } from '../fixtures/records.ts';
import { workingFolder } from '../fixtures/started.ts';

const patience = { timeout: 90_000 };
const card: Card = { language: 'en', title: 'A private title', tone: 'neutral', blocks: [] };
const place = { platform: 'discord', workspace: '11', id: '22' } as const;

scenes(
  'the announcements that have not arrived',
  (open) => {
    it(
      'are listed without what they say, and tried again: what is in doubt only when told to',
      patience,
      async () => {
        const { chat, store, database } = await open();
        const coalition = (await store.read.coalitions.ids())[0] ?? '';
        const now = chat.clock.now();
        const states = ['dead', 'unsure', 'waiting'] as const;
        for (const state of states)
          await store.write(async ({ outbox }) => {
            await outbox.put(
              coalition,
              {
                kind: 'post',
                key: `digest:${state}`,
                to: { to: 'place', place: { ...place, id: state } },
                card,
                subject: null,
              },
              now,
            );
            const claimed = await claimFirstOf(outbox, 'discord', now, 60_000);
            for (const entry of claimed)
              if (state === 'waiting')
                await outbox.postpone(entry, {
                  dueAt: Date.now() + 9e7,
                  problem: 'busy',
                  doubtSince: null,
                  cursor: null,
                });
              else await outbox.giveUp(entry, state, state === 'dead' ? 'forbidden' : 'unsure');
          });
        await execute(
          database,
          `insert into outbox (id, coalition_id, key, kind, platform, lane, destination, card, state, attempts, planned_at, due_at, fence)
         values ('w1', '${coalition}', 'w1', 'call', 'webhook', 'webhook:https://hooks.example.org/a-secret', '{}', '{}', 'waiting', 1, ${now}, ${Date.now() + 9e7}, 1)`,
        );
        const { path, remove } = workingFolder();
        const run = (...words: string[]) =>
          runCli(path, ['deliveries', ...words], { HALQA_DATABASE_URL: database.url });
        const stateOf = async () =>
          Object.fromEntries(
            (await store.read.backlog.list(9)).map(({ key, state, dueAt }) => [
              key,
              dueAt > Date.now() ? 'later' : state,
            ]),
          );
        try {
          const listed = await run();
          expect(listed.code).toBe(1);
          expect(listed.out).toMatch(/^dead .*post digest .*discord:11:dead .*forbidden/m);
          expect(listed.out).not.toContain('private title');
          expect(listed.out).toContain('webhook hooks.example.org ');
          expect(listed.out).not.toContain('a-secret');
          expect(await run('--retry')).toMatchObject({
            code: 0,
            out: expect.stringMatching(/^3 announcements are tried now\. 1 may have arrived/),
          });
          expect(await stateOf()).toEqual({
            'digest:dead': 'waiting',
            'digest:unsure': 'unsure',
            'digest:waiting': 'waiting',
            w1: 'waiting',
          });
          expect(await run('--retry', '--unsure', '--json')).toMatchObject({
            code: 0,
            out: expect.stringContaining('"tried": 1'),
          });
          expect(await stateOf()).toMatchObject({ 'digest:unsure': 'waiting' });
          await store.write(async ({ outbox }) => {
            for (const entry of await claimFirstOf(outbox, 'discord', Date.now() + 1, 60_000))
              await outbox.giveUp(entry, 'dead', 'gone');
          });
          expect(await run('--dismiss')).toMatchObject({ out: '3 announcements are not posted any more.\n' });
          expect(await stateOf()).toEqual({ w1: 'waiting' });
        } finally {
          remove();
        }
      },
    );
  },
  ['SQLite', 'PostgreSQL'],
);
