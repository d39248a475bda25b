import { expect, it } from 'vitest';
import type { SpeakerFacts } from '../../src/chat/incoming.ts';
import { unpackQuery } from '../../src/domain/list-query.ts';
import { buttonsOf, type Chat, openChat, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore, oneStore } from '../fixtures/store.ts';

const opened = async (open: () => Promise<Parameters<typeof openChat>[0]['store']>, more = '') => {
  const chat = openChat({ store: await open() });
  await setUp(chat, more);
  return chat;
};

const labels = (seen: Seen) => buttonsOf(seen.card).map(({ label }) => label);

/** The numbers of a page, in its order. */
const numbers = (seen: Seen): readonly number[] =>
  [...seen.text.matchAll(/^• #(\d+) /gm)].map(([, number]) => Number(number));

/** Turns the pages of a list to its end. @returns what was on each */
const turned = async (chat: Chat, who: string, first: Seen): Promise<readonly (readonly number[])[]> => {
  const pages = [numbers(first)];
  for (let seen = first; labels(seen).includes('Next'); ) {
    seen = await chat.press(who, seen, 'Next');
    expect(seen.kind).toBe('redraw');
    pages.push(numbers(seen));
  }
  return pages;
};

const add = async (chat: Chat, where: string, count: number, more = '', title = 'Line') => {
  for (let n = 1; n <= count; n += 1) await chat.say('sam', where, `/action add ${title} ${n} ${more}`);
};

eachStore('lists with pages', (openTestStore) => {
  it('show every item once, overdue ones first, forwards and back', async () => {
    const chat = await opened(openTestStore);
    await add(chat, 'water', 4, 'due:2026-11-20');
    await add(chat, 'water', 12, '', 'Some day');
    await add(chat, 'water', 8, 'due:2026-11-06', 'Soon');
    await chat.pass('2026-11-10T09:00:00Z');
    const first = await chat.say('sam', 'water', '/action list');
    expect(first.kind).toBe('private');
    expect(first.text).toContain('Overdue (8)\n• #17 ');
    expect(first.text).toContain('Open (16)\n• #1 ');
    const pages = await turned(chat, 'sam', first);
    expect(pages).toEqual([
      [17, 18, 19, 20, 21, 22, 23, 24, 1, 2],
      [3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      [13, 14, 15, 16],
    ]);
    let seen = await chat.press('sam', first, 'Next');
    seen = await chat.press('sam', seen, 'Next');
    expect(labels(seen)).toEqual(['Back']);
    seen = await chat.press('sam', seen, 'Back');
    expect(numbers(seen)).toEqual(pages[1]);
    seen = await chat.press('sam', seen, 'Back');
    expect(numbers(seen)).toEqual(pages[0]);
    expect(labels(seen)).toEqual(['Next']);
  });

  it('lose nothing while items are done and added between two pages', async () => {
    const chat = await opened(openTestStore);
    await add(chat, 'water', 25);
    const first = await chat.say('sam', 'water', '/action list');
    for (const number of [2, 10, 11]) await chat.say('sam', 'water', `/action done #${number}`);
    await chat.say('sam', 'water', '/action add Urgent due:tomorrow');
    const second = await chat.press('sam', first, 'Next');
    expect(numbers(second)).toEqual([12, 13, 14, 15, 16, 17, 18, 19, 20, 21]);
    for (let number = 12; number <= 25; number += 1)
      await chat.say('sam', 'water', `/action done #${number}`);
    // The rows after this page are gone, so the last page is shown instead.
    const last = await chat.press('sam', second, 'Next');
    expect(numbers(last).slice(0, 9)).toEqual([26, 1, 3, 4, 5, 6, 7, 8, 9]);
    expect(last.text).toContain('Open (9)\n');
  });

  it('of a person, of a group, done, dropped and without an owner, in words of either language', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add Book the hall owner:@Layla Haddad due:2026-11-06');
    await chat.say('sam', 'water', '/action add Paint the roof organisation:Rotary due:2026-11-20');
    await chat.say('omar', 'schools', '/action add حجز القاعة owner:@Layla Haddad');
    await chat.say('omar', 'schools', '/action add طباعة المنشور due:2026-11-07');
    await chat.say('sam', 'water', '/action add Call the mayor');
    await chat.say('sam', 'water', '/action done #5');
    await chat.say('sam', 'water', '/action add Buy gloves');
    await chat.say('sam', 'water', '/action drop #6 too dear');
    await chat.pass('2026-11-10T09:00:00Z');
    const lines: readonly (readonly [string, readonly number[]])[] = [
      ['/action list', [1, 2, 5]],
      ['/action list overdue', [1]],
      ['/action list Water overdue', [1]],
      ['/action list overdue Water', [1]],
      ['/action list overdue in Water', [1]],
      ['/action list all', [1, 4, 2, 3]],
      ['/action list all overdue', [1, 4]],
      ['/action list all groups overdue', [1, 4]],
      ['/action list overdue unowned all', [4]],
      ['/action list unowned', [2]],
      ['/action list who:nobody group:Water', [2]],
      ['/action list all @Layla Haddad', [1, 3]],
      ['/action list @Layla Haddad overdue', [1]],
      ['/action list who:@Layla Haddad group:all', [1, 3]],
      ['/action list done', [5]],
      ['/action list dropped', [6]],
      ['/action list roof', [2]],
      ['/action list rotary', [2]],
      ['/action list all القاعه', [3]],
      ['/action list المدارس', [4, 3]],
      ['/action list المدارس المتأخرة', [4]],
      ['/action list المتأخرة المدارس', [4]],
      ['/action list الكل المتأخرة', [1, 4]],
      ['/action list المدارس بلا متابعة', [4]],
      ['/action list الكل المنجزة', [5]],
      ['/action list لدى:@Layla Haddad المجموعة:الكل', [1, 3]],
    ];
    for (const [line, expected] of lines) {
      const seen = await chat.say('sam', 'water', line);
      if (line === '/action list') expect(numbers(seen).slice(0, 2), line).toEqual([1, 2]);
      else expect(numbers(seen), line).toEqual(expected);
    }
    const understood = await chat.say('sam', 'water', '/action list overdue @Layla Haddad roof');
    expect(understood.text).toBe(
      'Water: action items\nOverdue · Layla Haddad · with “roof”\nNothing fits that. Everything open: /action list all',
    );
    expect((await chat.say('omar', 'schools', '/action list المتأخرة')).text).toContain(
      'المدارس: المهام\nالمتأخرة\n',
    );
    const long = await chat.say('sam', 'water', '/action list hospitality organisational characterisation');
    expect(long.text).toContain('Two or three words are enough');
  });

  it('mark one done and stay on their page, and undo shows the list again', async () => {
    const chat = await opened(openTestStore);
    await add(chat, 'water', 15);
    const second = await chat.press('sam', await chat.say('sam', 'water', '/action list Line'), 'Next');
    const select = second.card?.blocks.find((block) => block.kind === 'select');
    if (select?.kind !== 'select') throw new Error('nothing to pick from');
    expect(unpackQuery(select.token.split(':')[1] ?? '')?.words).toBe('Line');
    const picked = await chat.choose('sam', 'water', select.token, select.options[1]?.value ?? '');
    expect(numbers(picked)).toEqual([11, 13, 14, 15]);
    expect(labels(picked)).toEqual(['Undo', 'Back']);
    expect(numbers(await chat.press('sam', picked, 'Undo'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('of progress, difficulties, events, groups and members have pages too', async () => {
    const chat = await opened(openTestStore);
    for (let n = 1; n <= 11; n += 1) {
      await chat.say('sam', 'water', `/progress log Step ${n}`);
      await chat.say('sam', 'water', `/progress difficulty Obstacle ${n} help:"a hand" from:anybody`);
      await chat.say('sam', 'water', `/event add Meeting ${n} starts:2026-12-${10 + n} 10:00`);
      await chat.say('ana', 'general', `/group create Group ${n} goal:"to help"`);
      chat.clock.moveTo(chat.clock.now() + 1000);
    }
    const walk = async (line: string, expected: readonly [RegExp, RegExp]) => {
      const first = await chat.say('sam', 'water', line);
      expect(first.text, line).toMatch(expected[0]);
      const second = await chat.press('sam', first, 'Next');
      expect(second.text, line).toMatch(expected[1]);
      expect(labels(second), line).toEqual(['Back']);
      expect((await chat.press('sam', second, 'Back')).text, line).toBe(first.text);
    };
    await walk('/progress list', [/• Step 11\n[\s\S]*• Step 2\n/, /progress\n• Step 1\n/]);
    await walk('/progress list all', [/of all groups\n• Step 11\n/, /• Step 1\n/]);
    await walk('/progress list who:@Sam Okoye', [/Sam Okoye\n• Step 11\n/, /• Step 1\n/]);
    await walk('/progress difficulties', [/• #1 Obstacle 1\n/, /• #21 Obstacle 11\n/]);
    await walk('/progress difficulties all', [/of all groups\n• #1 /, /• #21 /]);
    await walk('/event list', [/• #2 Meeting 1\n/, /• #22 Meeting 11\n/]);
    await walk('/group list', [/• Executive/, /• Group 9|• Water/]);
    await chat.say('sam', 'water', '/progress resolve #1 the key was found');
    expect((await chat.say('sam', 'water', '/progress difficulties resolved')).text).toContain(
      'the key was found',
    );
    expect((await chat.say('sam', 'general', '/progress difficulties Water resolved')).text).toContain(
      '• #1 ',
    );
    await chat.pass('2026-12-15T09:00:00Z');
    expect((await chat.say('sam', 'water', '/event list past')).text).toContain('Water: past events\n• #');
    expect((await chat.say('sam', 'water', '/group members')).text).toContain(
      'Water: members (2)\n• Layla Haddad\n  convener\n• Sam Okoye',
    );
    expect((await chat.say('sam', 'water', '/group info')).text).toMatch(
      /Open difficulties \(10\)\n• #3 [\s\S]*…and 7 more: \/progress difficulties Water/,
    );
    expect((await chat.say('sam', 'private', '/halqa home')).text).toMatch(
      /Open difficulties of your groups \(10\)\n[\s\S]*…and 7 more: \/progress difficulties all/,
    );
  });
});

oneStore('the pages of a list', (openTestStore) => {
  it('show only what may be read at the press', async () => {
    const store = await openTestStore();
    const speakers: Record<string, SpeakerFacts> = {};
    const chat = openChat({ store, speakers });
    await setUp(chat);
    await add(chat, 'water', 15);
    const first = await chat.say('yusuf', 'water', '/action list');
    const all = await chat.say('yusuf', 'general', '/action list');
    expect(numbers(all)).toHaveLength(10);
    speakers.yusuf = { outsider: 'guest' };
    expect(numbers(await chat.press('yusuf', first, 'Next'))).toHaveLength(5);
    expect(
      numbers(
        await chat.press(
          'yusuf',
          { ...all, message: { place: { ...chat.account('yusuf'), id: 'general' }, id: 'm' } },
          'Next',
        ),
      ),
    ).toEqual([]);
    const elsewhere = { ...first, message: { place: { ...chat.account('yusuf'), id: 'general' }, id: 'm' } };
    expect((await chat.press('yusuf', elsewhere, 'Next')).text).toMatch(/That didn’t work/);
    expect((await chat.say('yusuf', 'general', '/action list group:Water')).text).toMatch(/That didn’t work/);
    expect((await chat.say('yusuf', 'private', '/progress difficulties all')).text).toContain(
      'Nothing stands',
    );
  });

  it('do not enrol whoever only turns them, and are refused when they are no list', async () => {
    const chat = await opened(openTestStore);
    await add(chat, 'water', 15);
    const first = await chat.say('yusuf', 'water', '/action list');
    await chat.press('yusuf', first, 'Next');
    expect(await chat.store.read.people.byAccount(chat.account('yusuf'))).toBeNull();
    for (const token of ['page:zz', 'page:aa1', 'pick:zz'])
      expect((await chat.choose('sam', 'water', token, '')).text, token).toMatch(/That didn’t work/);
    expect(numbers(await chat.choose('sam', 'water', 'page:aa0:nzz', ''))).toHaveLength(10);
  });
});

eachStore('several numbers in one line', (openTestStore) => {
  const start = async () => {
    const chat = await opened(openTestStore);
    await add(chat, 'water', 5);
    return chat;
  };

  it('are done together, in one card, however they are written', async () => {
    const chat = await start();
    const seen = await chat.say('sam', 'water', '/action done #1, #3');
    expect(seen.kind).toBe('public');
    expect(seen.text).toBe(
      'Done: 2 items\n• #1 Line 1\n  Water\n• #3 Line 3\n  Water\nBy Sam Okoye\nTo take one back: /action reopen #1',
    );
    expect((await chat.say('sam', 'water', '/action done ٢ و ٤')).text).toContain(
      '#2 Line 2\n  Water\n• #4 Line 4',
    );
    expect((await chat.say('sam', 'water', '/action done 5 5')).text).toContain('Done: #5\n');
  });

  it('are all done, or none of them', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action done #3');
    chat.clock.moveTo(chat.clock.now() + 60_000);
    for (const line of ['/action done #1, #3', '/action done #1 #2 #99', '/action drop #1, #3 too late']) {
      const refused = await chat.say('sam', 'water', line);
      expect(refused.kind, line).toBe('private');
      expect(refused.text, line).toContain('That didn’t work');
    }
    expect(numbers(await chat.say('sam', 'water', '/action list open all'))).toEqual([1, 2, 4, 5]);
    const many = Array.from({ length: 21 }, (_, index) => `#${index + 1}`).join(' ');
    expect((await chat.say('sam', 'water', `/action done ${many}`)).text).toContain('more than 20 at once');
  });

  it('are dropped for one reason, in which other numbers are only text', async () => {
    const chat = await start();
    const seen = await chat.say('sam', 'water', '/action drop #1 and #2 The 3 schools have filters, see #5');
    expect(seen.text).toContain('Dropped: 2 items\n• #1 Line 1\n  Water\n• #2 Line 2\n');
    expect(seen.text).toContain('\nThe 3 schools have filters, see #5\n');
    expect((await chat.say('omar', 'schools', '/action drop #3، #4 لا حاجة')).text).toContain(
      'صُرف النظر عن مهمتين',
    );
  });
});

eachStore('an item shown whole', (openTestStore) => {
  it('has its history, latest first, in the language of the reader', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add Book the hall due:2026-11-13');
    await chat.say('layla', 'water', '/action edit #1 title:Book the town hall due:2026-11-20');
    await chat.say('sam', 'water', '/action assign #1 @Layla Haddad');
    await chat.say('sam', 'water', '/progress log #1 Two halls answered percent:40');
    await chat.say('sam', 'water', '/progress difficulty #1 No key help:"a key" from:anybody');
    await chat.say('layla', 'water', '/action drop #1 the school has one');
    await chat.say('sam', 'water', '/action reopen #1');
    const seen = await chat.say('nour', 'private', '/action show #1');
    expect(seen.kind).toBe('private');
    const history = seen.text.slice(
      seen.text.indexOf('\nالسجلّ\n') + 1 || seen.text.indexOf('\nHistory\n') + 1,
    );
    expect(history.split('\n').filter((line) => line.startsWith('• '))).toEqual([
      '• Reopened',
      '• Dropped: the school has one',
      '• Changed: Progress: 40%',
      '• Assigned: Layla Haddad',
      '• Changed: Title: Book the town hall, instead of Book the hall · Due: Fri, 20 Nov 2026, instead of Fri, 13 Nov 2026',
      '• Added',
    ]);
    expect(seen.text).toContain('Added by Sam Okoye, Wed, 4 Nov 2026');
    expect(seen.text).toContain('Progress (1)\n• Two halls answered\n');
    expect(seen.text).toContain('Open difficulties (1)\n• #2 No key\n');
    const arabic = await chat.say('omar', 'schools', '/action show #1');
    expect(arabic.text).toContain('السجلّ\n• إعادة فتح\n');
    expect(arabic.text).toContain('إسناد: Layla Haddad');
  });

  it('has pages when much has happened, and shows nothing that was removed', async () => {
    const chat = await opened(openTestStore);
    await chat.say('sam', 'water', '/action add Book the secret hall');
    for (let n = 1; n <= 11; n += 1) await chat.say('sam', 'water', `/action edit #1 percent:${n}`);
    const first = await chat.say('ana', 'private', '/action show #1');
    const second = await chat.press('ana', first, 'Next');
    expect(second.text).toMatch(/• Added\n {2}Sam Okoye/);
    const asked = await chat.say('ana', 'private', '/coalition redact #1');
    await chat.press('ana', asked, buttonsOf(asked.card)[0]?.label ?? '');
    for (const page of [
      await chat.say('ana', 'private', '/action show #1'),
      await chat.press('ana', first, 'Next'),
    ])
      expect(page.text).not.toContain('secret');
    const forget = await chat.say('sam', 'private', '/halqa forget-me');
    await chat.press('sam', forget, buttonsOf(forget.card)[0]?.label ?? '');
  });
});

eachStore('days and times as people write them', (openTestStore) => {
  it('are a beginning with an end, and the day before another', async () => {
    const chat = await opened(openTestStore);
    const event = await chat.say('sam', 'water', '/event add Clean-up starts:friday 3-5pm where:Pier');
    expect(event.text).toContain('Starts: Fri, 6 Nov 2026, 15:00\nEnds: Fri, 6 Nov 2026, 17:00\n');
    const arabic = await chat.tell('omar', 'schools', 'event add', {
      title: 'لقاء',
      starts: 'الجمعة من 3 إلى 5 مساءً',
    });
    expect(arabic.text).toMatch(/15:00[\s\S]*17:00/);
    const item = await chat.say('sam', 'water', '/action add Book it due:before friday');
    expect(item.text).toContain('Due: Thu, 5 Nov 2026');
    const late = await chat.say('sam', 'water', '/event add Clean-up starts:friday 3-5pm ends:18:00');
    expect(late.text).toContain('That didn’t work');
  });
});

oneStore('a form that asks for a number', (openTestStore) => {
  it('offers what is open and may be read, and takes words where there is too much to choose from', async () => {
    const speakers: Record<string, SpeakerFacts> = {};
    const chat = openChat({ store: await openTestStore(), speakers });
    await setUp(chat);
    await add(chat, 'water', 3);
    await chat.say('sam', 'water', '/action done #3');
    await chat.say('omar', 'schools', '/progress difficulty لا مفتاح help:"مفتاح" from:anybody');
    const field = async (who: string, where: string, line: string) =>
      (await chat.say(who, where, line)).form?.fields[0];
    const done = await field('sam', 'water', '/action done');
    expect(done).toMatchObject({ kind: 'choice', required: true });
    expect(done?.options?.map(({ value }) => value)).toEqual(['#2', '#1']);
    expect((await field('sam', 'water', '/action reopen'))?.options?.map(({ value }) => value)).toEqual([
      '#3',
    ]);
    expect((await field('sam', 'private', '/progress resolve'))?.options).toHaveLength(1);
    speakers.yusuf = { outsider: 'guest' };
    expect((await field('yusuf', 'water', '/progress resolve'))?.options).toBeUndefined();
    const { form } = await chat.say('sam', 'water', '/action done');
    expect((await chat.submit('sam', 'water', form, { item: '#2' })).text).toContain('Done: #2');
    await add(chat, 'water', 30);
    expect(await field('sam', 'water', '/action done')).toMatchObject({ kind: 'line' });
    const words = await chat.say('yusuf', 'general', '/action done Line');
    expect(words.text).not.toContain('Line 1');
  });
});
