import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { drain } from '../../src/schedule/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachStore } from '../fixtures/store.ts';

/** A store that is slow to answer that nothing can be sent now. */
const slowToFindNothing = (store: Store): Store => ({
  ...store,
  write: async (work) => {
    const value = await store.write(work);
    if (Array.isArray(value) && value.length === 0) await sleep(150);
    return value;
  },
});

eachStore('draining the outbox', (openTestStore) => {
  it('leaves nothing behind that came free while it was looking', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const coalition = await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    const place = (id: string) => ({ platform: 'sandbox', workspace: 'sandbox', id }) as const;
    await chat.store.write(async (repositories) => {
      for (const [key, where] of [
        ['first', 'water'],
        ['second', 'water'],
        ['other', 'schools'],
      ] as const)
        await repositories.outbox.put(
          coalition?.id ?? '',
          {
            kind: 'post',
            key,
            to: { to: 'place', place: place(where) },
            card: { language: 'en', title: key, tone: 'neutral', blocks: [] },
            subject: null,
          },
          chat.clock.now(),
        );
    });
    // While "other" is settled and nothing follows it, "first" is sent and settled too.
    const { port } = chat.platform;
    const platform = {
      ...port,
      post: async (...post: Parameters<typeof port.post>) => {
        if (post[2] === 'first') await sleep(60);
        return port.post(...post);
      },
    };
    const store = slowToFindNothing(chat.store);
    await drain({ store, platforms: [platform], clock: chat.clock, log: silentLog });
    expect(chat.posted('water').map(({ key }) => key)).toEqual(['first', 'second']);
  });
});
