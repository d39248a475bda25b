import { expect, it } from 'vitest';
import { tick } from '../../src/schedule/tick.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('whoever wants to see what the clock did', (openTestStore) => {
  it('hears of each deadline that was met, with the time at which it was due', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00 ends:13:00');
    const ends = Date.parse('2026-11-14T11:00:00Z');

    const heard: (readonly [string, number, number])[] = [];
    const log = { info() {}, warn() {}, error() {}, debug() {} } as never;
    const listen = (now: number) =>
      tick(
        {
          store: chat.store,
          ballotBox: chat.ballotBox,
          log,
          onHandled: (kind, dueAt, at) => kind === 'poll-open' && heard.push([kind, dueAt, at]),
        },
        now,
      );
    await listen(ends - 1);
    expect(heard).toEqual([]);
    await listen(ends + 60_000);
    await listen(ends + 120_000);
    expect(heard).toEqual([['poll-open', ends, ends + 60_000]]);
  });
});
