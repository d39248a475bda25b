import { describe, expect, it } from 'vitest';
import { ClockRefusal } from '../../../src/adapters/sandbox/faults.ts';
import { sandboxTime, sharedTime } from '../../../src/parts/sandbox-time.ts';
import { openChat, setUp } from '../../fixtures/chat.ts';
import { oneStore } from '../../fixtures/store.ts';

oneStore('the clock of the sandbox', (openTestStore) => {
  it('goes where there is something ahead, and says beforehand where that is', async () => {
    const chat = openChat({ store: await openTestStore() });
    const time = sandboxTime(chat.store, chat.clock, () => chat);
    const each = async () => {
      const goals = await time.goals();
      for (const goal of ['event-end', 'month-end', 'quarter-end'] as const)
        if (!goals.includes(goal)) await expect(time.advance(goal)).rejects.toBeInstanceOf(ClockRefusal);
      return goals;
    };
    expect(await each()).toEqual([]);
    await setUp(chat);
    expect(await each()).toEqual(['month-end', 'quarter-end']);
    await chat.say('layla', 'water', '/event add Clean-up starts:"2026-11-14 10:00" ends:13:00');
    expect(await each()).toEqual(['event-end', 'month-end', 'quarter-end']);
    await time.advance('event-end');
    expect(await each()).toEqual(['month-end', 'quarter-end']);
  });
});

describe('the clock that real platforms share', () => {
  it('goes nowhere', async () => {
    expect(await sharedTime({ now: () => 0 }).goals()).toEqual([]);
  });
});
