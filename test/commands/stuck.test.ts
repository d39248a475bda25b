import { expect, it } from 'vitest';
import { PlatformError, type PlatformFault } from '../../src/chat/platform.ts';
import { type Chat, day, hour, openChat } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const fail = (chat: Chat, where: string, fault: PlatformFault, times = 1) => {
  for (let n = 0; n < times; n += 1)
    chat.platform.faults.push({ where, error: new PlatformError(fault, 'as told'), after: false });
};
const titlesIn = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => card.title);

scenes(
  'what has not arrived',
  (open) => {
    it('is listed with its reason, shown on the info card, and posted with its button', async () => {
      const { chat } = await open();
      expect((await chat.say('ana', 'general', '/coalition deliveries')).text).toContain(
        'Everything has arrived.',
      );
      fail(chat, 'executive', { kind: 'forbidden' });
      await chat.pass('2026-12-01T08:00:00Z');
      expect((await chat.say('sam', 'water', '/coalition deliveries')).text).toContain('Only a coordinator');
      const listed = await chat.say('ana', 'general', '/coalition deliveries');
      expect(listed.text).toContain('“Clean Coast: November 2026” for #executive');
      expect(listed.text).toContain('due Tue, 1 Dec 2026, 09:00 · Halqa may not write there');
      const info = await chat.say('ana', 'general', '/coalition info');
      expect(info.text).toContain('One announcement has not arrived: /coalition deliveries');
      expect((await chat.press('sam', info, 'Post what is stuck')).text).toContain('Only a coordinator');
      expect((await chat.press('ana', info, 'Post what is stuck')).text).toContain(
        'One announcement is tried now',
      );
      await chat.beat();
      expect(titlesIn(chat, 'executive')).toEqual(['Clean Coast: November 2026']);
      const after = await chat.say('ana', 'general', '/coalition info');
      expect(after.text).not.toContain('has not arrived');
      const counted = (await chat.say('ana', 'general', '/coalition deliveries')).text;
      expect(counted).toMatch(/Posted in the last 30 days.*\d/);
      expect(counted).toContain('Everything has arrived.');
    });

    it('can be a summary: /digest publish posts it where it was refused, and where the committee reads now', async () => {
      const { chat } = await open();
      fail(chat, 'executive', { kind: 'gone' });
      await chat.pass('2026-12-01T08:00:00Z');
      expect(titlesIn(chat, 'executive')).toEqual([]);
      await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#general');
      const published = await chat.agree('ana', 'general', '/digest publish');
      expect(published.text).toContain('had not arrived everywhere');
      await chat.beat();
      expect(titlesIn(chat, 'general')).toEqual(['Clean Coast: November 2026']);
      await chat.pass(day);
      expect(titlesIn(chat, 'general')).toHaveLength(1);
    });

    it('waits for its next attempt, and is sent at once when it is published', async () => {
      const { chat } = await open();
      fail(chat, 'executive', { kind: 'busy', retryAfterMs: 20 * hour });
      await chat.pass('2026-12-01T08:00:00Z');
      const listed = await chat.say('ana', 'general', '/coalition deliveries');
      expect(listed.text).toContain('tried again by itself');
      expect((await chat.agree('ana', 'general', '/digest publish')).text).toContain(
        'had not arrived everywhere',
      );
      await chat.beat();
      expect(titlesIn(chat, 'executive')).toEqual(['Clean Coast: November 2026']);
    });

    it('is shown to its own coalition only', async () => {
      const { chat, store } = await open();
      const other = openChat({ store, in: { platform: 'slack', workspace: 'T2' } });
      await other.say('ana', 'general', '/coalition setup Theirs zone:Asia/Beirut executive:#executive');
      fail(chat, 'executive', { kind: 'forbidden' });
      await chat.pass('2026-12-01T08:00:00Z');
      other.clock.moveTo(chat.clock.now());
      await other.beat();
      expect((await other.say('ana', 'general', '/coalition deliveries')).text).toContain(
        'Everything has arrived.',
      );
    });
  },
  ['SQLite', 'PostgreSQL'],
);
