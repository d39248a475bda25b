import { describe, expect, it } from 'vitest';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { openRoom, ways } from '../../fixtures/slack/room.ts';
import { controlsOf, labelOf } from '../../fixtures/slack/screen.ts';
import { eachStore } from '../../fixtures/store.ts';

/** The main story of the product, as people see it in Slack. */
eachStore('the whole loop in Slack', (openTestStore) => {
  describe.each(ways)('over %s', (way) => {
    it('runs from a typed line to the summary, with nobody in between', async () => {
      const room = await openRoom(await openTestStore(), { way });
      for (const [who, where, line] of [
        [
          'ana',
          'general',
          '/coalition setup Clean Coast zone:Asia/Beirut week:sun-thu executive:#executive strategic:#strategic',
        ],
        ['ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla'],
        ['ana', 'general', '/group create المدارس goal:"حديقة في كل مدرسة" convener:@omar'],
        // She wrote in both languages; who only ever wrote in an Arabic place is answered in Arabic.
        ['ana', 'general', '/halqa language en'],
        ['layla', 'water', '/group bind Water'],
        ['omar', 'schools', '/group bind المدارس language:ar'],
        ...['sam', 'ana', 'omar', 'nour'].map((who) => [who, 'water', '/group join'] as const),
      ] as const)
        expect((await room.say(who, where, line)).text, line).not.toMatch(/\?|لم أفهم/);
      for (const where of ['water', 'schools'])
        expect(room.seen('sam', where).map(readMessage).join('\n')).toContain(
          `<#${room.people.channel(where)}>`,
        );

      const added = await room.say('sam', 'water', '/action add Book the hall owner:@layla due:next friday');
      expect(added.text).toContain('Action item #1\nBook the hall');
      expect(added.text).toContain(`<@${room.people.person('layla')}>`);
      await room.say('sam', 'water', '/progress log #1 Two halls answered');
      const raised = await room.say(
        'layla',
        'water',
        '/progress difficulty #1 The hall is closed help:a hall for forty from:the municipality',
      );
      expect(raised.text).toContain('Difficulty #2');
      await room.press('sam', 'water', added.card, 'Done');
      expect(readMessage(added.card)).toContain('Done: #1');
      await room.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00 ends:13:00');

      await room.pass('2026-11-14T12:00:00Z');
      const poll = room.seen('sam', 'water').at(-1);
      expect(readMessage(poll)).toContain('How was “Beach clean-up”?');
      for (const [who, label] of [
        ['ana', '1 Poor'],
        ['omar', '4'],
        ['layla', '5 Excellent'],
        ['sam', '4'],
        ['nour', '3'],
      ] as const)
        expect((await room.press(who, 'water', poll, label)).text, who).toMatch(
          /Your answer is counted|حُسبت إجابتك/,
        );
      const rated = await room.press('ana', 'water', poll, '5 Excellent');
      await room.press('ana', 'water', rated.card, 'Add a comment');
      const thanks = await room.submit('ana', 'water', { comment: 'Bring more *gloves* & <!channel>' });
      expect(thanks.text).toContain('saved without your name');

      await room.pass('2026-11-17T12:00:00Z');
      const result = readMessage(room.seen('sam', 'water').at(-1));
      expect(result).toContain('4.2 of 5 (5 answers');
      expect(result).toContain('Bring more *gloves* & <!channel>');
      expect(readMessage(poll)).toContain('The poll is closed');
      expect(controlsOf(poll?.blocks ?? []).map(labelOf)).toEqual([]);

      await room.pass('2026-12-02T00:00:00Z');
      const digests = room.seen('ana', 'executive');
      expect(digests).toHaveLength(1);
      const digest = readMessage(digests[0]);
      expect(digest).toContain('Clean Coast: November 2026');
      expect(digest).toContain('Water: a hall for forty');
      expect(digest).toContain('Beach clean-up, 4.2 of 5');
      expect(room.counterpart.refused).toEqual([]);
    });

    it('runs in Arabic just the same', async () => {
      const room = await openRoom(await openTestStore(), { way });
      await room.say(
        'omar',
        'general',
        '/coalition setup ساحل نظيف zone:Asia/Beirut executive:#executive language:ar',
      );
      await room.say('omar', 'general', '/group create المدارس goal:"حديقة في كل مدرسة" convener:@omar');
      await room.say('omar', 'schools', '/group bind المدارس');
      const added = await room.say(
        'nour',
        'schools',
        '/action add شراء الشتلات، مئتا شتلة owner:@omar due:الجمعة القادمة',
      );
      expect(added.text).toContain('المهمة #1\nشراء الشتلات، مئتا شتلة');
      await room.press('nour', 'schools', added.card, 'أُنجزت');
      expect(readMessage(added.card)).toContain('أُنجزت: #1');
      await room.pass('2026-12-02T00:00:00Z');
      expect(readMessage(room.seen('omar', 'executive')[0])).toContain('شراء الشتلات');
      expect(room.counterpart.refused).toEqual([]);
    });
  });
});
