import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/runtime/clock.ts';
import { type Heart, startHeart } from '../../src/schedule/heart.ts';
import { day, hour, openChat, setUp } from '../fixtures/chat.ts';
import { recordedLog } from '../fixtures/log.ts';
import { oneStore } from '../fixtures/store.ts';

const start = Date.parse('2026-11-16T10:00:00Z');

oneStore('the pulse', (openTestStore) => {
  let heart: Heart | undefined;

  beforeEach(() => {
    // Only the wall clock is ours; timers run as they do.
    vi.useFakeTimers({ toFake: ['Date'], now: start });
  });
  afterEach(async () => {
    await heart?.stop();
    vi.useRealTimers();
  });

  const open = async () => {
    const chat = openChat({ store: await openTestStore(), now: new Date(start).toISOString() });
    await setUp(chat);
    const { log, lines } = recordedLog();
    const { store, ballotBox } = chat;
    const options = { store, ballotBox, log, platforms: [chat.platform.port], clock: systemClock };
    return { chat, lines, options };
  };
  const put = (chat: Awaited<ReturnType<typeof open>>['chat'], key: string) =>
    chat.store.write(async (repositories) => {
      const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
      await repositories.outbox.put(
        coalition?.id ?? '',
        {
          kind: 'post',
          key,
          to: { to: 'place', place: { platform: 'sandbox', workspace: 'sandbox', id: 'water' } },
          card: { language: 'en', title: key, tone: 'neutral', blocks: [] },
          subject: null,
        },
        Date.now(),
      );
    });
  const posted = async (chat: Awaited<ReturnType<typeof open>>['chat'], where: string, count: number) => {
    for (let n = 0; n < 140 && chat.posted(where).length < count; n += 1) await sleep(50);
    return chat.posted(where).map(({ key }) => key);
  };

  it('continues when the wall clock is set back by an hour', { timeout: 30_000 }, async () => {
    const { chat, options } = await open();
    heart = startHeart(options);
    await put(chat, 'before');
    expect(await posted(chat, 'water', 1)).toEqual(['before']);
    vi.setSystemTime(start - hour);
    await put(chat, 'after');
    expect(await posted(chat, 'water', 2)).toEqual(['before', 'after']);
  });

  it('does what is due at once when the wall clock jumps ahead, and logs it once', {
    timeout: 30_000,
  }, async () => {
    const { chat, lines, options } = await open();
    heart = startHeart(options);
    await sleep(1500);
    vi.setSystemTime(start + 21 * day);
    const before = performance.now();
    expect(await posted(chat, 'executive', 1)).toHaveLength(1);
    expect(performance.now() - before).toBeLessThan(3_500);
    await sleep(1500);
    expect(lines.filter(({ msg }) => msg.includes('clock'))).toHaveLength(1);
    expect(lines.length).toBeLessThan(20);
  });

  it('sends at the time that a place asked to wait for, not at the next beat', {
    timeout: 30_000,
  }, async () => {
    const { chat, options } = await open();
    const { PlatformError } = await import('../../src/chat/platform.ts');
    const slow = new PlatformError({ kind: 'busy', retryAfterMs: 300 }, 'slow');
    chat.platform.faults.push({ where: 'water', error: slow, after: false });
    vi.useRealTimers();
    heart = startHeart({ ...options, pulseMs: 20_000 });
    await put(chat, 'one');
    const before = performance.now();
    await heart.beat();
    expect(await posted(chat, 'water', 1)).toEqual(['one']);
    expect(performance.now() - before).toBeLessThan(2_000);
  });
});
