import { expect, it } from 'vitest';
import { createRepositories } from '../../src/store/repositories.ts';
import { type Chat, openChat, setUp } from '../fixtures/chat.ts';
import { tablesWith } from '../fixtures/rows.ts';
import { eachDatabase } from '../fixtures/store.ts';

const halqa = { migrations: new URL('../../migrations/', import.meta.url), createRepositories };

/** Layla owns, logs, raises, resolves, adds and rates; others mention her. */
const busyLayla = async (chat: Chat): Promise<void> => {
  for (const [who, where, line] of [
    ['sam', 'water', '/action add Book the hall owner:@Layla Haddad due:next friday'],
    ['sam', 'water', '/action add Print the posters owner:@Layla Haddad'],
    ['layla', 'water', '/action done #2'],
    ['layla', 'water', '/progress log #1 Two halls answered'],
    ['layla', 'water', '/progress difficulty #1 The hall is closed help:"a hall" from:"the municipality"'],
    ['layla', 'water', '/event add Beach clean-up starts:"2026-11-14 10:00" ends:13:00'],
    ['layla', 'private', '/halqa language en'],
  ] as const)
    expect((await chat.say(who, where, line)).text).not.toContain('That didn’t work');
};

eachDatabase('privacy', (freshDatabase) => {
  const open = async (more = '') => {
    const fresh = await freshDatabase(halqa);
    const names: Record<string, string> = {};
    const chat = openChat({ store: await fresh.open(halqa), names });
    await setUp(chat, more);
    return { chat, names, url: fresh.url };
  };

  it('tells a person everything that is kept of them, and no answer to a poll', async () => {
    const { chat } = await open();
    await busyLayla(chat);
    await chat.pass('2026-11-14T12:00:00Z');
    const [poll] = chat.posted('water');
    if (!poll) throw new Error('no poll');
    await chat.press('layla', poll, '5 Excellent');

    await chat.say('layla', 'water', '/progress log #1 One hall is left percent:60');
    await chat.say('layla', 'private', '/halqa reminders off');
    const mine = await chat.say('layla', 'private', '/halqa my-data');
    expect(mine.kind).toBe('private');
    expect(mine.text).toContain('2 action items that you own, added, finished or dropped');
    expect(mine.text).toContain('Your answers to polls: they are stored without your name');
    const file = JSON.parse(mine.file?.text ?? '{}');
    expect(file.person).toMatchObject({ name: 'Layla Haddad', language: 'en', reminders: false });
    expect(file.accounts).toEqual([
      { platform: 'sandbox', workspace: 'sandbox', id: 'layla', writtenTo: true, closedAt: null },
    ]);
    expect(file.convenes).toEqual(['Water']);
    expect(file.items).toMatchObject([
      { number: 1, title: 'Book the hall', owned: true, addedAt: null, doneAt: null },
      { number: 2, title: 'Print the posters', owned: true, doneAt: '2026-11-04T09:00:00.000Z' },
    ]);
    expect(file.progress).toMatchObject([
      { item: 1, group: 'Water', text: 'Two halls answered', percent: null },
      { item: 1, group: 'Water', text: 'One hall is left', percent: 60 },
    ]);
    expect(file.difficulties).toMatchObject([{ number: 3, text: 'The hall is closed' }]);
    expect(file.events).toMatchObject([{ number: 4, title: 'Beach clean-up' }]);
    expect(file.changes.map(({ change }: { change: string }) => change)).toContain('done');
    expect(mine.file?.text).not.toMatch(/score|ballot|pseudonym|"answer"/);
    expect(mine.file?.text).not.toContain('Sam Okoye');
  });

  it('tells a person what others recorded about them, in the language they read', async () => {
    const { chat, names } = await open('open:no');
    for (const [who, where, line] of [
      ['sam', 'water', '/action add Book the hall owner:@Layla Haddad'],
      ['sam', 'water', '/action assign #1 owner:@Sam Okoye'],
      ['ana', 'general', '/coalition role @Layla Haddad role:executive'],
      ['sam', 'water', '/progress log Layla Haddad found a hall'],
      ['sam', 'water', '/progress log LaylaHaddadova found nothing'],
      [
        'sam',
        'water',
        '/progress difficulty #1 The door is locked help:"a key from Layla Haddad" from:"the municipality"',
      ],
      ['nour', 'schools', '/progress log Layla Haddad is on holiday'],
      ['layla', 'private', '/halqa language ar'],
    ] as const) {
      chat.clock.moveTo(chat.clock.now() + 60_000);
      expect((await chat.say(who, where, line)).text, line).not.toContain('That didn’t work');
    }
    names.layla = 'Layla Salem';
    await chat.say('layla', 'private', '/halqa reminders off');
    await chat.say('ana', 'general', '/coalition role @Layla Salem role:none');
    await chat.say('layla', 'private', '/halqa language ar');
    const mine = await chat.say('layla', 'private', '/halqa my-data');
    expect(mine.text).toContain('التغييرات التي أجراها آخرون على مهامك');
    expect(mine.text).toContain('النصوص التي كتبها آخرون');
    const file = JSON.parse(mine.file?.text ?? '{}');
    expect(file.notIncluded).toHaveLength(3);
    for (const sentence of file.notIncluded) expect(sentence).toMatch(/[\u0600-\u06ff]/u);
    expect(file.changesByOthers).toMatchObject([
      { change: 'created', of: 'group', group: 'Water', by: 'Ana Costa', after: { convenedByYou: true } },
      { change: 'added', item: 1, title: 'Book the hall', after: { yours: true } },
      { change: 'assigned', item: 1, before: { yours: true }, after: { yours: false } },
      { change: 'role', of: 'person', by: 'Ana Costa', after: { roles: ['executive'] } },
      { change: 'role', of: 'person', by: 'Ana Costa', after: { roles: [] } },
    ]);
    // She sits on the executive committee as a convener, and may read every group.
    expect(file.textsNamingYou).toMatchObject([
      { in: 'progress', group: 'Water', text: 'Layla Haddad found a hall' },
      { in: 'difficulty help', number: 2, group: 'Water', text: 'a key from Layla Haddad' },
      { in: 'progress', group: 'المدارس', text: 'Layla Haddad is on holiday' },
    ]);
    expect(file.summariesNamingYou).toEqual([]);
    expect(mine.file?.text).not.toContain('Sam Okoye');
    expect(mine.file?.text).not.toContain('LaylaHaddadova');

    const sam = JSON.parse((await chat.say('sam', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(sam.notIncluded[0]).toContain('Your answers to polls');
    // What Nour wrote in a group that Sam may not read is not told to him.
    await chat.say('nour', 'schools', '/progress log Sam Okoye was here');
    const again = JSON.parse((await chat.say('sam', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(again.textsNamingYou).toEqual([]);
  });

  it('keeps the file nowhere', async () => {
    const { chat, url } = await open();
    await busyLayla(chat);
    await chat.say('layla', 'private', '/halqa my-data');
    expect(await tablesWith(url, 'notIncluded')).toEqual([]);
  });

  it('has nothing to tell somebody who never spoke', async () => {
    const { chat } = await open();
    expect((await chat.say('yusuf', 'private', '/halqa my-data')).text).toContain('Nothing about you');
    expect((await chat.say('yusuf', 'private', '/halqa forget-me')).text).toContain('Nothing about you');
  });

  it('forgets a person after asking twice, and finds the name nowhere', async () => {
    const { chat, url } = await open();
    await busyLayla(chat);
    await chat.say('ana', 'general', '/group create Sand goal:"Clean sand"');
    await chat.say('sam', 'water', '/action add Sweep owner:@Nour');
    await chat.say('nour', 'schools', '/action add Plant owner:@نور خليل due:next friday');
    await chat.say('nour', 'schools', '/action add Water it owner:@نور خليل group:المدارس');
    await chat.say('nour', 'schools', '/progress log Bought the plants');
    await chat.pass('2026-11-14T12:00:00Z');
    const [poll] = chat.posted('water');
    if (!poll) throw new Error('no poll');
    await chat.press('nour', poll, '1 Poor');
    await chat.press('sam', poll, '5 Excellent');
    expect(await tablesWith(url, 'نور خليل')).toContain('delivery');

    await chat.say('nour', 'private', '/halqa language en');
    const first = await chat.say('nour', 'private', '/halqa forget-me');
    expect(first.text).toContain('Your name on 2 open items, which go back to the group');
    expect(first.text).toContain('is shown as the work of “a former member”');
    expect((await chat.press('sam', first, 'Delete my data')).text).toContain('not here any more');
    const second = await chat.press('nour', first, 'Delete my data');
    expect(second.text).toContain('This cannot be undone');
    expect(await tablesWith(url, 'نور خليل')).toContain('person');
    expect((await chat.press('nour', second, 'Keep everything')).text).toContain('Nothing was deleted');
    expect(await tablesWith(url, 'نور خليل')).toContain('person');

    const gone = await chat.press('nour', second, 'Yes, delete my data');
    expect(gone.text).toContain('Your data is deleted');
    expect(await tablesWith(url, 'نور خليل')).toEqual([]);
    await chat.beat();
    expect(await tablesWith(url, 'نور خليل')).toEqual([]);

    await chat.say('sam', 'private', '/halqa language en');
    const list = await chat.say('sam', 'schools', '/action list');
    expect(list.text).toContain('Plant');
    expect(list.text).toContain('nobody yet');
    // Her answer went with her: one is left.
    await chat.pass('2026-11-18T00:00:00Z');
    const results = chat.posted('water').map(({ card }) => JSON.stringify(card));
    expect(results.some((text) => text.includes('2 answers'))).toBe(false);

    await chat.say('nour', 'schools', '/progress log Back again');
    const back = JSON.parse((await chat.say('nour', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(back.progress).toHaveLength(1);
    expect(back.groups).toEqual([]);
  });

  it('finds a former name wherever it is still stored, and forgets it too', async () => {
    const { chat, names, url } = await open();
    await chat.say('nour', 'private', '/halqa language en');
    await chat.say('nour', 'schools', '/action add Plant owner:@نور خليل due:next friday');
    await chat.say('nour', 'schools', '/progress log Bought the plants');
    await chat.say('nour', 'schools', '/group leave');
    await chat.beat();
    for (const name of ['Nour K.', 'Nour K. Salem', 'Dr (Nour)', 'Nour Salem']) {
      names.nour = name;
      await chat.say('nour', 'schools', `/group join`);
      await chat.say('nour', 'schools', '/action add Water owner:@me');
      await chat.say('nour', 'schools', '/action done Water');
    }
    const mine = JSON.parse((await chat.say('nour', 'private', '/halqa my-data')).file?.text ?? '{}');
    expect(mine.person.name).toBe('Nour Salem');
    expect(mine.formerNames).toEqual(['Dr (Nour)', 'Nour K.', 'Nour K. Salem', 'نور خليل']);
    const all = ['نور خليل', 'Nour K.', 'Nour K. Salem', 'Dr (Nour)', 'Nour Salem'];
    expect(await tablesWith(url, 'نور خليل')).toContain('outbox');
    for (const name of all) expect(await tablesWith(url, name)).toContain('delivery');

    const first = await chat.say('nour', 'private', '/halqa forget-me');
    await chat.press('nour', await chat.press('nour', first, 'Delete my data'), 'Yes, delete my data');
    for (const name of all) expect(await tablesWith(url, name), name).toEqual([]);
    await chat.beat();
    for (const name of all) expect(await tablesWith(url, name), name).toEqual([]);
  });

  it('repeats no press into a new person', async () => {
    const { chat, url } = await open();
    await chat.say('nour', 'schools', '/progress log Bought the plants', 'once');
    await chat.say('nour', 'private', '/halqa language en');
    const first = await chat.say('nour', 'private', '/halqa forget-me');
    const second = await chat.press('nour', first, 'Delete my data');
    await chat.press('nour', second, 'Yes, delete my data', 'last');
    expect((await chat.press('nour', second, 'Yes, delete my data', 'last')).text).toContain(
      'Your data is deleted',
    );
    expect((await chat.say('nour', 'schools', '/progress log Bought the plants', 'once')).text).toContain(
      'Your data is deleted',
    );
    expect(await tablesWith(url, 'نور خليل')).toEqual([]);
  });

  it('names who left so that cards can be read, in both languages', async () => {
    const { chat } = await open();
    await chat.say('nour', 'schools', '/action add Plant');
    await chat.say('nour', 'schools', '/action done #1');
    await chat.say('nour', 'private', '/halqa language en');
    const first = await chat.say('nour', 'private', '/halqa forget-me');
    await chat.press('nour', await chat.press('nour', first, 'Delete my data'), 'Yes, delete my data');
    await chat.clock.moveTo(chat.clock.now() + 60_000);
    await chat.say('sam', 'private', '/halqa language en');
    expect((await chat.say('sam', 'schools', '/action list')).text).toContain('a former member');
    expect((await chat.say('sam', 'schools', '/action done #1')).text).toContain('a former member');
    await chat.say('sam', 'private', '/halqa language ar');
    expect((await chat.say('sam', 'schools', '/action list')).text).toContain('عضو سابق');
  });

  it('asks the last coordinator and a convener to hand over first', async () => {
    const { chat } = await open('language:ar');
    await chat.say('ana', 'private', '/halqa language ar');
    expect((await chat.say('ana', 'private', '/halqa forget-me')).text).toContain('التنسيق لديك وحدك');
    await chat.say('omar', 'private', '/halqa language ar');
    expect((await chat.say('omar', 'private', '/halqa forget-me')).text).toContain('لديك تيسير المدارس');
    await chat.say('nour', 'private', '/halqa language ar');
    const asked = await chat.say('nour', 'private', '/halqa forget-me');
    expect(asked.text).toContain('ما يبقى بلا اسمك');
    expect((await chat.press('nour', asked, 'حذف بياناتي')).text).toContain('تأكيد أخير');
  });
});
