import { expect, it } from 'vitest';
import { type Chat, day } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

/** After it, two who close the same thing did not do so at the same time. */
const minute = 60_000;

const monthsOf = (chat: Chat) => chat.posted('executive').map(({ card }) => card.title.split(': ')[1]);

scenes('languages', (open) => {
  it('are that of the person in private, and that of the place in public', async () => {
    const { chat } = await open();
    await chat.say('sam', 'private', '/halqa language ar');
    const added = await chat.say('sam', 'water', '/action add Book the hall');
    expect(added.card?.language).toBe('en');
    expect((await chat.say('sam', 'water', '/action list')).card?.language).toBe('ar');
    expect((await chat.say('sam', 'schools', '/action add Trees')).card?.language).toBe('ar');
    // People who have chosen none are answered in the language of the place that they write in.
    expect((await chat.say('layla', 'schools', '/action list')).card?.language).toBe('ar');
    await chat.say('layla', 'water', '/action done #1');
    chat.clock.moveTo(chat.clock.now() + minute);
    const again = await chat.press('sam', added, 'Done');
    expect([again.card?.language, again.aside?.language]).toEqual(['en', 'ar']);
  });

  it('are that of the platform until a person chooses', async () => {
    const { chat } = await open();
    const say = (text: string) =>
      chat.bot({
        kind: 'command',
        id: text,
        account: chat.account('yusuf'),
        place: { platform: 'sandbox', workspace: 'sandbox', id: 'general', name: 'general' },
        direct: false,
        at: chat.clock.now(),
        locale: 'ar',
        named: { people: [], places: [] },
        said: { as: 'text', text },
      });
    const languageOf = async (text: string) => {
      const reply = await say(text);
      return 'card' in reply ? reply.card.language : reply.kind;
    };
    expect(await languageOf('/group list')).toBe('ar');
    expect(await languageOf('/dance')).toBe('ar');
    await chat.say('yusuf', 'private', '/halqa language en');
    expect(await languageOf('/coalition info')).toBe('en');
  });

  it('of a place are taken back: it speaks as the coalition does again', async () => {
    const { chat } = await open();
    await chat.say('omar', 'schools', '/coalition language ar here');
    const back = await chat.say('omar', 'schools', '/coalition language التحالف هنا');
    expect(back.text).toContain('لم تعد للمكان #schools لغة خاصة. لغته الآن الإنجليزية كسائر Clean Coast.');
    expect((await chat.say('nour', 'schools', '/action add Trees')).card?.language).toBe('en');
    await chat.say('ana', 'general', '/coalition language ar');
    expect((await chat.say('nour', 'schools', '/action add Seeds')).card?.language).toBe('ar');
    expect((await chat.say('ana', 'general', '/coalition language coalition')).text).toContain(
      'أي مكان يعود إلى لغة التحالف',
    );
  });

  it('follow the coalition where nobody chose', async () => {
    const { chat } = await open({ setup: 'language:ar digits:arab' });
    expect((await chat.say('sam', 'water', '/action add Book the hall')).text).toContain('المهمة #١');
    expect((await chat.say('sam', 'private', '/coalition info')).card?.language).toBe('ar');
  });
});

scenes('a coalition', (open) => {
  it('is changed by its coordinator, and keeps what was not said', async () => {
    const { chat, records } = await open({ setup: 'mission:Clean water for all threshold:7' });
    const changed = await chat.say('ana', 'general', '/coalition setup Cleaner Coast zone:cairo');
    expect(changed.text).toContain('Cleaner Coast\nClean water for all\nTime zone: Africa/Cairo');
    expect(changed.text).toContain('Work week: Sunday to Thursday');
    expect(changed.text).toContain('Show poll results from: 7 answers');
    expect(changed.text).toContain('The settings are saved.');
    const { coalition, workspace, role } = await records();
    expect([coalition?.length, workspace?.length, role?.length]).toEqual([1, 1, 1]);
  });

  it('is set up first: help says so, and no more once it is', async () => {
    const { chat } = await open({ empty: true });
    expect((await chat.say('ana', 'general', '/halqa help')).text).toContain(
      'Whoever sets it up becomes its coordinator: /coalition setup',
    );
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    const help = await chat.say('ana', 'general', '/halqa help');
    expect(help.text).not.toContain('/coalition setup');
    expect(help.text).toContain('Write one line where your group works.');
  });

  it('reads a committee’s summary in one place of a workspace', async () => {
    const { chat } = await open();
    const moved = await chat.say('ana', 'general', '/coalition setup Clean Coast zone:beirut executive:here');
    expect(moved.text).toContain('Executive committee reads in: #general');
    expect(moved.text).toContain('Strategic committee reads in: #strategic');
  });

  it('never loses a summary to a changed time zone', async () => {
    // 08:30 on the first of December in Beirut: half an hour before the summary. In Tokyo it is past nine.
    const { chat } = await open();
    await chat.pass('2026-12-01T06:30:00Z');
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Tokyo');
    await chat.pass(day);
    expect(monthsOf(chat)).toEqual(['November 2026']);
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:America/Los_Angeles');
    await chat.pass('2027-01-02T12:00:00Z');
    expect(monthsOf(chat)).toEqual(['November 2026', 'December 2026']);
  });
});

