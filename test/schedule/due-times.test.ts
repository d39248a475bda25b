import { expect, it } from 'vitest';
import { suspicionOf } from '../../src/schedule/clock-check.ts';
import { deriveDueTimes } from '../../src/schedule/due-times.ts';
import { type Chat, day, hour } from '../fixtures/chat.ts';
import { recordedLog } from '../fixtures/log.ts';
import { scenes } from '../fixtures/records.ts';

const monthsIn = (chat: Chat) => chat.posted('executive').map(({ card }) => card.title.split(': ')[1]);

const derive = async (chat: Chat) => {
  const { log, lines } = recordedLog();
  await deriveDueTimes({ store: chat.store, log }, chat.clock.now());
  return lines;
};

scenes(
  'due times',
  (open) => {
    it('left by a start with a clock 13 months ahead are corrected and logged', async () => {
      const { chat } = await open();
      await chat.say('layla', 'water', '/action add Test the well owner:me due:2026-11-17');
      await chat.say('layla', 'water', '/event add Beach clean-up starts:2026-11-05 10:00 ends:13:00');
      const right = Date.parse('2026-11-12T06:00:00Z');
      chat.clock.moveTo(Date.parse('2027-12-14T10:00:00Z'));
      await chat.beat();
      const wrongly = chat.platform.posts.length;
      // The clock is right again, and Halqa starts.
      chat.clock.moveTo(right);
      const lines = await derive(chat);
      expect(lines.map(({ msg }) => msg)).toContain('due times were wrong and have been corrected');
      expect(await derive(chat)).toEqual([]);

      const since = () =>
        chat.platform.posts.slice(wrongly).map(({ key, card }) => [key.split(':')[0], card.title]);
      await chat.pass('2026-11-20T00:00:00Z');
      expect(since().filter(([kind]) => kind === 'reminder')).not.toEqual([]);
      expect(since().filter(([kind]) => kind === 'poll-result')).toHaveLength(1);
      await chat.pass('2027-01-02T00:00:00Z');
      expect(monthsIn(chat).slice(-2)).toEqual(['November 2026', 'December 2026']);
    });

    it('that are right stay as they are, and so does what is due now', async () => {
      const { chat } = await open();
      await chat.say('layla', 'water', '/action add Test the well owner:me due:2026-11-12');
      await chat.say('layla', 'water', '/poll ask How ready are we?');
      expect(await derive(chat)).toEqual([]);
      await chat.pass('2026-11-30T12:00:00Z');
      chat.clock.moveTo(Date.parse('2026-12-01T07:00:01Z'));
      expect(await derive(chat)).toEqual([]);
      await chat.beat();
      expect(monthsIn(chat)).toEqual(['November 2026']);
    });

    it('that are missing are set again', async () => {
      const { chat, store } = await open();
      const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
      const id = coalition?.id ?? '';
      await store.write(async (repositories) => {
        for (const kind of ['digest-monthly', 'digest-quarterly', 'digest-draft', 'reminders'] as const)
          await repositories.deadlines.clear(kind, id);
      });
      await derive(chat);
      await chat.pass('2027-01-02T00:00:00Z');
      expect(monthsIn(chat)).toEqual(['November 2026', 'December 2026']);
      expect(chat.posted('strategic')).toHaveLength(1);
    });

    it('of announcements that a wrong clock put off become now', async () => {
      const { chat, store } = await open();
      await chat.pass('2026-11-30T00:00:00Z');
      const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
      await store.write((repositories) =>
        repositories.outbox.put(
          coalition?.id ?? '',
          {
            kind: 'post',
            key: 'far',
            to: { to: 'place', place: { platform: 'sandbox', workspace: 'sandbox', id: 'water' } },
            card: { language: 'en', title: 'far', tone: 'neutral', blocks: [] },
            subject: null,
          },
          chat.clock.now() + 400 * day,
        ),
      );
      await derive(chat);
      await chat.beat();
      expect(chat.posted('water').map(({ key }) => key)).toEqual(['far']);
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('due times of a network', (open) => {
  it('are derived in parts, so that due work and a stop need not wait', async () => {
    const { chat, store } = await open();
    const [first] = await store.read.coalitions.ids();
    const settings = await store.read.coalitions.byId(first ?? '');
    if (settings === null) throw new Error('a coalition was set up');
    await store.write(async ({ coalitions }) => {
      for (let n = 0; n < 60; n += 1)
        await coalitions.create({ platform: 'sandbox', workspace: `w${n}` }, settings, chat.clock.now());
    });
    const { log, lines } = recordedLog();
    const corrected: number[] = [];
    const goesOn = async () => {
      corrected.push(lines.length);
      return corrected.length < 3;
    };
    await deriveDueTimes({ store, log }, chat.clock.now(), goesOn);
    expect(corrected[0]).toBeGreaterThan(0);
    expect(corrected[2]).toBeLessThan(60);
    await deriveDueTimes({ store, log }, chat.clock.now());
    expect(lines).toHaveLength(60);
  });
});

scenes('a clock at the start', (open) => {
  it('that is behind the newest record, or months ahead of it, is logged as a warning', async () => {
    const { chat, store } = await open();
    const now = chat.clock.now();
    const at = (when: number) => suspicionOf(store.read, when);
    expect(await at(now)).toBeNull();
    expect(await at(now - 50_000)).toBeNull();
    expect(await at(now + 60 * day)).toBeNull();
    expect(await at(now - 2 * hour)).toContain(
      'The clock of this machine is wrong: it says 2026-11-04T07:00:00.000Z, and the newest record is of 2026-11-04T09:00:00.000Z.',
    );
    expect(await at(now + 395 * day)).toContain('If the clock is wrong, stop Halqa');
    expect(await suspicionOf((await open({ empty: true })).store.read, now)).toBeNull();
  });
});
