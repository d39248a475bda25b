import { expect, it } from 'vitest';
import { openRoom, ways } from '../../fixtures/slack/room.ts';
import { wordsOfBlocks } from '../../fixtures/slack/screen.ts';
import { oneStore } from '../../fixtures/store.ts';

oneStore('the home in Slack', (openTestStore) => {
  it.each(ways)('shows what is mine, and lets me do it: %s', async (way) => {
    const room = await openRoom(await openTestStore(), { way });
    const { people, slack, counterpart } = room;
    const sam = people.person('sam');
    const home = () => wordsOfBlocks((counterpart.homes.get(sam)?.blocks ?? []) as unknown[]);
    const open = async () => {
      await people.event({ type: 'app_home_opened', user: sam, channel: 'D1', tab: 'home' });
      await slack.settled();
    };
    await open();
    expect(home()).toContain('/coalition setup');

    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla');
    await room.say('layla', 'water', '/group bind Water');
    await room.say('sam', 'water', '/action add Book the hall owner:@sam due:2026-11-06');
    const card = room.seen('sam', 'water').at(-1);
    await open();
    expect(home()).toContain('Your action items (1)\n#1 Book the hall');

    await people.pressHome('sam', 'Log progress');
    await slack.settled();
    await people.submit('sam', room.form(), { text: 'Two halls answered' });
    await slack.settled();
    expect(home()).toContain('Book the hall');

    await people.pressHome('sam', 'Done');
    await slack.settled();
    expect(home()).toContain('You have nothing open.');
    // The card in the channel is drawn anew through the outbox.
    await room.beat();
    expect(wordsOfBlocks(card?.blocks ?? [])).toContain('Done: #1');

    await people.pressHome('sam', '', 'ar');
    await slack.settled();
    expect(home()).toContain('صفحتك');
    expect(counterpart.refused).toEqual([]);
  });

  it('says in a window what the home has no room for', async () => {
    const room = await openRoom(await openTestStore(), { way: 'HTTP' });
    const { people, slack, counterpart } = room;
    const sam = people.person('sam');
    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla');
    await room.say('layla', 'water', '/group bind Water');
    await room.say('sam', 'water', '/action add Book the hall owner:@sam');
    await people.event({ type: 'app_home_opened', user: sam, channel: 'D1', tab: 'home' });
    await slack.settled();
    const before = counterpart.homes.get(sam);
    await room.say('layla', 'water', '/action done #1');
    if (before) counterpart.homes.set(sam, before);
    room.clock.moveTo(room.clock.now() + 60 * 60_000);
    await people.pressHome('sam', 'Done');
    await slack.settled();
    expect(wordsOfBlocks((room.form()?.blocks ?? []) as unknown[])).toContain('marked #1 done');
    expect(counterpart.refused).toEqual([]);
  });
});
