import { expect, it } from 'vitest';
import { openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('what was given up', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    return chat;
  };

  it('is told in the summary with its why, and never as new', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Test the spring');
    await chat.say('sam', 'water', '/action add Paint the pump');
    await chat.say('sam', 'water', '/action drop #2 The pump was replaced');
    await chat.pass('2026-12-01T08:00:00Z');
    const monthly = readable(chat.posted('executive').at(-1)?.card);
    expect(monthly).toContain('Dropped: #2 Paint the pump');
    expect(monthly).toContain('The pump was replaced');
    expect(monthly).toContain('New: #1 Test the spring');
    expect(monthly).not.toContain('New: #2');
    expect(monthly).toContain('1 new');
  });

  it('is told a month later as dropped, though it was new in the month before', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Paint the pump');
    await chat.pass('2026-12-01T08:00:00Z');
    expect(readable(chat.posted('executive').at(-1)?.card)).toContain('New: #1 Paint the pump');
    await chat.say('sam', 'water', '/action drop #1 The pump was replaced');
    await chat.pass('2027-01-01T08:00:00Z');
    const december = readable(chat.posted('executive').at(-1)?.card);
    expect(december).toContain('Dropped: #1 Paint the pump');
    expect(december).not.toMatch(/Nothing logged by: .*Water/);
  });
});
