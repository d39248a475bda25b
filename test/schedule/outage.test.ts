import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { PlatformError, type PlatformFault } from '../../src/chat/platform.ts';
import { createSender } from '../../src/schedule/outbox.ts';
import { type Chat, day, hour, readable } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { scenes } from '../fixtures/records.ts';

const minute = 60_000;

/** The platform does not work until `until`. */
const outage = (chat: Chat, until: number, accepted: PlatformError['accepted'] = 'no') => {
  const { port } = chat.platform;
  const original = { post: port.post, find: port.find };
  const broken =
    <Arguments extends readonly unknown[], Value>(work: (...args: Arguments) => Promise<Value>) =>
    async (...args: Arguments): Promise<Value> => {
      if (chat.clock.now() >= until) return work(...args);
      throw new PlatformError({ kind: 'busy' }, 'down', accepted);
    };
  port.post = broken(original.post);
  port.find = broken(original.find);
};

const titlesIn = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => card.title);

/** An announcement to a place, now. */
const put = (chat: Chat, key: string, where = 'water') =>
  chat.store.write(async (repositories) => {
    const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    await repositories.outbox.put(
      coalition?.id ?? '',
      {
        kind: 'post',
        key,
        to: { to: 'place', place: { platform: 'sandbox', workspace: 'sandbox', id: where } },
        card: { language: 'en', title: key, tone: 'neutral', blocks: [] },
        subject: null,
      },
      chat.clock.now(),
    );
  });

