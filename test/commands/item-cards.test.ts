import { expect, it } from 'vitest';
import { buttonsOf, type Chat, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const minute = 60_000;
const labels = ({ card }: Pick<Seen, 'card'>): readonly string[] => buttonsOf(card).map(({ label }) => label);
const titles = (chat: Chat, where: string): readonly string[] =>
  chat.posted(where).map(({ card }) => card.title);
const valuesIn = ({ form }: Seen): Readonly<Record<string, string | undefined>> =>
  Object.fromEntries((form?.fields ?? []).map(({ name, value }) => [name, value]));

eachStore('the card of an item', (openTestStore) => {
  const opened = async (): Promise<Chat> => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('has what one looks for; an item that nobody has is taken with one tap', async () => {
    const chat = await opened();
    const free = await chat.say('layla', 'water', '/action add Fix the roof');
    expect(labels(free)).toEqual(['Done', 'Log progress', 'Take it', 'Change']);
    const taken = await chat.press('sam', free, 'Take it');
    expect(taken.text).toContain('Owner: Sam Okoye');
    expect(labels(taken)).toEqual(['Done', 'Log progress', 'Hand over', 'Change', 'Undo']);
    const late = await chat.press('nour', free, 'Take it');
    expect(late.text).toContain('#1 is with Sam Okoye already. To hand it over: /action assign #1');
    const undone = await chat.press('sam', taken, 'Undo');
    expect(undone.text).toContain('Owner: nobody yet');
    const handed = await chat.press('layla', taken, 'Hand over');
    expect(handed.form?.title).toBe('Assign an action item');
    expect(valuesIn(handed)).toMatchObject({ item: '#1' });
  });

  it('is changed in one form that shows what stands', async () => {
    const chat = await opened();
    const added = await chat.say(
      'layla',
      'water',
      '/action add Fix the roof owner:@Sam Okoye due:2026-11-20',
    );
    const change = await chat.press('layla', added, 'Change');
    expect(valuesIn(change)).toMatchObject({
      item: '#1',
      title: 'Fix the roof',
      due: '2026-11-20',
      owner: '<@sam>',
    });
    const same = valuesIn(change) as Record<string, string>;
    const given = Object.fromEntries(Object.entries(same).filter(([, value]) => value !== undefined));
    const nothing = await chat.submit('layla', 'water', change.form, given);
    expect(nothing.text).toContain('Nothing changed');
    const changed = await chat.submit('layla', 'water', change.form, {
      ...given,
      title: 'Mend the roof',
      owner: '<@ana>',
      percent: '30',
    });
    expect(changed.text).toContain('Mend the roof\nOwner: Ana Costa\nDue: Fri, 20 Nov 2026\nProgress: 30%');
    const line = await chat.say('layla', 'water', '/action edit #1 owner:none due:none');
    expect(line.text).toContain('Owner: nobody yet\nDue: no date');
    // A day that is over would be refused, so it is not filled in.
    await chat.say('layla', 'water', '/action edit #1 due:2026-11-05');
    await chat.pass('2026-11-08T12:00:00Z');
    const overdue = await chat.press('layla', line, 'Change');
    expect(valuesIn(overdue).due).toBeUndefined();
  });

  it('is dropped from the whole card of the item, with a reason, and taken back', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Fix the roof');
    const whole = await chat.say('layla', 'water', '/action show #1');
    const drop = await chat.press('layla', whole, 'Drop');
    expect(valuesIn(drop)).toEqual({ item: '#1', why: undefined });
    const dropped = await chat.submit('layla', 'water', drop.form, { item: '#1', why: 'It holds' });
    expect(dropped.text).toContain('Dropped: #1');
    expect(dropped.text).toContain('Why: It holds');
    expect(labels(await chat.say('layla', 'water', '/action show #1'))).not.toContain('Drop');
    expect((await chat.press('layla', whole, 'Drop')).text).toContain('#1 was dropped');
    expect((await chat.press('layla', dropped, 'Undo')).text).toContain('Action item #1');
    await chat.say('omar', 'private', '/halqa language ar');
    const arabic = await chat.say('omar', 'private', '/action show #1');
    expect(labels(arabic)).toContain('صرف النظر');
  });

  it('asks for nothing but the day where a reminder offers a new one', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Fix the roof owner:@Sam Okoye due:2026-11-05');
    await chat.pass('2026-11-05T08:00:00Z');
    const [reminder] = chat.posted('@sam');
    if (reminder === undefined) throw new Error('no reminder');
    const { form } = await chat.press('sam', reminder, 'New date');
    expect(form?.fields.map(({ name }) => name)).toEqual(['item', 'due']);
    const moved = await chat.submit('sam', 'private', form, { item: '#1', due: '2026-11-12' });
    expect(moved.text).toContain('Due: Thu, 12 Nov 2026, instead of Thu, 5 Nov 2026');
    expect((await chat.press('sam', reminder, 'Log progress')).form?.title).toBe('Log progress');
  });

  it('offers menus in a reminder of many', async () => {
    const chat = await opened();
    for (const title of ['One', 'Two', 'Three', 'Four'])
      await chat.say('layla', 'water', `/action add ${title} owner:@Sam Okoye due:2026-11-05`);
    await chat.pass('2026-11-05T08:00:00Z');
    const [reminder] = chat.posted('@sam');
    const menus = (reminder?.card.blocks ?? []).flatMap((block) => (block.kind === 'select' ? [block] : []));
    expect(menus.map(({ label }) => label)).toEqual([
      'Mark one done…',
      'New date for one…',
      'Log progress on one…',
    ]);
    const [, dates, logs] = menus;
    const two = dates?.options[1]?.value ?? '';
    expect(valuesIn(await chat.choose('sam', 'private', dates?.token ?? '', two))).toMatchObject({
      item: '#2',
    });
    expect(valuesIn(await chat.choose('sam', 'private', logs?.token ?? '', two))).toMatchObject({
      item: '#2',
    });
  });

  it('tells the owners what somebody else changed, in one private message, and the group where it was not said', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Fix the roof owner:@Sam Okoye, @Ana Costa due:2026-11-20');
    await chat.say('layla', 'water', '/action add Buy paint owner:@Sam Okoye');
    await chat.say('layla', 'general', '/action edit #1 due:2026-11-27');
    await chat.say('layla', 'general', '/action drop #2 We have some left');
    await chat.pass(5 * minute);
    const [told, ...more] = chat.posted('@sam');
    expect(more).toEqual([]);
    expect(readable(told?.card)).toBe(
      [
        '2 changes to your items',
        '• #1 Fix the roof',
        '  Layla Haddad moved it: due Fri, 27 Nov 2026, instead of: due Fri, 20 Nov 2026',
        '• #2 Buy paint',
        '  Layla Haddad dropped it: We have some left',
      ].join('\n'),
    );
    expect(titles(chat, '@ana')).toEqual(['One of your items changed']);
    expect(titles(chat, '@layla')).toEqual([]);
    expect(titles(chat, 'water')).toEqual(['2 changes to items of this group']);
    // A change made in the place of the group is not announced there again; its author is never told.
    await chat.say('sam', 'water', '/action done #1');
    await chat.pass(5 * minute);
    expect(titles(chat, 'water')).toHaveLength(1);
    expect(chat.posted('@sam')).toHaveLength(1);
    expect(readable(chat.posted('@ana').at(-1)?.card)).toContain('Sam Okoye marked it done.');
  });

  it('tells whoever had it, and whoever gets it where no mention reached them', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Fix the roof owner:@Sam Okoye');
    await chat.say('layla', 'water', '/action assign #1 @Ana Costa');
    await chat.pass(5 * minute);
    expect(readable(chat.posted('@sam')[0]?.card)).toContain(
      'Layla Haddad changed who has it. Now: Ana Costa',
    );
    expect(buttonsOf(chat.posted('@sam')[0]?.card)).toEqual([]);
    // She was mentioned where it was said.
    expect(chat.posted('@ana')).toEqual([]);
    await chat.say('layla', 'private', '/action assign #1 none');
    await chat.say('layla', 'private', '/action assign #1 @Ana Costa');
    await chat.pass(5 * minute);
    expect(readable(chat.posted('@ana')[0]?.card)).toContain('Layla Haddad gave it to you');
  });

  it('tells nobody what was taken back in time, and tells who had heard that it was taken back', async () => {
    const chat = await opened();
    await chat.say('layla', 'water', '/action add Fix the roof owner:@Sam Okoye');
    const early = await chat.say('layla', 'general', '/action drop #1 Not needed');
    await chat.press('layla', early, 'Undo');
    await chat.pass(5 * minute);
    expect(titles(chat, '@sam')).toEqual([]);
    expect(titles(chat, 'water')).toEqual([]);
    const late = await chat.say('layla', 'general', '/action drop #1 Not needed');
    await chat.pass(5 * minute);
    await chat.press('layla', late, 'Undo');
    await chat.pass(5 * minute);
    for (const where of ['@sam', 'water']) {
      expect(chat.posted(where)).toHaveLength(2);
      expect(readable(chat.posted(where)[1]?.card)).toContain('Layla Haddad took the last change back.');
    }
  });
});

