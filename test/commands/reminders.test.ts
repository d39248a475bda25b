import { expect, it } from 'vitest';
import { buttonsOf, type Chat, day, hour, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('reminders', (openTestStore) => {
  /** Wednesday 4 November 2026, eleven in the morning in Beirut; the coalition works Sunday to Thursday. */
  const open = async (now?: string) => {
    const chat = openChat({ store: await openTestStore(), ...(now === undefined ? {} : { now }) });
    await setUp(chat);
    return chat;
  };
  const add = (chat: Chat, title: string, due: string, ...owners: readonly string[]) =>
    chat.say(
      'layla',
      'water',
      `/action add ${title} due:${due} ${owners.length > 0 ? `owner:${owners.join(' ')}` : ''}`,
    );
  const heard = (chat: Chat, who: string) => chat.posted(`@${who}`).map(({ card }) => readable(card));
  /** The days on which somebody was written to, as the keys say them. */
  const days = (chat: Chat, who: string) => chat.posted(`@${who}`).map(({ key }) => key.split(':')[1]);

  it('come three days before, on the day, and once a week when overdue', async () => {
    const chat = await open();
    await add(chat, 'Book the hall', '2026-11-11', '@Sam Okoye');
    await chat.pass('2026-12-01T12:00:00Z');
    expect(days(chat, 'sam')).toEqual(['2026-11-08', '2026-11-11', '2026-11-18', '2026-11-25']);
    const [soon, due, late] = heard(chat, 'sam');
    expect(soon).toContain(
      '1 of your items needs attention\nComing up\n• #1 Book the hall\n  Water, due Wed, 11 Nov 2026',
    );
    expect(due).toContain('Due today\n• #1 Book the hall');
    expect(late).toContain('Overdue\n• #1 Book the hall\n  Water, due Wed, 11 Nov 2026, 7 days late');
    expect(late).toContain('/halqa reminders off');
  });

  it('come at nine in the morning, never on a day off', async () => {
    const chat = await open();
    await add(chat, 'Book the hall', '2026-11-10', '@Sam Okoye');
    const before = async (instant: string) => {
      await chat.pass(instant);
      return heard(chat, 'sam').length;
    };
    // Three days before is a Saturday: the last workday before it is Thursday.
    expect(await before('2026-11-05T06:59:59Z')).toBe(0);
    expect(await before('2026-11-05T07:00:00Z')).toBe(1);
    expect(await before('2026-11-10T06:59:59Z')).toBe(1);
    expect(await before('2026-11-10T07:00:00Z')).toBe(2);
  });

  it('of something due on a day off come on the last workday before', async () => {
    const chat = await open();
    await add(chat, 'Meet the mayor', '2026-11-14', '@Sam Okoye');
    await chat.pass('2026-11-20T12:00:00Z');
    expect(days(chat, 'sam')).toEqual(['2026-11-11', '2026-11-12', '2026-11-19']);
    expect(heard(chat, 'sam')[1]).toContain('Coming up\n• #1 Meet the mayor\n  Water, due Sat, 14 Nov 2026');
  });

  it('put several items in one message, and tell each owner', async () => {
    const chat = await open();
    await add(chat, 'One', '2026-11-12', '@Sam Okoye');
    await add(chat, 'Two', '2026-11-15', '@Sam Okoye');
    await add(chat, 'Three', '2026-11-12', '@Layla Haddad');
    await add(chat, 'Four', '2026-11-12');
    await chat.pass('2026-11-12T12:00:00Z');
    const [, last] = heard(chat, 'sam');
    expect(last).toContain(
      '2 of your items need attention\nDue today\n• #1 One\n  Water, due Thu, 12 Nov 2026\nComing up\n• #2 Two',
    );
    expect(last).not.toContain('Three');
    expect(heard(chat, 'layla').at(-1)).toContain('#3 Three');
    const said = ['ana', 'omar', 'nour'].flatMap((who) => heard(chat, who));
    expect(said).toEqual([]);
  });

  it('are silent where nothing is due', async () => {
    const chat = await open();
    await add(chat, 'Without a date', '2027-03-01', '@Sam Okoye');
    await chat.say('layla', 'water', '/action add No date owner:@Sam Okoye');
    const done = await add(chat, 'Soon done', '2026-11-12', '@Sam Okoye');
    await chat.press('sam', done, 'Done');
    await chat.pass(30 * day);
    expect(heard(chat, 'sam')).toEqual([]);
  });

  it('stop and start again at a word', async () => {
    const chat = await open();
    await add(chat, 'One', '2026-11-12', '@Sam Okoye', '@Layla Haddad');
    const off = await chat.say('sam', 'water', '/halqa reminders off');
    expect(off.kind).toBe('private');
    expect(off.text).toContain('Reminders are off.');
    await chat.pass('2026-11-12T12:00:00Z');
    expect(heard(chat, 'sam')).toEqual([]);
    const on = await chat.say('sam', 'water', '/halqa reminders on');
    expect(on.text).toContain('three days before an item of yours is due, on the day, and once a week');
    await chat.pass('2026-11-19T12:00:00Z');
    expect(days(chat, 'sam')).toEqual(['2026-11-19']);
    const arabic = await chat.say('omar', 'schools', '/halqa reminders إيقاف');
    expect(arabic.text).toContain('التذكير متوقّف.');
  });

  it('speak the language of whom they remind', async () => {
    const chat = await open();
    await chat.say('omar', 'private', '/halqa language ar');
    await chat.say('omar', 'schools', '/action add شراء الشتلات due:2026-11-12 owner:@عمر منصور');
    await chat.pass('2026-11-19T12:00:00Z');
    const [, due, late] = heard(chat, 'omar');
    expect(due).toContain(
      'مهمة تحتاج إلى متابعتك\nموعدها اليوم\n• #1 شراء الشتلات\n  المدارس، الموعد: الخميس، 12 تشرين الثاني 2026',
    );
    expect(late).toContain('متأخرة\n• #1 شراء الشتلات');
  });

  it('say at most one thing after a long sleep, and only when people are at work', async () => {
    const chat = await open();
    for (const due of ['2026-11-12', '2026-11-23', '2026-12-10', '2026-12-11'])
      await add(chat, `Due on ${due}`, due, '@Sam Okoye');
    await chat.pass('2026-11-05T08:00:00Z');
    // Saturday, in the middle of the night.
    chat.clock.moveTo(Date.parse('2026-12-12T01:00:00Z'));
    await chat.beat();
    expect(heard(chat, 'sam')).toEqual([]);
    await chat.pass('2026-12-13T12:00:00Z');
    expect(days(chat, 'sam')).toEqual(['2026-12-13']);
    // Items that fell due in the last days are reminded of at once, older ones on their weekday.
    expect(heard(chat, 'sam')[0]).toContain('Overdue\n• #3 Due on 2026-12-10');
    expect(heard(chat, 'sam')[0]).toContain('• #4 Due on 2026-12-11');
    expect(heard(chat, 'sam')[0]).not.toContain('#1');
    await chat.pass('2026-12-18T12:00:00Z');
    expect(days(chat, 'sam')).toEqual(['2026-12-13', '2026-12-14', '2026-12-17']);
    expect(heard(chat, 'sam')[1]).toContain(
      '#2 Due on 2026-11-23\n  Water, due Mon, 23 Nov 2026, 21 days late',
    );
    expect(heard(chat, 'sam')[2]).toContain('#1 Due on 2026-11-12');
  });

  it('come once, however often the clock looks', async () => {
    const chat = await open();
    await add(chat, 'One', '2026-11-05', '@Sam Okoye');
    chat.clock.moveTo(Date.parse('2026-11-05T09:30:00Z'));
    await Promise.all([chat.beat(), chat.beat()]);
    await chat.beat();
    // The coordinator changes the settings in between, which sets the time anew.
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut week:sat-wed');
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Tokyo week:sun-thu');
    await chat.pass(hour);
    expect(days(chat, 'sam')).toEqual(['2026-11-05']);
  });

  it('can be answered: what is chosen is done, and the rest stands', async () => {
    const chat = await open();
    await add(chat, 'One', '2026-11-05', '@Sam Okoye');
    await add(chat, 'Two', '2026-11-05', '@Sam Okoye');
    await chat.pass('2026-11-05T08:00:00Z');
    const [post] = chat.posted('@sam');
    expect(buttonsOf(post?.card).map(({ label }) => label)).toEqual([
      ...['Done', 'New date', 'Log progress'],
      ...['Done', 'New date', 'Log progress'],
    ]);
    if (post === undefined) throw new Error('no reminder');
    const one = await chat.press('sam', post, 'Done');
    expect(one.kind).toBe('redraw');
    expect(one.text).toContain('1 of your items needs attention\nDone: #1 One\nDue today\n• #2 Two');
    const again = await chat.press('sam', post, 'Done');
    expect(again.text).toContain('Nothing changed.');
    const undone = await chat.press('sam', { ...(one.card && { card: one.card }), ref: post.ref }, 'Undo');
    expect(undone.text).toContain('• #1 One');
    await chat.press('sam', post, 'Done');
    const rest = await chat.press('sam', { ...(one.card && { card: one.card }), ref: post.ref }, 'Done');
    expect(rest.text).toContain('Nothing else is due');
    await chat.pass(20 * day);
    expect(heard(chat, 'sam')).toHaveLength(1);
  });

  it('say how many more there are, where one message cannot tell of all', async () => {
    const chat = await open();
    for (let n = 1; n <= 27; n += 1) await add(chat, `Item ${n}`, '2026-11-05', '@Sam Okoye');
    await chat.pass('2026-11-05T08:00:00Z');
    expect(heard(chat, 'sam')).toHaveLength(1);
    expect(heard(chat, 'sam')[0]).toContain('27 of your items need attention');
    expect(heard(chat, 'sam')[0]).toContain('…and 2 more: /action mine');
  });

  it('of one coalition are no business of another', async () => {
    const store = await openTestStore();
    const chat = openChat({ store });
    await setUp(chat);
    const other = openChat({ store, in: { platform: 'slack', workspace: 'T2' } });
    await setUp(other);
    await add(chat, 'Ours', '2026-11-05', '@Sam Okoye');
    await chat.pass('2026-11-05T08:00:00Z');
    expect(heard(chat, 'sam')).toHaveLength(1);
    expect(heard(other, 'sam')).toEqual([]);
  });
});
