import { expect, it } from 'vitest';
import { type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const historyOf = async (chat: Chat, about: (ids: { coalition: string; group: string }) => string) => {
  const coalition = await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
  const group = await chat.store.read.groups.byName(coalition?.id ?? '', 'Water');
  const subject = about({ coalition: coalition?.id ?? '', group: group?.id ?? '' });
  return chat.store.read.history.of(coalition?.id ?? '', subject);
};

const idOf = async (chat: Chat, who: string) =>
  (await chat.store.read.people.byAccount(chat.account(who)))?.id ?? '';

eachStore('a group', (openTestStore) => {
  it('says what it is for, who is in it, and how it stands', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const fresh = await chat.say('nour', 'private', '/group info Water');
    expect(fresh.kind).toBe('private');
    expect(fresh.text).toBe(
      [
        'Working group: Water',
        'Every spring tested',
        'Convener: Layla Haddad',
        'Works in: #water',
        'Action items: 0 open, 0 overdue',
        'Next event: none planned: /event add',
        'Members: 2',
        'Layla Haddad · Sam Okoye',
      ].join('\n'),
    );
    for (const line of ['Book the hall due:2026-11-05', 'Call the mayor due:2026-11-30', 'Dropped', 'Done'])
      await chat.say('sam', 'water', `/action add ${line}`);
    await chat.say('sam', 'water', '/action drop #3 no');
    await chat.say('sam', 'water', '/action done #4');
    await chat.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00');
    await chat.pass('2026-11-08T09:00:00Z');
    const busy = await chat.say('sam', 'water', '/group info');
    expect(busy.text).toContain(
      'Action items: 2 open, 1 overdue\nNext event: Beach clean-up, Sat, 14 Nov 2026, 10:00',
    );
    expect((await chat.say('sam', 'general', '/group info')).text).toContain('belongs to no working group');
    await chat.say('nour', 'private', '/halqa language ar');
    expect((await chat.say('nour', 'private', '/group info Water')).text).toContain(
      'المهام: مفتوحة: 2، منها متأخرة: 1\nالفعالية القادمة: Beach clean-up',
    );
  });

  it('is handed to another convener, who becomes a member', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const refused = await chat.say('sam', 'water', '/group convener person:me');
    expect(refused.text).toContain('Only the convener of Water or a coordinator can do that.');
    expect((await chat.say('layla', 'water', '/group convener')).kind).toBe('form');
    expect((await chat.say('ana', 'general', '/group convener @Layla Haddad group:Water')).text).toContain(
      'Layla Haddad is the convener of Water already.',
    );
    const named = await chat.say('layla', 'water', '/group convener @نور خليل');
    expect(named.kind).toBe('public');
    expect(named.text).toContain('نور خليل is now the convener of Water.');
    expect((await chat.say('sam', 'water', '/group info')).text).toContain('Convener: نور خليل');
    expect((await chat.say('sam', 'water', '/group info')).text).toContain('Members: 3');
    expect((await chat.say('layla', 'water', '/group convener person:me')).text).toContain(
      'Only the convener',
    );
    expect((await chat.say('layla', 'water', '/group leave')).text).toContain('You left Water');
    const changes = await historyOf(chat, ({ group }) => `group:${group}`);
    const [created, bound, handed] = changes.filter(({ change }) => change !== 'joined');
    expect([created?.change, bound?.change]).toEqual(['created', 'bound']);
    expect(handed).toMatchObject({
      personId: await idOf(chat, 'layla'),
      change: 'convener',
      before: { convenerId: await idOf(chat, 'layla') },
      after: { convenerId: await idOf(chat, 'nour') },
    });
  });
});

eachStore('a coalition', (openTestStore) => {
  it('gives roles and takes them; someone stays its coordinator', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const say = async (who: string, text: string) => (await chat.say(who, 'general', text)).text;
    expect(await say('omar', '/coalition role person:me role:coordinator')).toContain('Only a coordinator');
    expect(await say('ana', '/coalition role person:me role:none')).toContain(
      'Ana Costa is the only coordinator. Choose another first: /coalition role',
    );
    expect(await say('ana', '/coalition role person:@Sam Okoye role:none')).toContain(
      'Sam Okoye has no role',
    );
    expect(await say('ana', '/coalition role @Sam Okoye role:executive')).toContain(
      'Sam Okoye: executive committee',
    );
    expect(await say('ana', '/coalition role person:@Sam Okoye role:"Executive committee"')).toContain(
      'Sam Okoye has that role already: executive committee.',
    );
    expect(await say('ana', '/coalition role person:@Sam Okoye role:coordinator')).toContain(
      'coordinator · executive committee',
    );
    expect(await say('sam', '/coalition role person:@Ana Costa role:none')).toContain('Ana Costa: no role');
    expect(await say('ana', '/coalition role person:me role:coordinator')).toContain('Only a coordinator');
    expect(await say('sam', '/coalition info')).toContain('Coordinators: Sam Okoye');
    const sam = await idOf(chat, 'sam');
    expect(
      (await historyOf(chat, () => `person:${sam}`)).map(({ before, after }) => [before, after]),
    ).toEqual([
      [{ roles: [] }, { roles: ['executive'] }],
      [{ roles: ['executive'] }, { roles: ['coordinator', 'executive'] }],
    ]);
  });

  it('speaks a language in its places, and another one in one of them', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const say = async (who: string, where: string, text: string) => chat.say(who, where, text);
    expect((await say('layla', 'water', '/coalition language ar')).text).toContain('Only a coordinator');
    expect((await say('sam', 'water', '/coalition language ar here')).text).toContain(
      'Only the convener of Water or a coordinator',
    );
    expect((await say('omar', 'general', '/coalition language ar here')).text).toContain(
      'Only a coordinator',
    );

    for (const who of ['ana', 'layla']) await say(who, 'private', '/halqa language en');
    const changed = await say('ana', 'general', '/coalition language العربية');
    expect(changed.kind).toBe('private');
    expect(changed.text).toContain('Clean Coast now uses Arabic wherever no other');
    expect((await say('sam', 'water', '/action add Book the hall')).text).toContain('المهمة #1');
    const here = await say('layla', 'water', '/coalition language en here');
    expect(here.text).toContain('From now on I write in English in #water.');
    expect((await say('sam', 'water', '/action add Call the mayor')).text).toContain('Action item #2');
    expect((await say('sam', 'water', '/group info')).text).toContain('#water');
    expect((await say('ana', 'general', '/coalition language en #schools')).text).toContain('in #schools');
    expect((await say('nour', 'schools', '/action add شتلات')).text).toContain('Action item #3');

    expect(await historyOf(chat, ({ coalition }) => `coalition:${coalition}`)).toMatchObject([
      { change: 'created' },
      { change: 'language', before: { language: 'en' }, after: { language: 'ar' } },
    ]);
    expect(await historyOf(chat, () => 'place:sandbox:sandbox:schools')).toMatchObject([
      { change: 'language', before: { language: 'ar' }, after: { language: 'en' } },
    ]);
  });
});