scenes('a group', (open) => {
  it('is known by its name in any case, with any form of its Arabic letters', async () => {
    const { chat, records } = await open();
    for (const name of ['water', 'WATER', ' Water ', 'المَدارس', 'المـــدارس'])
      expect((await chat.say('sam', 'general', `/action list "${name}"`)).text, name).toContain(
        'Nothing is open',
      );
    await chat.say('ana', 'general', '/group create إغاثة goal:help');
    for (const name of ['اغاثه', 'أغاثة', 'إغاثه', 'اغاثة'])
      expect((await chat.say('ana', 'general', `/group create ${name} goal:help`)).text, name).toContain(
        `There is already a group called ${name}.`,
      );
    const groups = (await records()).working_group?.filter(({ kind }) => kind === 'group');
    expect(groups).toHaveLength(3);
  });

  it('is not given the place of a committee by its convener, but by a coordinator', async () => {
    const { chat } = await open();
    const refused = await chat.say('layla', 'executive', '/group bind Water');
    expect(refused.text).toContain('The executive committee reads in #executive.');
    expect((await chat.say('layla', 'general', '/group bind Water place:#strategic')).text).toContain(
      'The strategic committee reads in #strategic.',
    );
    const added = await chat.say('layla', 'executive', '/action add Book the hall');
    expect(added.text).toContain('Group: Executive committee');
    expect((await chat.say('ana', 'executive', '/group bind Water')).kind).toBe('public');
    expect((await chat.say('layla', 'executive', '/action add Sell the hall')).text).toContain(
      'Group: Water',
    );
    expect((await chat.say('layla', 'executive', '/coalition language ar here')).text).toContain(
      'Only a coordinator',
    );
    expect((await chat.say('ana', 'executive', '/coalition language ar here')).kind).toBe('private');
  });

  it('gives what is said in its place to itself, also in several places', async () => {
    const { chat } = await open();
    await chat.say('layla', 'general', '/group bind Water');
    expect((await chat.say('sam', 'general', '/action add Call the mayor')).text).toContain('Group: Water');
    expect((await chat.say('sam', 'water', '/action add Trees group:المدارس')).text).toContain(
      'Group: المدارس',
    );
    // About an item, it is the group of the item, wherever it is said.
    expect((await chat.say('sam', 'water', '/progress log #2 Bought them')).text).toContain(
      'Sam Okoye, المدارس',
    );
  });
});

scenes('the list of items', (open) => {
  it('has the overdue first, then the open by their dates, then what was done in two weeks', async () => {
    const { chat } = await open({ now: '2026-11-02T09:00:00Z' });
    for (const line of [
      'later due:2026-12-20',
      'nobody knows',
      'late due:2026-11-06',
      'long late due:2026-11-03',
      'done long ago',
      'done lately',
      'soon due:2026-11-21',
      'today due:2026-11-20',
      'elsewhere group:المدارس',
    ])
      await chat.say('sam', 'water', `/action add ${line}`);
    chat.clock.moveTo(Date.parse('2026-11-05T09:00:00Z'));
    await chat.say('sam', 'water', '/action done #5');
    chat.clock.moveTo(Date.parse('2026-11-19T08:59:00Z'));
    await chat.say('sam', 'water', '/action done #6');
    chat.clock.moveTo(Date.parse('2026-11-20T09:00:00Z'));
    const seen = await chat.say('sam', 'water', '/action list');
    const lines = seen.text.split('\n').filter((line) => !line.startsWith('  '));
    expect(lines).toEqual([
      'Water: action items',
      'Overdue (2)',
      '• #4 long late',
      '• #3 late',
      'Open (4)',
      '• #8 today',
      '• #7 soon',
      '• #1 later',
      '• #2 nobody knows',
      'Done in the last two weeks (1)',
      '• #6 done lately',
    ]);
    expect(seen.text).toContain('Fri, 6 Nov 2026, 14 days late');
    const select = seen.card?.blocks.find((block) => block.kind === 'select');
    if (select?.kind !== 'select') throw new Error('no select');
    expect(select.options).toHaveLength(6);
    const [first] = select.options;
    const picked = await chat.choose('sam', 'water', select.token, first?.value ?? '');
    expect(picked.kind).toBe('redraw');
    expect(picked.text).toContain('Overdue (1)');
    expect(picked.text).toContain('Done in the last two weeks (2)\n• #4 long late');
    chat.clock.moveTo(chat.clock.now() + minute);
    const twice = await chat.choose('nour', 'water', select.token, first?.value ?? '');
    expect(twice.text).toContain('#4 was marked done by Sam Okoye');
  });

  it('says how many there are, and shows the others on further pages', async () => {
    const { chat } = await open();
    for (let n = 0; n < 40; n += 1) await chat.say('sam', 'water', `/action add Line ${n}`);
    const seen = await chat.say('sam', 'water', '/action list');
    expect(seen.text).toContain('Open (40)');
    expect(seen.text).toContain('• #10 Line 9\n');
    expect(seen.text).not.toContain('Line 10');
    expect((await chat.press('sam', seen, 'Next')).text).toContain('• #11 Line 10\n');
  });
});
