import { expect, it } from 'vitest';
import { personLeft } from '../../src/app/people/departures.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const coalitionOf = async (chat: Chat) => {
  const coalition = await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
  if (coalition === null) throw new Error('no coalition');
  return coalition;
};

const leave = async (chat: Chat, who: string) => {
  const coalition = await coalitionOf(chat);
  const person = await chat.store.read.people.byAccount(chat.account(who));
  await chat.store.write((repositories) =>
    personLeft(repositories, coalition, person?.id ?? '', chat.clock.now()),
  );
  await chat.beat();
};

eachStore('a former member', (openTestStore) => {
  it('gives open items back to the group, which is told; the history says so', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const card = await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-13');
    await chat.say('sam', 'water', '/action add Call the mayor owner:@Layla Haddad, me');
    await chat.say('sam', 'water', '/action add Already done owner:me');
    await chat.say('sam', 'water', '/action done #3');
    await chat.say('nour', 'schools', '/action add شتلات owner:@Sam Okoye');

    const left = await chat.say('sam', 'water', '/group leave');
    expect(left.kind).toBe('private');
    expect(left.text).toContain('What you had open there goes back to the group: 2 items.');
    await chat.beat();
    expect(chat.posted('water').map(({ card: posted }) => readable(posted))).toEqual([
      [
        'Sam Okoye left Water',
        '1 item is free for anyone to take.',
        '• #1 Book the hall',
        '  free for anyone',
        '• #2 Call the mayor',
        '  still with Layla Haddad',
        'To take one: /action assign #1 me',
      ].join('\n'),
    ]);
    expect(chat.posted('schools')).toEqual([]);
    expect((await chat.say('sam', 'private', '/action mine')).text).toContain('Open (1)\n• #4 شتلات');
    const redrawn = chat.platform.edits.findLast(({ message }) => message.id === card.message?.id);
    expect(readable(redrawn?.card)).toContain('Owner: nobody yet');

    const { id } = await coalitionOf(chat);
    const sam = (await chat.store.read.people.byAccount(chat.account('sam')))?.id;
    const layla = (await chat.store.read.people.byAccount(chat.account('layla')))?.id;
    const item = await chat.store.read.items.byNumber(id, 2);
    expect((await chat.store.read.history.of(id, `item:${item?.id}`)).at(-1)).toMatchObject({
      personId: sam,
      change: 'returned',
      before: { ownerIds: [layla, sam] },
      after: { ownerIds: [layla] },
    });
    const done = await chat.store.read.items.byNumber(id, 3);
    expect(done?.ownerIds).toEqual([sam]);

    await chat.say('sam', 'water', '/group join');
    expect((await chat.say('sam', 'water', '/group leave')).text).not.toContain('group’s again');
    await chat.beat();
    expect(chat.posted('water')).toHaveLength(1);
  });

  it('is told in Arabic, and in private to the convener where the group has no place', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    for (const title of ['شتلات', 'خراطيم'])
      await chat.say('nour', 'schools', `/action add ${title} owner:@نور خليل`);
    await chat.say('nour', 'schools', '/group leave');
    await chat.say('ana', 'general', '/group create Beaches goal:"Clean" convener:@Layla Haddad');
    await chat.say('sam', 'general', '/group join Beaches');
    await chat.say('sam', 'general', '/action add Gloves group:Beaches owner:me');
    await chat.say('sam', 'general', '/group leave Beaches');
    await chat.beat();
    const told = readable(chat.posted('schools')[0]?.card);
    expect(told).toContain('مغادرة نور خليل مجموعة المدارس\nمهمتان متاحتان لمن يتولّاهما.');
    expect(told).toContain('لتولّي واحدة منها: /action assign #1 أنا');
    expect(readable(chat.posted('@layla')[0]?.card)).toContain('Sam Okoye left Beaches\n1 item is free');
  });

  it('leaves every group and committee when the account is gone, and only once', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition role person:@Layla Haddad role:executive');
    await chat.say('sam', 'water', '/action add Book the hall owner:@Layla Haddad');
    await chat.say('nour', 'schools', '/action add شتلات owner:@Layla Haddad');
    await leave(chat, 'layla');
    await leave(chat, 'layla');
    expect(chat.posted('water')).toHaveLength(1);
    const told = readable(chat.posted('water')[0]?.card);
    expect(told).toContain('1 item is free for anyone to take.');
    expect(told).toContain(
      'Layla Haddad was the convener. A coordinator can choose another: /group convener',
    );
    expect(chat.posted('schools')).toHaveLength(1);
    expect(readable(chat.posted('schools')[0]?.card)).not.toContain('/group convener');
    const { id } = await coalitionOf(chat);
    const layla = (await chat.store.read.people.byAccount(chat.account('layla')))?.id ?? '';
    expect(await chat.store.read.roles.of(id, layla)).toEqual([]);
    expect(await chat.store.read.groups.groupsOf(id, layla)).toEqual([]);

    await leave(chat, 'ana');
    expect((await chat.store.read.roles.peopleWith(id, 'coordinator')).map(({ name }) => name)).toEqual([
      'Ana Costa',
    ]);
  });
});