scenes(
  'an outage',
  (open) => {
    it.each([
      ['45 seconds', 45_000, 'unknown'],
      ['63 minutes', 63 * minute, 'no'],
      ['127 minutes', 127 * minute, 'unknown'],
    ] as const)('of %s at the due minute neither loses nor repeats a summary', async (_, lasts, accepted) => {
      const { chat } = await open();
      const due = Date.parse('2026-12-01T07:00:00Z');
      await chat.pass(due - 10_000 - chat.clock.now());
      outage(chat, due + lasts, accepted);
      await chat.pass(lasts + 6 * minute);
      expect(titlesIn(chat, 'executive')).toEqual(['Clean Coast: November 2026']);
      // It came a few minutes after the platform was back at most, and nobody was troubled.
      expect(chat.posted('@ana').filter(({ key }) => key.startsWith('undelivered:'))).toEqual([]);
      await chat.pass(day);
      expect(titlesIn(chat, 'executive')).toHaveLength(1);
    });

    it('of five weeks ends with a summary that says it is late', async () => {
      const { chat } = await open();
      await chat.pass('2026-12-01T06:59:00Z');
      const moveTo = (time: string) => chat.clock.moveTo(Date.parse(time));
      outage(chat, Date.parse('2027-01-06T12:00:00Z'), 'unknown');
      for (const time of ['2026-12-01T07:00:00Z', '2027-01-01T07:00:00Z', '2027-01-06T12:05:00Z']) {
        moveTo(time);
        await chat.beat();
      }
      expect(titlesIn(chat, 'executive')).toEqual([
        'Clean Coast: November 2026',
        'Clean Coast: December 2026',
      ]);
      const [late, alsoLate] = chat.posted('executive').map(({ card }) => readable(card));
      expect(late).toContain('This comes late: it was to be posted on Tue, 1 Dec 2026, 09:00.');
      expect(alsoLate).toContain('This comes late: it was to be posted on Fri, 1 Jan 2027, 09:00.');
    });

    it('drops reminders that no longer make sense, and counts them', async () => {
      const { chat, records } = await open();
      for (const [n, due] of ['2026-11-10', '2026-11-12', '2026-11-17'].entries())
        await chat.say('layla', 'water', `/action add Item ${n} owner:me due:${due}`);
      const end = Date.parse('2026-11-17T12:30:00Z');
      outage(chat, end);
      while (chat.clock.now() <= end) {
        chat.clock.moveTo(chat.clock.now() + hour);
        await chat.beat();
      }
      const reminders = chat.posted('@layla').filter(({ key }) => key.startsWith('reminder:'));
      expect(reminders.map(({ key }) => key.split(':')[1])).toEqual(['2026-11-17']);
      const dropped = ((await records()).outbox ?? []).filter(({ state }) => state === 'dropped');
      expect(dropped.length).toBeGreaterThan(1);
      expect(dropped.every(({ key }) => String(key).startsWith('reminder:'))).toBe(true);
    });

    it('that lasts longer than a poll leaves no card that still asks for answers', async () => {
      const { chat } = await open();
      await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-05 10:00 ends:12:00');
      const end = Date.parse('2026-11-10T12:00:00Z');
      outage(chat, end);
      while (chat.clock.now() <= end) {
        chat.clock.moveTo(chat.clock.now() + hour);
        await chat.beat();
      }
      await chat.pass(hour);
      expect(titlesIn(chat, 'water')).toEqual(['Closed: “Clean-up”', 'How “Clean-up” went']);
    });

    it('of the history alone delays what is in doubt: it is not posted before the history was read', async () => {
      const { chat } = await open();
      const lost = new PlatformError({ kind: 'busy' }, 'lost', 'unknown');
      chat.platform.faults.push({ where: 'water', error: lost, after: true });
      for (let n = 0; n < 30; n += 1)
        chat.platform.looks.push({ where: 'water', answer: new PlatformError({ kind: 'busy' }, 'down') });
      await put(chat, 'one');
      await chat.pass(day);
      expect(chat.platform.looks).toEqual([]);
      expect(titlesIn(chat, 'water')).toEqual(['one']);
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('a read-back', (open) => {
  it.each([
    ['a limit', { kind: 'busy', retryAfterMs: 1000 }],
    ['an outage that was answered', { kind: 'busy' }],
  ] as const)('is not made when nothing is in doubt: after %s', async (_, fault: PlatformFault) => {
    const { chat } = await open();
    chat.platform.faults.push({ where: 'water', error: new PlatformError(fault, 'no'), after: false });
    await put(chat, 'one');
    await chat.pass(minute);
    expect(titlesIn(chat, 'water')).toEqual(['one']);
    expect(chat.platform.found).toEqual([]);
  });

  it('continues where it stopped, also after a restart, at the pace of the platform', async () => {
    const { chat, restart } = await open();
    const lost = new PlatformError({ kind: 'busy' }, 'lost', 'unknown');
    chat.platform.faults.push({ where: 'water', error: lost, after: true });
    chat.platform.looks.push(
      { where: 'water', answer: { kind: 'more', cursor: 'page 2', waitMs: minute } },
      { where: 'water', answer: new PlatformError({ kind: 'busy', retryAfterMs: minute }, 'slow') },
      { where: 'water', answer: { kind: 'more', cursor: 'page 3', waitMs: minute } },
    );
    await put(chat, 'one');
    await chat.pass(4 * minute);
    expect(chat.platform.found.map(({ cursor }) => cursor)).toEqual([null, 'page 2', 'page 2', 'page 3']);
    expect(titlesIn(chat, 'water')).toEqual(['one']);

    chat.platform.faults.push({ where: 'water', error: lost, after: true });
    chat.platform.looks.push({ where: 'water', answer: { kind: 'more', cursor: 'page 7', waitMs: minute } });
    await put(chat, 'two');
    await chat.pass(10_000);
    const other = await restart();
    await other.pass(2 * minute);
    expect(other.platform.found.map(({ cursor }) => cursor)).toEqual(['page 7']);
  });
});

scenes('a place that does not answer', (open) => {
  it('does not delay other places: what is due there meanwhile is posted at once', async () => {
    const { chat, store } = await open();
    const { port } = chat.platform;
    const answers: (() => void)[] = [];
    const silence = new Promise<void>((resolve) => answers.push(resolve));
    const platform = {
      ...port,
      post: async (...post: Parameters<typeof port.post>) => {
        if (post[2] === 'silent') await silence;
        return port.post(...post);
      },
    };
    const sender = createSender({ store, platforms: [platform], clock: chat.clock, log: silentLog });
    await put(chat, 'silent');
    await sender.wake();
    await put(chat, 'other', 'schools');
    await sender.wake();
    for (let n = 0; n < 100 && titlesIn(chat, 'schools').length === 0; n += 1) await sleep(20);
    expect(titlesIn(chat, 'schools')).toEqual(['other']);
    expect(titlesIn(chat, 'water')).toEqual([]);
    for (const answer of answers) answer();
    await sender.stop();
    expect(titlesIn(chat, 'water')).toEqual(['silent']);
  });

  it('waits until its own time, and tells the heartbeat when that is', async () => {
    const { chat, store } = await open();
    const slow = new PlatformError({ kind: 'busy', retryAfterMs: 20_000 }, 'slow');
    chat.platform.faults.push({ where: 'water', error: slow, after: false });
    const due: number[] = [];
    await put(chat, 'one');
    const options = { store, platforms: [chat.platform.port], clock: chat.clock, log: silentLog };
    await createSender({ ...options, onPostponed: (at) => due.push(at) }).drain();
    expect(due).toEqual([chat.clock.now() + 20_000]);
  });

  it('is retried more and more slowly when it names no wait, or a tiny one, for as long as it takes', async () => {
    const { chat } = await open();
    for (const wait of [undefined, 0, 100]) {
      const from = chat.platform.faults.length;
      for (let n = 0; n < 60; n += 1)
        chat.platform.faults.push({
          where: 'water',
          error: new PlatformError(
            wait === undefined ? { kind: 'busy' } : { kind: 'busy', retryAfterMs: wait },
            'slow',
          ),
          after: false,
        });
      const before = chat.platform.faults.length;
      await put(chat, `wait ${wait}`);
      await chat.pass(60_000);
      // Some tries in the first minute, not fifty.
      expect(before - chat.platform.faults.length).toBeLessThan(12);
      await chat.pass(day);
      expect(chat.platform.faults.length).toBe(from);
      expect(titlesIn(chat, 'water').at(-1)).toBe(`wait ${wait}`);
    }
  });
});
