import { expect, it } from 'vitest';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { openRoom, ways } from '../../fixtures/slack/room.ts';
import { oneStore } from '../../fixtures/store.ts';

oneStore('an account that Slack closed', (openTestStore) => {
  const open = async (way: (typeof ways)[number]) => {
    const room = await openRoom(await openTestStore(), { way });
    const { people, slack, counterpart } = room;
    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla');
    await room.say('layla', 'water', '/group bind Water');
    await room.say('sam', 'water', '/group join');
    return {
      ...room,
      changed: async (who: string, deleted: boolean, id?: string) => {
        const user = { id: people.person(who), name: who, team_id: counterpart.team, deleted };
        await people.event({ type: 'user_change', user }, id);
        await slack.settled();
        await room.beat();
      },
      posted: (where: string) =>
        counterpart.shown
          .filter(({ channel, to }) => channel === people.channel(where) && to === undefined)
          .map(readMessage)
          .filter((text) => text.includes(' left Water')),
    };
  };

  it.each(ways)('gives back what its person had open, once, and lets them come back: %s', async (way) => {
    const room = await open(way);
    await room.say('sam', 'water', '/action add Book the hall owner:@sam due:2026-11-06');
    await room.changed('sam', false);
    expect(room.posted('water')).toEqual([]);

    await room.changed('sam', true, 'Ev1');
    await room.changed('sam', true, 'Ev1');
    await room.changed('sam', true);
    expect(room.posted('water')).toHaveLength(1);
    expect(room.posted('water')[0]).toContain('Sam Okoye left Water\n1 item is free for anyone to take.');

    await room.changed('sam', false);
    await room.changed('sam', true, 'Ev1');
    await room.say('sam', 'water', '/group join');
    await room.say('sam', 'water', '/action assign #1 me');
    await room.beat();
    expect((await room.say('sam', 'water', '/action mine')).text).toContain('Book the hall');
    expect(room.posted('water')).toHaveLength(1);
    expect(room.counterpart.refused).toEqual([]);
  });

  it('tells the coordinators to name another convener', async () => {
    const room = await open('HTTP');
    await room.changed('layla', true);
    expect(room.posted('water')[0]).toContain('Layla Haddad was the convener');
    const told = room.counterpart.shown.map(readMessage).find((text) => text.includes('no convener'));
    expect(told).toContain('Layla Haddad has left, and was the convener of:\nWater');
    expect(told).toContain('/group convener');
  });

  it('is told of by a message that Slack refuses, where the event was missed', async () => {
    const room = await open('HTTP');
    await room.say('sam', 'water', '/action add Book the hall owner:@sam due:2026-11-06');
    room.counterpart.troubles.push({
      method: 'conversations.open',
      how: { error: 'user_disabled' },
    });
    await room.pass('2026-11-06T09:00:00Z');
    expect(room.posted('water')).toHaveLength(1);
  });
});
