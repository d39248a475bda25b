import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { buttonsOf, type Chat, day, hour, joinIn, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const marks = /[\u2066-\u2069\u200e\u200f]/g;
const labelsOf = (card: Card | undefined) => buttonsOf(card).map(({ label }) => label.replace(marks, ''));

type On = Parameters<Chat['press']>[1];

const answer = async (chat: Chat, poll: On, answers: Readonly<Record<string, string>>) => {
  await joinIn(chat, 'water', Object.keys(answers));
  for (const [who, label] of Object.entries(answers))
    expect((await chat.press(who, poll, label)).text).toContain('Your answer is counted');
};

/** An event that ends two hours later, and what people say of it; its poll stays open. */
const event = async (chat: Chat, title: string, answers: Readonly<Record<string, string>>) => {
  const start = new Date(chat.clock.now() + 3 * hour).toISOString().slice(0, 16).replace('T', ' ');
  await chat.say('sam', 'water', `/event add ${title} starts:${start}`);
  await chat.pass(6 * hour);
  const poll = chat.posted('water').find(({ card }) => card.title.includes(title));
  if (!poll) throw new Error(`no poll about ${title}`);
  await answer(chat, poll, answers);
  return poll;
};

const everyone = (label: string, ...who: readonly string[]) =>
  Object.fromEntries(
    (who.length > 0 ? who : ['ana', 'omar', 'layla', 'sam', 'nour']).map((one) => [one, label]),
  );

eachStore('a poll asked by hand', (openTestStore) => {
  const open = async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('asks for a choice, stays hidden until the close, and says what most chose', async () => {
    const chat = await open();
    const asked = await chat.say(
      'sam',
      'water',
      '/poll ask Which day suits you? choices:Monday, Tuesday, Wednesday closes:2026-11-06 18:00',
    );
    expect(asked.kind).toBe('public');
    expect(asked.text).toMatch(/^Poll #1\nWhich day suits you\?\nOne tap on your choice\./);
    expect(asked.text).toContain('Fri, 6 Nov 2026, 18:00');
    expect(asked.text).toContain('nobody, not even a coordinator');
    expect(asked.text).toContain('Asked by Sam Okoye.');
    expect(labelsOf(asked.card)).toEqual(['Monday', 'Tuesday', 'Wednesday', 'Undo']);
    // The answer shows it where it was asked; it is not posted there once more.
    await chat.beat();
    expect(chat.posted('water')).toEqual([]);

    await answer(chat, asked, { ...everyone('Tuesday'), ana: 'Monday' });
    await answer(chat, asked, { ana: 'Wednesday' });
    const waiting = await chat.say('layla', 'water', '/poll results #1');
    expect(waiting.kind).toBe('private');
    expect(waiting.text).toContain(
      'Poll #1\nWhich day suits you?\nThe poll is open until Fri, 6 Nov 2026, 18:00',
    );
    expect(waiting.text).not.toMatch(/Tuesday|\d answer/);

    await chat.pass('2026-11-06T16:00:00Z');
    const result = readable(chat.posted('water').at(-1)?.card);
    expect(result).toContain('Result of poll #1\nWhich day suits you?\nMost chosen: Tuesday (5 answers');
    expect(result).toContain(
      'Answers by choice. 5 answers. Monday: no answers. Tuesday: 4 answers. Wednesday: 1 answer.',
    );
    expect(result).not.toContain('executive');
    const later = await chat.press('nour', asked, 'Monday');
    expect(later.text).toContain('Closed: “Which day suits you?”');
    expect(later.text).toContain('This poll is closed');
  });

  it('asks for a score from 1 to 5 where no choices are given, for three days', async () => {
    const chat = await open();
    const asked = await chat.say('sam', 'water', '/poll ask How ready are we?');
    expect(asked.text).toContain('from 1 (lowest) to 5 (highest)');
    expect(labelsOf(asked.card)).toEqual(['1 Lowest', '2', '3', '4', '5 Highest', 'Undo']);
    await answer(chat, asked, { ...everyone('4'), ana: '5 Highest' });
    await chat.pass(3 * day);
    const result = readable(chat.posted('water').at(-1)?.card);
    expect(result).toContain('How ready are we?\n4.2 of 5 (5 answers, 100% of the group)');
  });

  it('warns, before anybody answers, where a group has fewer members than a result needs', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const asked = await chat.say('sam', 'water', '/poll ask How ready are we?');
    expect(asked.text).toContain('it appears once 5 members have answered, and the group has 2 members');
    await joinIn(chat, 'water', ['ana', 'omar', 'nour']);
    expect((await chat.say('sam', 'water', '/poll ask And now?')).text).not.toContain('stay hidden');
  });

  it('counts only the members of its group towards what a result needs, however many others answer', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const asked = await chat.say('sam', 'water', '/poll ask How ready are we?');
    for (const who of ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf'])
      expect((await chat.press(who, asked, '4')).text).toContain('Your answer is counted');
    await chat.pass(3 * day);
    const result = readable(chat.posted('water').at(-1)?.card);
    expect(result).toContain('6 answers');
    expect(result).toContain('stays hidden below 5 answers');
    expect(result).not.toContain('of 5 (');
  });

  it('tells the turnout of a group of which only members answered, and of no other', async () => {
    const chat = await open();
    for (const who of ['ana', 'omar', 'nour', 'yusuf']) await chat.say(who, 'water', '/group join');
    const asked = await chat.say('sam', 'water', '/poll ask How ready are we?');
    await answer(chat, asked, everyone('4'));
    await chat.pass(3 * day);
    expect(readable(chat.posted('water').at(-1)?.card)).toContain('5 answers, 83% of the group');
  });

  it('stands in every place of its group, and its result too', async () => {
    const chat = await open();
    const asked = await chat.say('ana', 'general', '/poll ask Bus or train? choices:bus|train group:Water');
    await chat.beat();
    const [copy] = chat.posted('water');
    expect(readable(copy?.card)).toBe(asked.text);
    await chat.pass(3 * day);
    expect(readable(chat.posted('water').at(-1)?.card)).toContain('Result of poll #1');
    expect(readable(chat.posted('general').at(-1)?.card)).toContain('Result of poll #1');
  });

  it('says nothing but how many answered, where they are too few', async () => {
    const chat = await open();
    const asked = await chat.say('sam', 'water', '/poll ask Who leads? choices:Ana; Omar');
    const rated = await chat.press('sam', asked, 'Ana');
    const form = await chat.press('sam', rated, 'Add a comment');
    expect(form.form?.fields[0]?.label).toBe('Anything to add?');
    await chat.submit('sam', 'water', form.form, { comment: 'she knows the mayor' });
    await answer(chat, asked, everyone('Omar', 'layla', 'nour', 'omar'));
    await chat.pass(3 * day);
    const said = [
      readable(chat.posted('water').at(-1)?.card),
      (await chat.say('ana', 'water', '/poll results')).text,
      (await chat.say('ana', 'water', '/poll results #1')).text,
    ];
    for (const text of said) {
      expect(text).toContain('4 answers');
      expect(text).toMatch(/stays hidden below 5 answers, so that nobody can be identified|hidden, too few/);
      expect(text).not.toMatch(/Ana|Omar|mayor/);
    }
  });

  it.each([
    ['one choice', 'Ana'],
    ['nine', 'a,b,c,d,e,f,g,h,i'],
    ['two that are one', 'Ana, ana'],
    ['two that look the same in Arabic', 'أحمد، احمد'],
    ['one too long for a button', `a, ${'b'.repeat(61)}`],
    ['one that nobody sees', 'a, \u200b\u200d'],
  ])('refuses %s', async (_, choices) => {
    const chat = await open();
    const seen = await chat.say('sam', 'water', `/poll ask Who? choices:"${choices}"`);
    expect(seen.kind).toBe('private');
    expect(seen.text).toContain('write 2 to 8 different choices');
    // Nothing was made of it, and no number was used.
    expect((await chat.say('sam', 'water', '/poll ask Who?')).text).toContain('Poll #1');
  });

  it('offers eight choices in two rows, and takes hostile ones as plain text', async () => {
    const chat = await open();
    const hostile = '<!channel>|@everyone|*b*|\u202eevil|[x](http://evil.test)|`c`|، ،|8';
    const asked = await chat.say('sam', 'water', `/poll ask Who? choices:"${hostile}"`);
    const rows = (asked.card?.blocks ?? []).flatMap((block) =>
      block.kind === 'buttons' ? [block.buttons.length] : [],
    );
    expect(rows).toEqual([4, 4, 1]);
    expect(labelsOf(asked.card)).toContain('@everyone');
    expect(labelsOf(asked.card).join()).not.toContain('\u202e');
    expect((await chat.press('ana', asked, '8')).text).toContain('Your answer is counted');
  });

  it('is read in Arabic, with Arabic commas', async () => {
    const chat = await open();
    const asked = await chat.say(
      'omar',
      'schools',
      '/poll ask أي يوم يناسبكم؟ choices:الأحد، الاثنين closes:الخميس',
    );
    expect(asked.text).toContain('الاستطلاع #1\nأي يوم يناسبكم؟\nنقرة واحدة على خيارك');
    expect(asked.text).toContain('الخميس، 5 تشرين الثاني 2026، 23:59');
    expect(labelsOf(asked.card)).toEqual(['الأحد', 'الاثنين', 'تراجع']);
  });

  it('is not asked in private, nor for longer than a month, nor for nobody', async () => {
    const chat = await open();
    const refused = async (where: string, line: string) => {
      const seen = await chat.say('sam', where, line);
      expect(seen.kind).toBe('private');
      return seen.text;
    };
    expect(await refused('private', '/poll ask Who? group:Water')).toContain('needs a shared place');
    expect(await refused('water', '/poll ask Who? closes:2027-02-01')).toContain('more than 31 days');
    expect(await refused('water', '/poll ask Who? closes:2026-11-01')).toContain('is in the past');
    expect(await refused('general', '/poll ask Who?')).toContain('belongs to no working group');
  });

  it('is closed early by a coordinator and by nobody else, once half of the group has answered', async () => {
    const chat = await open();
    for (const asker of ['sam', 'layla']) {
      const asked = await chat.say(asker, 'water', '/poll ask Who? choices:a,b');
      await joinIn(chat, 'water', Object.keys(everyone('a')));
      const number = /#(\d+)/.exec(asked.text)?.[1];
      for (const who of ['nour', 'sam', 'layla'])
        expect((await chat.say(who, 'water', `/poll close #${number}`)).text).toContain('Only a coordinator');
      await answer(chat, asked, everyone('a', 'sam', 'layla'));
      for (const guest of ['g1', 'g2', 'g3']) await chat.press(guest, asked, 'a');
      expect((await chat.say('ana', 'water', `/poll close #${number}`)).text).toContain(
        `#${number} can be closed early once half of the group has answered. So far: 2 of 5.`,
      );
      await answer(chat, asked, everyone('a'));
      const closed = await chat.say('ana', 'water', `/poll close #${number}`);
      expect(closed.kind).toBe('private');
      await chat.beat();
      expect(readable(chat.posted('water').at(-1)?.card)).toContain(
        `Result of poll #${number}\nWho?\nMost chosen: a`,
      );
      expect((await chat.say('ana', 'water', `/poll close #${number}`)).text).toContain('is closed');
    }
    // Their deadlines are cleared: one result each.
    const results = chat.posted('water').length;
    await chat.pass(5 * day);
    expect(chat.posted('water')).toHaveLength(results);
  });

  it('is called by its number and by no other', async () => {
    const chat = await open();
    await chat.say('sam', 'water', '/poll ask Who? choices:a,b');
    await chat.say('sam', 'water', '/action add Book the hall');
    await chat.say('sam', 'water', '/event add Beach starts:2026-11-20 10:00');
    expect((await chat.say('sam', 'water', '/action done #1')).text).toContain(
      '#1 is a poll, not an action item.',
    );
    expect((await chat.say('sam', 'water', '/poll close #2')).text).toContain(
      '#2 is an action item, not a poll.',
    );
    expect((await chat.say('sam', 'water', '/poll results #3')).text).toContain(
      'The poll about #3 opens when the event ends',
    );
    const offered = await chat.suggest('sam', 'water', '/poll close ');
    expect(offered.suggestions).toContainEqual({
      value: '/poll close #1',
      label: expect.stringContaining('Who?'),
    });
  });

  it('cannot be read, answered or closed from another coalition', async () => {
    const store = await openTestStore();
    const chat = openChat({ store });
    await setUp(chat);
    const other = openChat({ store, in: { platform: 'sandbox', workspace: 'other' } });
    await setUp(other);
    const asked = await chat.say('sam', 'water', '/poll ask Who? choices:a,b');
    expect((await other.say('ana', 'water', '/poll results #1')).text).toContain('There is no #1 here');
    expect((await other.press('ana', asked, 'a')).text).toContain('is not here any more');
  });
});

eachStore('the poll about an event', (openTestStore) => {
  const open = async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('says how it compares to the last event of the same group', async () => {
    const chat = await open();
    const resultOf = (title: string) =>
      readable(chat.posted('water').findLast(({ card }) => card.title.includes(title))?.card);
    await event(chat, 'First', { ...everyone('4'), ana: '3' });
    await chat.pass(4 * day);
    expect(resultOf('First')).toContain('3.8 of 5 (5 answers');
    await event(chat, 'Second', { ...everyone('4'), ana: '5 Excellent' });
    await chat.pass(4 * day);
    expect(resultOf('Second')).toContain('4.2 of 5, up from 3.8 at the last event of this group');
    await event(chat, 'Third', everyone('4', 'ana', 'omar'));
    await chat.pass(4 * day);
    await event(chat, 'Fourth', everyone('2'));
    await chat.pass(4 * day);
    // Too few answered about the third: it is not compared to, and neither is the one before it.
    expect(resultOf('Fourth')).toContain('2 of 5 (5 answers');
    await event(chat, 'Fifth', everyone('2'));
    await chat.pass(4 * day);
    const results = (await chat.say('ana', 'water', '/poll results')).text;
    expect(results).toContain('Fifth\n  2 of 5, the same as at the last event of this group (5 answers');
    expect(results).toContain('Third\n  result hidden, too few answers (2 answers');
    expect(results).toContain('Second\n  4.2 of 5, up from 3.8');
    expect(results).not.toContain('down');
  });

  it('is closed early by the number of its event', async () => {
    const chat = await open();
    await event(chat, 'Clean-up', everyone('5 Excellent'));
    await chat.say('ana', 'water', '/poll close #1');
    await chat.beat();
    expect(readable(chat.posted('water').at(-1)?.card)).toContain('How “Clean-up” went\n5 of 5');
    expect((await chat.say('layla', 'water', '/poll results #1')).text).toContain('5 of 5 (5 answers');
  });
});

eachStore('the nudge', (openTestStore) => {
  const open = async (members: readonly string[] = []) => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    for (const who of members) await chat.say(who, 'water', '/group join');
    return chat;
  };
  const nudges = (chat: Chat, where = 'water') =>
    chat.posted(where).filter(({ key }) => key.startsWith('poll-nudge:'));

  it('comes once, a day before the close, while fewer than half have answered', async () => {
    const chat = await open(['ana', 'omar', 'nour', 'yusuf']);
    const asked = await chat.say('sam', 'water', '/poll ask Who? choices:a,b');
    await answer(chat, asked, everyone('a', 'ana', 'sam'));
    await chat.pass(2 * day - hour);
    expect(nudges(chat)).toEqual([]);
    await chat.pass(2 * hour);
    const [nudge, ...more] = nudges(chat);
    expect(more).toEqual([]);
    expect(readable(nudge?.card)).toBe(
      'Last day: “Who?”\n2 people have answered so far. You can answer until Sat, 7 Nov 2026, 11:00.',
    );
    if (!nudge) throw new Error('no nudge');
    await answer(chat, nudge, everyone('b', 'nour'));
    await chat.pass(3 * day);
    expect(nudges(chat)).toHaveLength(1);
    // Once the poll is closed, nothing can be answered on it any more.
    expect(buttonsOf(nudge.card)).toEqual([]);
    expect(readable(nudge.card)).toBe('Closed, with the result below: “Who?”');
  });

  it('does not come when half have answered', async () => {
    const chat = await open(['ana', 'omar']);
    const asked = await chat.say('sam', 'water', '/poll ask Who? choices:a,b');
    await answer(chat, asked, everyone('a', 'ana', 'sam'));
    await chat.pass(5 * day);
    expect(nudges(chat)).toEqual([]);
  });

  it('does not come for a poll of a day, for one that is closed, or after a long sleep', async () => {
    const chat = await open(['ana', 'omar', 'nour']);
    await chat.say('sam', 'water', '/poll ask One? choices:a,b closes:"in 36 hours"');
    await chat.say('sam', 'water', '/poll ask Two? choices:a,b');
    await chat.say('sam', 'water', '/poll close #2');
    await chat.say('sam', 'water', '/poll ask Three? choices:a,b');
    chat.clock.moveTo(chat.clock.now() + 10 * day);
    await chat.beat();
    expect(chat.posted('water').map(({ key }) => key.split(':')[0])).toEqual([
      'poll-result',
      'poll-result',
      'poll-result',
    ]);
    expect(nudges(chat)).toEqual([]);
  });

  it('comes for the poll about an event, in the language of the place', async () => {
    const chat = await open();
    await chat.say('omar', 'schools', '/event add يوم الغرس starts:"2026-11-05 10:00"');
    await chat.pass('2026-11-07T12:00:00Z');
    expect(readable(nudges(chat, 'schools')[0]?.card)).toContain(
      'اليوم الأخير: «يوم الغرس»\nلم يُجب أحد بعد. يمكنك الإجابة حتى',
    );
  });
});
