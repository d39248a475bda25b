import { expect, it } from 'vitest';
import { buttonsOf, type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/** The changes of an item, each as "change: before → after", with people by name. */
const historyOf = async (chat: Chat, number: number): Promise<readonly string[]> => {
  const coalition = await chat.store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
  if (coalition === null) throw new Error('no coalition');
  const item = await chat.store.read.items.byNumber(coalition.id, number);
  const changes = await chat.store.read.history.of(coalition.id, `item:${item?.id}`);
  const names = new Map<string, string>();
  for (const who of ['ana', 'omar', 'layla', 'sam', 'nour']) {
    const person = await chat.store.read.people.byAccount(chat.account(who));
    if (person) names.set(person.id, who);
  }
  const told = (value: unknown) =>
    JSON.stringify(value).replace(/"([0-9a-f-]{36})"/g, (all, id: string) => names.get(id) ?? all);
  return changes.map(
    ({ personId, change, before, after }) =>
      `${names.get(personId)} ${change}: ${told(before)} → ${told(after)}`,
  );
};

const opened = async (open: () => Promise<Parameters<typeof openChat>[0]['store']>, more = '') => {
  const chat = openChat({ store: await open() });
  await setUp(chat, more);
  return chat;
};

eachStore('action items in depth', (openTestStore) => {
  it('have several owners, named in many ways, each once', async () => {
    const chat = await opened(openTestStore);
    const ways: readonly (readonly [string, string])[] = [
      ['owner:@Ana Costa @عمر منصور', 'Ana Costa · عمر منصور'],
      ['owner:@Ana Costa, @Sam Okoye due:friday', 'Ana Costa · Sam Okoye'],
      ['owner:Ana Costa and Sam Okoye', 'Ana Costa · Sam Okoye'],
      ['owner:"Ana Costa وعمر منصور"', 'Ana Costa · عمر منصور'],
      ['المسؤول:@عمر منصور و @Ana Costa، أنا', 'عمر منصور · Ana Costa · Sam Okoye'],
      ['owner:<@ana><@omar> <@ana|Ana, again>', 'Ana Costa · عمر منصور'],
      ['owner:me', 'Sam Okoye'],
    ];
    for (const [typed, owners] of ways)
      expect((await chat.agree('sam', 'water', `/action add Book the hall ${typed}`)).text, typed).toContain(
        `\nOwner: ${owners}\n`,
      );
    const unknown = await chat.say('sam', 'water', '/action add Call owner:@Ana Costa, @Zoe');
    expect(unknown.text).toContain('I don’t know “@Zoe”');
    const crowd = Array.from({ length: 21 }, (_, index) => `@p${index}`).join(' ');
    expect((await chat.say('sam', 'water', `/action add Call owner:${crowd}`)).text).toContain(
      'more than 20 people',
    );
    const offered = await chat.suggest('sam', 'water', '/action add Call owner:@Ana Costa, @sa');
    expect(offered.suggestions?.map(({ label }) => label)).toEqual(['@Ana Costa, @Sam Okoye']);
  });

  it('are edited: only what is said changes, and what it was stays in the history', async () => {
    const chat = await opened(openTestStore);
    const card = await chat.say(
      'sam',
      'water',
      '/action add Book the hall due:2026-11-13 organisation:Town hall',
    );
    expect(card.text).toContain('Organisation: Town hall');
    const edited = await chat.say('layla', 'water', '/action edit #1 due:2026-11-20 percent:٤٠٪');
    expect(edited.kind).toBe('public');
    expect(edited.text).toContain('Due: Fri, 20 Nov 2026\nProgress: 40%\n');
    expect(edited.text).toContain('Due: Fri, 20 Nov 2026, instead of Fri, 13 Nov 2026');
    await chat.say('layla', 'water', '/action edit #1 title:Book the town hall due:none organisation:none');
    await chat.beat();
    const redrawn = readable(
      chat.platform.edits.findLast(({ message }) => message.id === card.message?.id)?.card,
    );
    expect(redrawn).toContain(
      'Book the town hall\nOwner: nobody yet\nDue: no date\nProgress: 40%\nGroup: Water',
    );
    expect(await historyOf(chat, 1)).toEqual([
      'sam added: null → {"title":"Book the hall","ownerIds":[],"organisation":"Town hall","dueOn":"2026-11-13","state":"open"}',
      'layla edited: {"dueOn":"2026-11-13","percent":null} → {"dueOn":"2026-11-20","percent":40}',
      'layla edited: {"title":"Book the hall","organisation":"Town hall","dueOn":"2026-11-20"} → {"title":"Book the town hall","organisation":null,"dueOn":null}',
    ]);
  });

  it('are edited only with something new, and while they are open', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add Book the hall due:2026-11-13');
    const refused = async (text: string) => {
      const before = (await historyOf(chat, 1)).length;
      const seen = await chat.say('sam', 'water', text);
      expect(seen.kind, text).toBe('private');
      expect((await historyOf(chat, 1)).length, text).toBe(before);
      return seen.text;
    };
    expect(await refused('/action edit #1')).toContain('What should change about #1');
    expect(await refused('/action edit #1 due:2026-11-13')).toContain('#1 is like that already');
    expect(await refused('/action edit #1 percent:101')).toContain('“101” is not a whole number in 0–100');
    expect(await refused('/action edit #1 percent:none')).toContain('“none” is not a whole number');
    expect(await refused('/action assign #1 none')).toContain('#1 is like that already');
    expect(await refused('/action reopen #1')).toContain('#1 is already open');
    await chat.say('sam', 'water', '/action done #1');
    expect(await refused('/action edit #1 percent:50')).toContain('#1 is not open any more');
    expect(await refused('/action assign #1 me')).toContain('/action reopen #1');
    expect(await refused('/action drop #1 too late')).toContain('#1 was marked done by Sam Okoye on');
    expect((await chat.say('sam', 'water', '/action edit #1 title:Book a hall')).text).toContain(
      'Done: #1\nBook a hall',
    );
  });

  it('are assigned anew, or given back to the group', async () => {
    const chat = await opened(openTestStore);
    const card = await chat.say('sam', 'water', '/action add Book the hall owner:me');
    const assigned = await chat.say('ana', 'water', '/action assign #1 @Layla Haddad @Ana Costa');
    expect(assigned.text).toContain('Owner: Layla Haddad · Ana Costa');
    await chat.beat();
    expect(readable(chat.platform.edits[0]?.card)).toContain('Owner: Layla Haddad · Ana Costa');
    expect(chat.platform.edits[0]?.message.id).toBe(card.message?.id);
    expect((await chat.say('ana', 'water', '/action assign #1')).kind).toBe('form');
    expect((await chat.say('ana', 'water', '/action assign owner:none #1')).text).toContain(
      'Owner: nobody yet',
    );
    expect((await historyOf(chat, 1)).slice(1)).toEqual([
      'ana assigned: {"ownerIds":[sam]} → {"ownerIds":[layla,ana]}',
      'ana assigned: {"ownerIds":[layla,ana]} → {"ownerIds":[]}',
    ]);
  });

  it('are dropped with a reason, and taken up again', async () => {
    const chat = await opened(openTestStore);
    const card = await chat.say('sam', 'water', '/action add Book the hall');
    expect((await chat.say('sam', 'water', '/action drop #1')).kind).toBe('form');
    const dropped = await chat.say('layla', 'water', '/action drop #1 The school has its own');
    expect(dropped.text).toMatch(/^Dropped: #1\nBook the hall\n/);
    expect(dropped.text).toContain(
      'Dropped by: Layla Haddad\nDropped on: Wed, 4 Nov 2026, 11:00\nWhy: The school has its own',
    );
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('Nothing is open');
    for (const again of ['/action drop #1 twice', '/action done #1'])
      expect((await chat.say('sam', 'water', again)).text, again).toContain(
        '#1 was dropped by Layla Haddad on',
      );
    const stale = await chat.press('sam', card, 'Done');
    expect(stale.kind).toBe('redraw');
    expect(stale.text).toMatch(/^Dropped: #1[\s\S]*#1 was dropped by Layla Haddad on/);

    expect(
      (await chat.suggest('sam', 'water', '/action reopen #')).suggestions?.map(({ label }) => label),
    ).toHaveLength(1);
    const shown = await chat.say('sam', 'water', '/action show #1');
    const reopened = await chat.press('sam', shown, 'Reopen');
    expect(reopened.text).toMatch(/^Action item #1\n/);
    expect(buttonsOf(reopened.card)).toHaveLength(5);
    const late = await chat.press('layla', shown, 'Reopen');
    expect(late.text).toContain('#1 is already open');
    const done = await chat.press('sam', reopened, 'Done');
    await chat.say('layla', 'water', '/action reopen #1');
    expect(buttonsOf(done.card).map(({ label }) => label)).toEqual(['Undo']);
    expect((await historyOf(chat, 1)).slice(1).map((change) => change.split(' →')[0]?.slice(0, 40))).toEqual([
      'layla dropped: {"state":"open"}',
      'sam reopened: {"state":"dropped","droppe',
      'sam done: {"state":"open"}',
      'layla reopened: {"state":"done","doneAt"',
    ]);
  });

  it('that are dropped count neither as done nor as overdue in the summary', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add Book the hall due:2026-11-13');
    await chat.say('sam', 'water', '/action add Call the mayor due:2026-11-13');
    await chat.say('sam', 'water', '/action drop #1 no money');
    await chat.pass('2026-12-02T00:00:00Z');
    const digest = readable(chat.posted('executive')[0]?.card);
    expect(digest).toContain('1 new, 1 overdue');
    expect(digest).toContain('#2 Call the mayor (nobody yet), 18 days overdue');
    expect(digest).not.toMatch(/Overdue: #1|#1 [^\n]*overdue/);
  });

  it('are listed over all groups for the one who has them, the late ones first', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add No day owner:me');
    await chat.say('sam', 'water', '/action add Book the hall owner:me, @Layla Haddad due:2026-11-13');
    await chat.say('nour', 'schools', '/action add شتلات owner:@Sam Okoye due:2026-11-06');
    await chat.say('sam', 'water', '/action add Not mine owner:@Layla Haddad');
    await chat.pass('2026-11-10T09:00:00Z');
    const mine = await chat.say('sam', 'private', '/action mine');
    expect(mine.kind).toBe('private');
    expect(mine.text).toBe(
      [
        'Your open items',
        'Overdue (1)',
        '• #3 شتلات',
        '  المدارس, due Fri, 6 Nov 2026, 4 days late',
        'Open (2)',
        '• #2 Book the hall',
        '  Water, due Fri, 13 Nov 2026',
        '• #1 No day',
        '  Water, no date',
        ...mine.text.split('\n').slice(9),
      ].join('\n'),
    );
    const select = mine.card?.blocks.find((block) => block.kind === 'select');
    if (select?.kind !== 'select') throw new Error('no select');
    const picked = await chat.choose('sam', 'private', select.token, select.options[0]?.value ?? '');
    expect(picked.text).toContain('Done: #3');
    expect(picked.text).not.toContain('• #3');
    expect(picked.text).toContain('Open (2)');
    expect(
      (await chat.choose('sam', 'private', select.token, select.options[0]?.value ?? '')).text,
    ).toContain('#3 was marked done');
    expect((await chat.say('omar', 'private', '/action mine')).text).toContain('Nothing of yours is open');
  });

  it('are told in Arabic just the same', async () => {
    const chat = await opened(openTestStore, 'language:ar');
    await chat.say('nour', 'private', '/halqa language ar');
    await chat.say('nour', 'schools', '/action add شتلات owner:أنا due:2026-11-13 organisation:المشتل');
    const edited = await chat.say('nour', 'schools', '/action edit #١ due:"بلا موعد" percent:60');
    expect(edited.text).toContain(
      'المتابعة: نور خليل\nالجهة المسؤولة: المشتل\nالموعد: بلا موعد\nنسبة الإنجاز: 60٪',
    );
    expect((await chat.say('nour', 'schools', '/action mine')).text).toContain(
      'مهامك المفتوحة\nالمفتوحة (1)',
    );
    expect((await chat.say('nour', 'schools', '/action drop #1 لدى المدرسة شتلات')).text).toContain(
      'صُرف النظر عن #1',
    );
    expect((await chat.say('nour', 'schools', '/action done #1')).text).toContain('لإعادة فتحها');
    expect((await chat.say('nour', 'schools', '/action reopen #1')).text).toContain('أُعيد فتحها: نور خليل.');
    expect((await chat.say('nour', 'schools', '/action assign #1 لا أحد')).text).toContain(
      'المتابعة: لا أحد بعد',
    );
  });
});

eachStore('progress in depth', (openTestStore) => {
  it('says how far an item is; at 100 per cent the line offers Done, and nothing is done by itself', async () => {
    const chat = await opened(openTestStore);
    const card = await chat.say('sam', 'water', '/action add Book the hall');
    const logged = await chat.say('sam', 'water', '/progress log #1 Two halls answered percent:60');
    expect(logged.text).toContain('60% done');
    expect(buttonsOf(logged.card).map(({ label }) => label)).toEqual(['Undo']);
    await chat.beat();
    expect(readable(chat.platform.edits.at(-1)?.card)).toContain('Progress: 60%');
    expect(chat.platform.edits.at(-1)?.message.id).toBe(card.message?.id);

    const full = await chat.say('layla', 'water', '/progress log #1 All booked percent:100%');
    expect((await chat.say('sam', 'water', '/action list')).text).toContain('no date, 100%');
    const done = await chat.press('layla', full, 'Done');
    expect(done.kind).toBe('redraw');
    expect(readable(done.card)).toContain('All booked');
    expect(buttonsOf(done.card)).toEqual([]);
    expect(readable(done.aside)).toContain('Done: #1');
    await chat.pass(60_000);
    expect(readable((await chat.press('sam', full, 'Done')).aside)).toContain(
      '#1 was marked done by Layla Haddad',
    );
    expect((await historyOf(chat, 1)).slice(1)).toEqual([
      'sam edited: {"percent":null} → {"percent":60}',
      'layla edited: {"percent":60} → {"percent":100}',
      'layla done: {"state":"open"} → {"state":"done"}',
    ]);
    for (const [text, sentence] of [
      ['/progress log We met the mayor percent:60', 'A percentage is about one action item'],
      ['/progress log #1 Again percent:60', '#1 is not open any more'],
    ] as const)
      expect((await chat.say('sam', 'water', text)).text).toContain(sentence);
    expect((await chat.say('sam', 'water', '/progress list')).text).not.toMatch(/mayor|Again/);
  });

  it('is listed by item or by group, the latest first, with dates', async () => {
    const chat = await opened(openTestStore);
    expect((await chat.say('sam', 'water', '/progress list')).text).toContain('Nothing logged yet');
    await chat.say('sam', 'water', '/action add Book the hall');
    await chat.say('sam', 'water', '/progress log #1 Two halls answered percent:60');
    await chat.pass('2026-11-06T09:00:00Z');
    await chat.say('layla', 'water', '/progress log We met the mayor');
    const group = await chat.say('nour', 'private', '/progress list Water');
    expect(group.kind).toBe('private');
    expect(group.text).toBe(
      [
        'Water: progress',
        '• We met the mayor',
        '  Layla Haddad, Fri, 6 Nov 2026, 11:00',
        '• Two halls answered',
        '  Sam Okoye, Wed, 4 Nov 2026, 11:00, on #1, 60% done',
      ].join('\n'),
    );
    const one = await chat.say('nour', 'private', '/progress list #1');
    expect(one.text).toBe(
      'Progress on #1 Book the hall\n• Two halls answered\n  Sam Okoye, Wed, 4 Nov 2026, 11:00, 60% done',
    );
    expect((await chat.say('nour', 'private', '/progress list')).text).toMatch(
      /^Progress of all groups\n• We met the mayor\n {2}Layla Haddad, Fri, 6 Nov 2026, 11:00, Water\n/,
    );
  });
});
