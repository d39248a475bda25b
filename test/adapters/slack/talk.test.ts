import { expect, it } from 'vitest';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { openRoom, type WayName, ways } from '../../fixtures/slack/room.ts';
import type { Shown } from '../../fixtures/slack/screen.ts';
import { oneStore } from '../../fixtures/store.ts';

oneStore('the talk of an item on Slack', (openTestStore) => {
  const begin = async (way: WayName = 'HTTP') => {
    const room = await openRoom(await openTestStore(), { way });
    for (const [who, where, line] of [
      [
        'ana',
        'general',
        '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive strategic:#strategic',
      ],
      ['ana', 'general', '/group create Water goal:Springs convener:@layla'],
      ['layla', 'water', '/group bind Water'],
      ['sam', 'water', '/action add Fix the roof owner:@layla'],
    ] as const)
      await room.say(who, where, line);
    /** What stands in threads of the channel. */
    const talks = (): readonly Shown[] =>
      room.seen('sam', 'water').filter(({ thread, to }) => thread !== undefined && to === undefined);
    const addressOf = ({ ts = '', thread = '' }: Shown): string => {
      const channel = room.people.channel('water');
      return `https://clean-coast.slack.com/archives/${channel}/p${ts.replace('.', '')}?thread_ts=${thread}&cid=${channel}`;
    };
    const leadsTo = (card: Shown | undefined): string | undefined =>
      /<(https:\/\/clean-coast\.slack\.com\/archives[^|>]*)\|/
        .exec(JSON.stringify(card?.blocks ?? []))?.[1]
        ?.replaceAll('&amp;', '&');
    const the = (shown: readonly Shown[]): Shown => {
      const [first, ...more] = shown;
      if (first === undefined || more.length > 0) throw new Error(`${shown.length} in place of one`);
      return first;
    };
    return { ...room, talks, the, addressOf, leadsTo };
  };

  it.each(ways)(
    'stands under its card, calls the owner, is found again, and shows what becomes of the item: %s',
    async (way) => {
      const room = await begin(way);
      const { say, press, submit, talks, the, addressOf, leadsTo, people } = room;
      const { card } = await say('sam', 'water', '/action talk #1');
      const talk = the(talks());
      expect(talk.thread).toBe(card?.ts);
      expect(readMessage(talk)).toContain('Talk about #1\nFix the roof');
      expect(readMessage(talk)).toContain(`<@${people.person('layla')}>`);
      await room.beat();
      expect(leadsTo(card)).toBe(addressOf(talk));
      const again = await say('omar', 'general', '/action talk #1');
      expect(again.text).toContain('#1 already has a thread');
      expect(leadsTo(again.card)).toBe(addressOf(talk));
      // A tap in the thread is answered there, about the item.
      await press('layla', 'water', talk, 'Log progress');
      const logged = await submit('layla', 'water', { text: 'Two planks are in' });
      expect(logged.text).toContain('Two planks are in');
      expect(logged.card?.thread).toBe(card?.ts);
      await press('layla', 'water', talk, 'Done');
      await room.beat();
      for (const one of [card, talk]) expect(readMessage(one)).toContain('Done: #1');
      // Asked for once more, for everybody to see, it is another one.
      const another = await press(
        'sam',
        'general',
        (await say('sam', 'general', '/action talk #1')).card,
        'Open another',
      );
      expect(another.shown.some(({ thread }) => thread !== undefined)).toBe(true);
      expect(room.counterpart.refused).toEqual([]);
    },
  );

  it.each(['unavailable', { retryAfter: 30 }, { error: 'internal_error' }] as const)(
    'is found again, and not opened twice, where Slack does not say its address: %j',
    async (how) => {
      const room = await begin();
      const { say, talks, the, addressOf, leadsTo } = room;
      for (let times = 0; times < 5; times += 1)
        room.counterpart.troubles.push({ method: 'chat.getPermalink', how });
      const opened = await say('sam', 'water', '/action talk #1');
      expect(opened.text).not.toContain('can’t open a thread');
      await room.beat();
      expect(leadsTo(opened.card)).toBe(addressOf(the(talks())));
      room.clock.moveTo(room.clock.now() + 120_000);
      const again = await say('omar', 'water', '/action talk #1');
      expect(leadsTo(again.card)).toBe(addressOf(the(talks())));
    },
  );

  const asItIs = { waitMs: 0 };
  const lostFirst = ['lost', 'unavailable', { error: 'internal_error' }] as const;

  it.each(lostFirst)('is looked for when the answer to its first message was lost: %j', async (how) => {
    const room = await begin();
    const { say, talks, the, addressOf, leadsTo, counterpart } = room;
    // The first post is the card, the second the one in its thread.
    for (const one of [asItIs, how] as const)
      counterpart.troubles.push({ method: 'chat.postMessage', how: one });
    const { card, text } = await say('sam', 'water', '/action talk #1');
    expect(text).not.toContain('I can’t open a thread here');
    expect(counterpart.troubles).toEqual([]);
    expect(the(talks()).thread).toBe(card?.ts);
    await room.beat();
    expect(leadsTo(card)).toBe(addressOf(the(talks())));
    expect(counterpart.calls.filter(({ method }) => method === 'conversations.replies')).toHaveLength(1);
  });

  it.each(lostFirst)('has one card when the answer to the card was lost: %j', async (how) => {
    const room = await begin();
    const { say, talks, the, seen, counterpart } = room;
    counterpart.troubles.push({ method: 'chat.postMessage', how });
    const before = seen('sam', 'water').length;
    await say('sam', 'water', '/action talk #1');
    // The card, and what stands in its thread.
    expect(seen('sam', 'water')).toHaveLength(before + 2);
    the(talks());
  });

  it('is looked for again when the search failed, and not opened twice', async () => {
    const room = await begin();
    const { say, talks, the, counterpart } = room;
    for (const how of [asItIs, 'lost'] as const)
      counterpart.troubles.push({ method: 'chat.postMessage', how });
    for (const how of ['unavailable', { retryAfter: 1 }] as const)
      counterpart.troubles.push({ method: 'conversations.replies', how });
    await say('sam', 'water', '/action talk #1');
    expect(counterpart.troubles).toEqual([]);
    the(talks());
  });

  it('is reported as in doubt when the answer was lost and the history cannot be read', async () => {
    const room = await begin();
    const { say, talks, the, counterpart } = room;
    for (const how of [asItIs, 'lost'] as const)
      counterpart.troubles.push({ method: 'chat.postMessage', how });
    counterpart.troubles.push({ method: 'conversations.replies', how: { error: 'missing_scope' } });
    const { text } = await say('sam', 'water', '/action talk #1');
    expect(text).toContain('I can’t say whether the thread is there');
    the(talks());
  });

  it('waits for a short rate limit', async () => {
    const room = await begin();
    const { say, talks, the, counterpart } = room;
    for (const how of [asItIs, { retryAfter: 1 }] as const)
      counterpart.troubles.push({ method: 'chat.postMessage', how });
    await say('sam', 'water', '/action talk #1');
    the(talks());
    expect(counterpart.calls.filter(({ method }) => method === 'conversations.replies')).toEqual([]);
  });

  it('is refused in a sentence when Slack accepts no reply, and can be requested again', async () => {
    const room = await begin();
    const { say, talks } = room;
    const { counterpart } = room;
    const refuse = async () => {
      const before = counterpart.troubles.length;
      // The first post is the card, the second the one in its thread.
      counterpart.troubles.push({ method: 'chat.postMessage', how: { adds: {} } });
      counterpart.troubles.push({ method: 'chat.postMessage', how: { error: 'thread_locked' } });
      const said = await say('sam', 'water', '/action talk #1');
      expect(counterpart.troubles).toHaveLength(before);
      return said;
    };
    expect((await refuse()).text).toContain('I can’t open a thread here');
    expect(talks()).toEqual([]);
    expect((await say('layla', 'water', '/action talk #1')).text).toContain('is being opened right now');
    room.clock.moveTo(room.clock.now() + 61_000);
    await say('layla', 'water', '/action talk #1');
    expect(talks()).toHaveLength(1);
  });

  it('is in Arabic in an Arabic place', async () => {
    const room = await begin();
    await room.say('ana', 'general', '/group create المدارس goal:"حديقة في كل مدرسة" convener:@omar');
    await room.say('omar', 'schools', '/group bind المدارس language:ar');
    await room.say('omar', 'schools', '/action add إصلاح السقف owner:@omar');
    await room.say('omar', 'schools', '/action talk #2');
    const talk = room.seen('omar', 'schools').find(({ thread }) => thread !== undefined);
    expect(readMessage(talk)).toContain('إصلاح السقف');
  });
});