eachStore('what asks first', (openTestStore) => {
  const opened = async (): Promise<Chat> => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('names the open item that has the title already, and adds another all the same, once', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/action add Fix the roof');
    const asked = await chat.say('layla', 'water', '/action add fix the  ROOF owner:<@ana> due:tomorrow');
    expect(asked.kind).toBe('private');
    expect(asked.card?.title).toBe('You already have #1 Fix the roof');
    await chat.pass('2026-11-04T22:30:00Z');
    const foreign = await chat.press('sam', asked, 'Add all the same');
    expect(foreign.text).toContain('is not here any more');
    const added = await chat.press('layla', asked, 'Add all the same');
    expect(added.kind).toBe('public');
    expect(added.text).toContain('Owner: Ana Costa\nDue: Thu, 5 Nov 2026');
    expect((await chat.press('layla', asked, 'Add all the same')).text).toContain('is not here any more');
    expect((await chat.press('layla', asked, 'Not now')).text).toContain('Nothing changed.');
    // Neither a closed item nor one of another group has it "already".
    expect((await chat.say('nour', 'schools', '/action add Fix the roof')).kind).toBe('public');
    await chat.say('omar', 'schools', '/action add زراعة أشجار');
    expect((await chat.say('omar', 'schools', '/action add زراعه اشجار')).card?.title).toContain(
      'زراعة أشجار',
    );
  });

  it('cancels an event only after a yes, and takes that back exactly', async () => {
    const chat = await opened();
    const added = await chat.say('layla', 'water', '/event add Clean-up starts:2026-11-14 10:00');
    await chat.press('sam', added, 'I come');
    const asked = await chat.press('layla', added, 'Cancel event');
    expect(asked.card?.title).toBe('Cancel #1 Clean-up?');
    expect((await chat.press('layla', asked, 'Keep it')).text).toContain('Nothing changed.');
    expect((await chat.press('sam', added, 'Cancel event')).text).toContain('Only the person who added #1');
    const cancelled = await chat.press('layla', asked, 'Cancel event');
    expect(cancelled.text).toContain('Cancelled: event #1');
    await chat.beat();
    const undone = await chat.press('layla', cancelled, 'Undo');
    expect(undone.text).toMatch(/^Event #1\n[\s\S]*Taken back by Layla Haddad\./);
    await chat.beat();
    expect(titles(chat, '@sam')).toEqual(['Cancelled: event #1', 'Taken back']);
    const typed = await chat.say('layla', 'water', '/event cancel #1');
    expect(typed.kind).toBe('private');
    const said = await chat.press(
      'layla',
      { ...typed, message: { place: { platform: 'sandbox', workspace: 'sandbox', id: 'water' }, id: 'x' } },
      'Cancel event',
    );
    expect(said.kind).toBe('public');
    await chat.press('layla', said, 'Undo');
    await chat.pass('2026-11-15T12:00:00Z');
    expect(titles(chat, 'water').some((title) => title.includes('Clean-up'))).toBe(true);
  });

  it('changes an event, or sets one on again that was cancelled; who comes hears of it', async () => {
    const chat = await opened();
    const added = await chat.say('layla', 'water', '/event add Clean-up starts:2026-11-14 10:00 ends:13:00');
    await chat.press('sam', added, 'I come');
    const { form } = await chat.press('layla', added, 'Change');
    expect(form?.fields.map(({ name, value }) => [name, value])).toEqual([
      ['event', '#1'],
      ['title', 'Clean-up'],
      ['starts', '2026-11-14 10:00'],
      ['ends', undefined],
      ['where', undefined],
    ]);
    const moved = await chat.submit('layla', 'water', form, {
      event: '#1',
      title: 'Clean-up',
      starts: '2026-11-15 09:00',
      where: 'North pier',
    });
    expect(moved.text).toContain(
      'Starts: Sun, 15 Nov 2026, 09:00\nEnds: Sun, 15 Nov 2026, 12:00\nWhere: North pier',
    );
    const shorter = await chat.say('layla', 'water', '/event edit #1 ends:11:00');
    expect(shorter.text).toContain('Ends: Sun, 15 Nov 2026, 11:00');
    await chat.beat();
    expect(titles(chat, '@sam')).toEqual(['Coming up: Clean-up']);
    expect((await chat.say('sam', 'water', '/event edit #1 title:Mine')).text).toContain('Only the person');
    expect((await chat.say('layla', 'water', '/event edit #1')).text).toContain(
      'What should change about #1?',
    );
    expect((await chat.say('layla', 'water', '/event edit #1 title:Clean-up')).text).toContain(
      'Nothing changed.',
    );
    await chat.agree('layla', 'water', '/event cancel #1');
    expect((await chat.say('layla', 'water', '/event edit #1')).text).toMatch(/^Event #1\n/);
    await chat.pass('2026-11-15T10:00:00Z');
    expect(titles(chat, 'water').some((title) => title.includes('Clean-up'))).toBe(true);
    expect((await chat.say('layla', 'water', '/event edit #1 title:Old')).text).toContain(
      '#1 is already over',
    );
  });

  it('names the period of a summary, and posts none a second time', async () => {
    const chat = await opened();
    await chat.pass('2026-11-20T09:00:00Z');
    expect((await chat.say('sam', 'general', '/digest publish')).text).toContain('Only a coordinator');
    const asked = await chat.say('ana', 'general', '/digest publish');
    expect(asked.card?.title).toBe('Post the summary of November 2026 now?');
    expect(asked.text).toContain('no other summary is posted for this period');
    const posted = await chat.press('ana', asked, 'Post it now');
    expect(posted.text).toContain('The summary is on its way');
    expect((await chat.press('ana', asked, 'Post it now')).text).toContain(
      'is already posted. It is not posted twice',
    );
    expect((await chat.say('ana', 'general', '/digest publish')).text).toContain(
      'is already posted. It is not posted twice',
    );
    await chat.pass('2026-12-02T09:00:00Z');
    expect(titles(chat, 'executive').filter((title) => title.includes('November 2026'))).toHaveLength(1);
  });

  it('asks how a difficulty was resolved, in one line', async () => {
    const chat = await opened();
    const raised = await chat.say('sam', 'water', '/progress difficulty No ladder help:one from:the school');
    const { form } = await chat.press('layla', raised, 'Resolved');
    expect(form?.fields.map(({ name, kind }) => [name, kind])).toEqual([
      ['difficulty', 'choice'],
      ['how', 'line'],
    ]);
    const resolved = await chat.submit('layla', 'water', form, {
      difficulty: '#1',
      how: 'The school lent one',
    });
    expect(resolved.text).toContain('How: The school lent one');
    expect(labels(resolved)).toContain('Undo');
  });
});
