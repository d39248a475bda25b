import { expect, it } from 'vitest';
import { hour } from '../fixtures/chat.ts';
import { type Records, type Scene, scenes } from '../fixtures/records.ts';

/** After it, two who close the same thing did not do so at the same time. */
const minute = 60_000;

/** Items #1 (open), #2 (done), #6 (with two difficulties); difficulties #3, #7, #8; events #4, #5 (cancelled). */
const furnish = async ({ chat }: Scene): Promise<void> => {
  for (const [who, where, line] of [
    ['sam', 'water', '/action add Book the hall'],
    ['sam', 'water', '/action add Call the mayor'],
    ['sam', 'water', '/progress difficulty #1 No hall help:a hall from:the mayor'],
    ['sam', 'water', '/event add Clean-up starts:2026-11-14 10:00'],
    ['sam', 'water', '/event add Gala starts:2026-11-15 10:00'],
    ['sam', 'water', '/action add Buy gloves'],
    ['sam', 'water', '/progress difficulty #6 No money help:money from:anyone'],
    ['sam', 'water', '/progress difficulty #6 No shop help:a shop from:anyone'],
    ['sam', 'water', '/action done #2'],
    ['sam', 'water', '/event cancel #5'],
  ] as const)
    expect((await chat.agree(who, where, line)).kind, line).toBe('public');
  chat.clock.moveTo(chat.clock.now() + minute);
};

const long = (length: number) => 'a'.repeat(length);

