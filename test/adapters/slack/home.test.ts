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
    const card = room
      .seen('sam', 'water')
      .findLast((one) => wordsOfBlocks(one.blocks ?? []).includes('Book the hall'));
    await open();
    expect(home()).toContain('Your action items (1)\n#1 Book the hall');

    await people.pressHome('sam', 'Log progress');
    await slack.settled();
    await people.submit('sam', room.form(), { text: 'Two halls answered' });
    await slack.settled();
    expect(home()).toContain('Book the hall');

    await people.pressHome('sam', 'Done');
    await slack.settled();
    expect(home()).toContain('Nothing of yours is open.');
    // The card in the channel is redrawn through the outbox.
    await room.beat();
    expect(wordsOfBlocks(card?.blocks ?? [])).toContain('Done: #1');

    await people.pressHome('sam', '', 'ar');
    await slack.settled();
    expect(home()).toContain('صفحتك');
    expect(counterpart.refused).toEqual([]);
  });

  it.each(ways)('greets whoever opens it where Slack told nobody who installed it: %s', async (way) => {
    // With the token of a workspace there was no installation that Halqa saw: it greets nobody by itself.
    const room = await openRoom(await openTestStore(), { way });
    const { people, slack, counterpart } = room;
    expect(counterpart.shown).toEqual([]);
    const ana = people.person('ana');
    await people.event({ type: 'app_home_opened', user: ana, channel: 'D1', tab: 'home' });
    await slack.settled();
    await people.pressHome('ana', 'Set up');
    await slack.settled();
    expect(wordsOfBlocks((room.form()?.blocks ?? []) as unknown[])).toContain('Time zone');
    expect(counterpart.shown).toEqual([]);
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
    expect(wordsOfBlocks((room.form()?.blocks ?? []) as unknown[])).toContain('#1 was marked done');
    expect(counterpart.refused).toEqual([]);
  });

  it.each(ways)('is redrawn when something changes elsewhere, once for all of it: %s', async (way) => {
    const room = await openRoom(await openTestStore(), { way });
    const { people, slack, counterpart } = room;
    const open = async (who: string) => {
      await people.event({ type: 'app_home_opened', user: people.person(who), channel: 'D1', tab: 'home' });
      await slack.settled();
    };
    const home = (who: string) =>
      wordsOfBlocks((counterpart.homes.get(people.person(who))?.blocks ?? []) as unknown[]);
    const published = () => counterpart.calls.filter(({ method }) => method === 'views.publish').length;
    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla');
    await room.say('layla', 'water', '/group bind Water');
    await room.say('sam', 'water', '/group join');
    await room.say('sam', 'water', '/action add Book the hall owner:@sam');
    await open('sam');
    await open('sam');
    expect(home('sam')).toContain('Book the hall');
    const before = published();

    await room.say('layla', 'water', '/action edit #1 due:2026-11-20');
    await room.say('layla', 'water', '/action add Call the mayor owner:@sam');
    await room.say('layla', 'water', '/event add Clean-up starts:"2026-11-14 10:00" ends:13:00');
    expect(published()).toBe(before);
    await room.beat();
    expect(published()).toBe(before + 1);
    expect(home('sam')).toContain('Your action items (2)');
    expect(home('sam')).toContain('20 Nov');
    expect(home('sam')).toContain('Clean-up');
    expect(home('layla')).toBe('');

    await room.say('layla', 'water', '/action assign #1 me');
    await room.beat();
    expect(home('sam')).toContain('Your action items (1)');
    await room.say('layla', 'water', '/action done #2');
    await room.beat();
    expect(home('sam')).toContain('Nothing of yours is open.');
    await room.say('sam', 'water', '/halqa language ar');
    await room.beat();
    expect(home('sam')).toContain('صفحتك');
    await room.beat();
    expect(published()).toBe(before + 4);
    expect(counterpart.refused).toEqual([]);
  });

  it('is not drawn any more for somebody who was forgotten', async () => {
    const room = await openRoom(await openTestStore(), { way: 'HTTP' });
    const { people, slack, counterpart } = room;
    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested"');
    await room.say('ana', 'water', '/group bind Water');
    await room.say('sam', 'water', '/action add Book the hall owner:@sam');
    await people.event({ type: 'app_home_opened', user: people.person('sam'), channel: 'D1', tab: 'home' });
    await slack.settled();
    await room.say('ana', 'water', '/action edit #1 title:"Book the small hall"');
    const asked = await room.say('sam', 'water', '/halqa forget-me');
    const sure = await room.press('sam', 'water', asked.card, 'Delete my data');
    await room.press('sam', 'water', sure.card, 'Yes, delete my data');
    const published = counterpart.calls.filter(({ method }) => method === 'views.publish').length;
    await room.beat();
    expect(counterpart.calls.filter(({ method }) => method === 'views.publish')).toHaveLength(published);
  });
});
