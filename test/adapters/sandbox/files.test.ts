import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Reply } from '../../../src/chat/incoming.ts';
import { card, folder, openSandbox, scriptedBot } from './fixture.ts';

const file = { name: 'my "data".json', mime: 'application/json', text: '{"name":"ليلى"}\n' };

const open = async () => {
  const bot = scriptedBot((): Reply => ({ kind: 'private', card: card('Here it is'), file, fleeting: true }));
  const journalPath = join(folder(), 'sandbox.jsonl');
  return { ...(await openSandbox(bot.handle, { journalPath })), journalPath };
};

test('a file comes with a message, for its reader alone', async () => {
  const { say, url } = await open();
  const [message] = (await say('layla', 'general', '/halqa my-data')).messages;
  expect(message?.file).toEqual({ name: file.name });
  const fetchAs = (as: string, id = message?.id) => fetch(`${url}/api/file?message=${id}&as=${as}`);
  const mine = await fetchAs('layla');
  expect(await mine.text()).toBe(file.text);
  expect(mine.headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(mine.headers.get('content-disposition')).toBe('attachment; filename="my__data_.json"');
  expect((await fetchAs('omar')).status).toBe(404);
  expect((await fetchAs('layla', 'm999')).status).toBe(404);
  expect((await fetch(`${url}/api/file?as=layla`)).status).toBe(400);
});

test('what is fleeting never reaches the disk', async () => {
  const { say, messages, journalPath } = await open();
  await say('layla', 'general', '/halqa my-data');
  expect((await messages('layla', 'general')).at(-1)?.card?.title).toBe('Here it is');
  expect(await messages('omar', 'general')).toEqual([]);
  const journal = readFileSync(journalPath, 'utf8');
  expect(journal).not.toContain('Here it is');
  expect(journal).not.toContain('ليلى');
});