/** Who types what where, and the one sentence that comes back. */
const refused: readonly (readonly [who: string, where: string, line: string, sentence: string])[] = [
  // unknown commands
  ['sam', 'water', '/actoin add x', 'I don’t know “actoin”. Did you mean action?'],
  ['sam', 'water', '/action ad x', 'I don’t know “ad”. Did you mean add?'],
  ['sam', 'water', '/dance', 'I don’t know “dance”. See all commands: /halqa help'],
  ['sam', 'water', '/partner list', '/partner has no “list”. What it can do: /halqa help partner'],
  ['sam', 'water', '/coalition info now', 'I don’t understand “now” in /coalition info. Nothing changed.'],
  // unknown item
  ['sam', 'water', '/action done #99', 'There is no #99 here. See /action list'],
  ['sam', 'water', '/progress resolve #99', 'There is no #99 here. See /progress list'],
  ['sam', 'water', '/event cancel #99', 'There is no #99 here. See /event list'],
  ['sam', 'water', '/poll close #99', 'There is no #99 here. See /poll results'],
  ['sam', 'water', '/action done #٩٩', 'There is no #99 here.'],
  ['sam', 'water', '/progress log #99 Called them', 'There is no #99 here.'],
  ['sam', 'water', '/progress resolve #99', 'There is no #99 here.'],
  ['sam', 'water', '/event cancel #99', 'There is no #99 here.'],
  [
    'sam',
    'water',
    '/action done the moon',
    'Item: I found nothing called “the moon”. Write its number, for example #12',
  ],
  ['sam', 'water', '/action done #3', '#3 is a difficulty, not an action item.'],
  ['sam', 'water', '/action done #4', '#4 is an event, not an action item.'],
  ['sam', 'water', '/event cancel #1', '#1 is an action item, not an event.'],
  ['sam', 'water', '/progress resolve #4', '#4 is an event, not a difficulty.'],
  ['sam', 'water', '/progress resolve #2', '#2 has no open difficulty.'],
  ['sam', 'water', '/progress resolve #6', '#6 has several open difficulties: #7, #8. Which one?'],
  // a date in the past, or half understood
  [
    'sam',
    'water',
    '/action add Book due:yesterday',
    'Due: “yesterday” is in the past. For example: next friday',
  ],
  ['sam', 'water', '/action add Book due:2026-11-03', 'Due: “2026-11-03” is in the past.'],
  ['sam', 'water', '/action add Book due:friday or so', 'Due: I can’t read “friday or so” as a date.'],
  ['sam', 'water', '/action add Book due:2026-13-40', 'Due: I can’t read “2026-13-40” as a date.'],
  ['sam', 'water', '/action add Book due:soon', 'Due: I can’t read “soon” as a date.'],
  ['sam', 'water', '/event add Gala starts:tomorrow', 'Starts: I can’t read “tomorrow” as a date and time.'],
  ['sam', 'water', '/event add Gala starts:2026-11-03 10:00', 'Starts: “2026-11-03 10:00” is in the past.'],
  [
    'sam',
    'water',
    '/event add Gala starts:2026-11-20 10:00 ends:2026-11-20 09:00',
    'Ends: “2026-11-20 09:00” is not after the start.',
  ],
  [
    'sam',
    'water',
    '/event add Gala starts:2026-11-20 10:00 ends:2026-12-20 10:00',
    'That event would last more than two weeks.',
  ],
  // too long
  ['sam', 'water', `/action add ${long(301)}`, 'Title is too long: at most 300 characters.'],
  ['sam', 'water', `/progress log ${long(1001)}`, 'What was done is too long: at most 1000 characters.'],
  [
    'sam',
    'water',
    `/progress difficulty No help:${long(301)} from:anyone`,
    'Help needed is too long: at most 300 characters.',
  ],
  ['ana', 'water', `/group create ${long(81)} goal:x`, 'Name is too long: at most 80 characters.'],
  // no permission
  ['sam', 'water', '/group create Trees goal:shade', 'Only a coordinator can do that.'],
  ['sam', 'water', '/coalition setup Mine zone:Asia/Beirut', 'Only a coordinator can do that.'],
  ['sam', 'general', '/group bind Water', 'Only the convener of Water or a coordinator can do that.'],
  [
    'nour',
    'water',
    '/event cancel #4',
    'Only the person who added #4, the convener or a coordinator can cancel it.',
  ],
  ['ana', 'private', '/group bind Water', 'That needs a shared place'],
  // names nobody has
  ['sam', 'water', '/event list Trees', 'Group: there is no group called “Trees”. See /group list'],
  ['sam', 'water', '/action add Book owner:@Nobody', 'Owner: I don’t know “@Nobody”. Mention the person'],
  ['sam', 'water', '/action add Book owner:<@U404>', 'Owner: I don’t know “<@U404>”.'],
  ['ana', 'general', '/coalition setup C zone:Mars', 'Time zone: I don’t know the time zone “Mars”.'],
  [
    'ana',
    'general',
    '/coalition setup C zone:Asia/Beirut executive:#nowhere',
    'Executive committee reads in: I don’t know the place “#nowhere”.',
  ],
  [
    'ana',
    'general',
    '/coalition setup C zone:Asia/Beirut threshold:2',
    'Show poll results from: “2” is not one of the choices: 3 answers, 4 answers',
  ],
  [
    'ana',
    'general',
    '/coalition setup C zone:Asia/Beirut week:sunday',
    'Work week: “sunday” is not one of the choices',
  ],
  ['sam', 'water', '/halqa language fr', 'Language: “fr” is not one of the choices: English, Arabic'],
  ['sam', 'water', '/action add Book due:friday due:monday', 'Due is there twice. Give it once.'],
  // done before
  ['nour', 'water', '/action done #2', '#2 was marked done by Sam Okoye on Wed, 4 Nov 2026'],
  ['sam', 'water', '/event cancel #5', '#5 is already cancelled.'],
  // groups
  ['ana', 'general', '/group create WATER goal:again', 'There is already a group called WATER.'],
  ['sam', 'water', '/group join', 'You are already in Water.'],
  ['nour', 'water', '/group leave', 'You are not in Water.'],
  ['layla', 'water', '/group leave', 'You are the convener of Water. Ask a coordinator to choose another'],
  ['ana', 'schools', '/group bind Water', '#schools already belongs to المدارس.'],
];

const withoutTime = ({ migration: _, ...records }: Records): Records => records;

