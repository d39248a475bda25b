import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { folder, recordsAt } from './fixtures/backups.ts';
import { recordedLog } from './fixtures/log.ts';
import { signingSecret } from './fixtures/slack/people.ts';
import { openRoom, ways } from './fixtures/slack/room.ts';
import { appToken, botToken } from './fixtures/slack/seed.ts';
import { startHalqa } from './fixtures/started.ts';
import { oneStore } from './fixtures/store.ts';

/** The fields that a log line about an answer may have. */
const keysOfAnswered = [
  'delivery',
  'hostname',
  'kind',
  'level',
  'ms',
  'msg',
  'outcome',
  'pid',
  'platform',
  'time',
  'what',
];

/** Each text of the story contains this, so that a text in the log is noticed. */
const mark = 'zqx';

oneStore('the log of a whole story at debug', (openTestStore) => {
  it.each(ways)(
    'has a line for each delivery, and in no line what people write, answer or hold: %s',
    async (way) => {
      const { log, lines } = recordedLog();
      const room = await openRoom(await openTestStore(), { way, log });
      const lost = { method: 'chat.postMessage', how: 'lost' } as const;
      for (const [who, where, line] of [
        [
          'ana',
          'general',
          `/coalition setup ${mark}Coast zone:UTC executive:#executive strategic:#strategic`,
        ],
        ['ana', 'general', `/group create ${mark}Water goal:"${mark} tested" convener:@layla`],
        ['layla', 'water', `/group bind ${mark}Water`],
        ...['sam', 'ana', 'omar', 'nour'].map((one) => [one, 'water', '/group join'] as const),
        ['sam', 'water', `/action add ${mark} hall owner:@layla`],
        ['sam', 'water', `/action add ${mark} hall owner:@nobody${mark}`],
        ['sam', 'water', `/progress log #1 ${mark} answered`],
        ['sam', 'water', `/${mark} nonsense ${mark}`],
        ['layla', 'water', `/progress difficulty ${mark} closed help:${mark} from:executive`],
        ['layla', 'water', `/event add ${mark} clean-up starts:2026-11-14 10:00 ends:13:00`],
        ['sam', 'water', '/halqa my-data'],
      ] as const)
        await room.say(who, where, line);
      room.counterpart.troubles.push(lost, { method: 'chat.postMessage', how: 'unavailable' });
      await room.pass('2026-11-14T13:00:00Z');
      await room.pass('2026-11-14T14:00:00Z');
      const poll = room.seen('sam', 'water').at(-1);
      for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) await room.press(who, 'water', poll, '4');
      const rated = await room.press('ana', 'water', poll, '5 Excellent');
      await room.press('ana', 'water', rated.card, 'Add a comment');
      await room.submit('ana', 'water', { comment: `${mark} gloves` });
      await room.pass('2026-12-02T12:00:00Z');
      room.counterpart.revoke();
      await room.say('sam', 'water', '/action list').catch(() => undefined);

      const answered = lines.filter(({ msg }) => msg === 'answered');
      for (const line of answered) expect(Object.keys(line).toSorted()).toEqual(keysOfAnswered);
      const ids = new Set(answered.map(({ delivery }) => delivery));
      expect(ids.size).toBeGreaterThan(20);
      expect(answered.map(({ what }) => what)).toEqual(
        expect.arrayContaining(['coalition setup', 'action add', 'other']),
      );
      expect(answered.some(({ outcome }) => outcome === 'refused')).toBe(true);
      const text = JSON.stringify(lines);
      for (const never of [mark, botToken, appToken, signingSecret, 'Excellent', 'Layla', 'Haddad'])
        expect(text).not.toContain(never);
    },
  );
});

it('that the program writes at debug holds nothing of its record, and can be read by people', {
  timeout: 120_000,
}, async () => {
  const where = folder();
  const halqa = await startHalqa(where, 0, { HALQA_LOG_LEVEL: 'debug' });
  await vi.waitFor(() => expect(halqa.output()).toContain('"answered"'), { timeout: 30_000 });
  await halqa.stop();
  const output = halqa.output();
  const {
    item = [],
    progress = [],
    difficulty = [],
    person = [],
    poll = [],
  } = await recordsAt(join(where, 'data', 'halqa.sqlite'));
  const texts = [
    ...item.map(({ title }) => title),
    ...progress.map(({ body }) => body),
    ...difficulty.flatMap(({ body, help }) => [body, help]),
    ...person.map(({ name }) => name),
    ...poll.flatMap(({ comments }) =>
      typeof comments === 'string' ? (JSON.parse(comments) as string[]) : [],
    ),
    readFileSync(join(where, 'data', 'secret'), 'utf8').trim(),
  ].filter((one): one is string => typeof one === 'string' && one.length > 5);
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((one) => output.includes(one))).toEqual([]);

  const pretty = await startHalqa(where, 0, { HALQA_LOG_LEVEL: 'info', HALQA_LOG_FORMAT: 'pretty' });
  await pretty.stop();
  expect(pretty.output()).not.toMatch(/^\{/m);
});