scenes('what a rule refuses', (open) => {
  it('gets one private sentence, and changes nothing', async () => {
    const scene = await open();
    await furnish(scene);
    // Also in a place where Arabic is spoken.
    for (const who of new Set(refused.map(([who]) => who)))
      await scene.chat.say(who, 'private', '/halqa language en');
    const before = withoutTime(await scene.records());
    for (const [who, where, line, sentence] of refused) {
      const seen = await scene.chat.say(who, where, line);
      expect(seen.kind, line).toBe('private');
      expect(seen.text, line).toContain(`That didn’t work\n`);
      expect(seen.text, line).toContain(sentence);
      expect(seen.text.split('\n'), line).toHaveLength(2);
      expect(seen.text.length, line).toBeLessThan(400);
    }
    expect(withoutTime(await scene.records())).toEqual(before);
  });

  it('is said in the language of the person', async () => {
    const scene = await open();
    await furnish(scene);
    await scene.chat.say('omar', 'private', '/halqa language ar');
    const before = await scene.records();
    const said = refused.filter(([who, , line]) => who === 'sam' && !line.startsWith('/group join'));
    for (const [, where, line] of said) {
      const seen = await scene.chat.say('omar', where, line);
      expect([seen.kind, seen.card?.language], line).toEqual(['private', 'ar']);
      expect(seen.text, line).toMatch(/^تعذّر التنفيذ\n/);
    }
    const after = await scene.records();
    expect(after.item).toEqual(before.item);
    expect(after.working_group).toEqual(before.working_group);
  });

  it('has nothing to refuse where there is no coalition, and says so', async () => {
    const { chat, records } = await open({ empty: true });
    const before = await records();
    for (const line of ['/action list', '/group list', '/digest preview', '/action add Book the hall'])
      expect((await chat.say('sam', 'water', line)).text, line).toContain('No coalition here yet.');
    expect(await records()).toEqual(before);
    expect((await chat.say('sam', 'water', '/halqa help')).text).toContain('What Halqa can do');
  });

  it('stands as it was when two close the same thing at once', async () => {
    const { chat, records } = await open();
    const added = await chat.say('sam', 'water', '/action add Book the hall');
    const [first, second] = await Promise.all([
      chat.press('layla', added, 'Done'),
      chat.press('sam', added, 'Done'),
    ]);
    expect(first.text).toContain('Done: #1');
    expect(first.aside).toBeUndefined();
    // At the same time, it is one completion, and no error for the second; a minute later it is out of date.
    expect(second.text).toMatch(/^Done: #1[\s\S]*Done by: Layla Haddad/);
    chat.clock.moveTo(chat.clock.now() + minute);
    const third = await chat.press('nour', added, 'Done');
    expect(third.text).toMatch(
      /^Done: #1[\s\S]*#1 was marked done by Layla Haddad on Wed, 4 Nov 2026[^\n]*Nothing changed\.$/,
    );
    const { item, history } = await records();
    const done = history?.filter(({ change }) => change === 'done');
    expect(done).toHaveLength(1);
    expect(item?.map(({ state, done_by }) => [state, done_by])).toEqual([['done', done?.[0]?.person_id]]);
    expect((await chat.say('nour', 'water', '/action done #1')).text).toContain(
      '#1 was marked done by Layla Haddad',
    );
  });

  it('draws a card that is out of date anew', async () => {
    const scene = await open();
    const { chat } = scene;
    const raised = await chat.say('sam', 'water', '/progress difficulty No hall help:a hall from:the mayor');
    const added = await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-14 10:00');
    await chat.say('layla', 'water', '/progress resolve #1 The mayor lent his');
    await chat.agree('layla', 'water', '/event cancel #2');
    const before = await scene.records();

    const resolved = await chat.press('sam', raised, 'Resolved');
    expect(resolved.kind).toBe('redraw');
    expect(resolved.text).toContain('How: The mayor lent his');
    expect(resolved.text).toContain('#1 was resolved by Layla Haddad');
    const cancelled = await chat.press('sam', added, 'Cancel event');
    expect(cancelled.text).toContain('Cancelled: event #2');
    expect(cancelled.text).toContain('#2 is already cancelled.');
    const denied = await chat.press('nour', added, 'Cancel event');
    expect(denied.kind).toBe('redraw');
    expect(denied.text).toContain('Only the person who added #2');

    const after = await scene.records();
    for (const table of ['difficulty', 'event', 'history', 'outbox', 'deadline'])
      expect(after[table], table).toEqual(before[table]);
  });

  it('answers a press on a poll that has closed, and on what is not there', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-04 12:00');
    await chat.pass(6 * hour);
    const [poll] = chat.posted('water');
    if (!poll) throw new Error('no poll');
    const old = { card: poll.card, ref: poll.ref };
    const rated = await chat.press('sam', old, '4');
    const form = await chat.press('sam', rated, 'Add a comment');
    // Closed by the clock already, although no tick has sealed it.
    chat.clock.moveTo(chat.clock.now() + 73 * hour);
    const late = await chat.press('sam', old, '5 Excellent');
    expect(late.text).toContain('The poll is closed.');
    expect(late.text).toContain('This poll is closed, so answers can’t change any more.');
    expect((await chat.submit('sam', 'water', form.form, { comment: 'Late' })).text).toContain(
      'This poll is closed',
    );
    for (const token of ['done:no-such-item', 'rate:no-poll:4', 'pick-done:none', 'dance:x', 'no token', ''])
      expect((await chat.choose('sam', 'water', token, 'x')).text, token).toContain('is not here any more');
    expect(
      (await chat.submit('sam', 'water', { ...form.form, token: 'ask:dance.now' } as never, {})).text,
    ).toContain('is not here any more');
  });
});
