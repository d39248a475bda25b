import { describe, expect, it } from 'vitest';
import type { SpeakerFacts } from '../../src/chat/incoming.ts';
import { buttonsOf, type Chat, openChat, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const marks = /[\u2066-\u2069]/g;

/** The menu that opens what a list shows. */
const menuOf = (seen: Seen) => {
  for (const block of seen.card?.blocks ?? [])
    if (block.kind === 'select' && block.token.startsWith('open-one:')) return block;
  return undefined;
};

const choicesOf = (seen: Seen): readonly string[] =>
  menuOf(seen)?.options.map(({ label }) => label.replace(marks, '')) ?? [];

const opens = (chat: Chat, who: string, where: string, seen: Seen, label: string): Promise<Seen> => {
  const menu = menuOf(seen);
  const option = menu?.options.find((one) => one.label.replace(marks, '').includes(label));
  if (menu === undefined || option === undefined) throw new Error(`no choice "${label}" on: ${seen.text}`);
  return chat.choose(who, where, menu.token, option.value);
};

eachStore('what a list shows is opened by a tap', (openTestStore) => {
  const start = async (more = '') => {
    const speakers: Record<string, SpeakerFacts> = {};
    const chat = openChat({ store: await openTestStore(), speakers });
    await setUp(chat, more);
    const lines: readonly (readonly [string, string, string])[] = [
      ['sam', 'water', '/action add Book the town hall'],
      ['sam', 'water', '/progress log #1 The hall is ours on Sunday'],
      ['sam', 'water', '/progress log The hall was cleaned'],
      ['sam', 'water', '/progress difficulty The hall has no key help:"a spare key" from:municipality'],
      ['sam', 'water', '/event add Hall day starts:2026-12-01 10:00 where:"the hall"'],
      ['sam', 'water', '/poll ask Which hall was better?'],
      ['ana', 'private', '/partner add Hall Owners kind:business wants:"a cheap hall"'],
      ['ana', 'private', '/partner offer A hall on Fridays kind:place partner:"Hall Owners"'],
      ['ana', 'private', '/group create Halls goal:"A hall for all"'],
    ];
    for (const [who, where, line] of lines) {
      chat.clock.moveTo(chat.clock.now() + 5);
      const seen = await chat.say(who, where, line);
      if (seen.kind === 'form' || seen.card?.title === 'That didn’t work')
        throw new Error(`${line}: ${seen.text}`);
    }
    return { chat, speakers };
  };

  /** A choice on the card of a search, and the typed line that shows the same. */
  const same: Readonly<Record<string, readonly [string, string]>> = {
    item: ['#1 Book the town hall', '/action show #1'],
    'progress on an item': ['The hall is ours on Sunday', '/action show #1'],
    difficulty: ['#2 The hall has no key', '/progress show #2'],
    event: ['#3 Hall day', '/event show #3'],
    poll: ['#4 Which hall was better?', '/poll results #4'],
    partner: ['Hall Owners', '/partner show Hall Owners'],
    group: ['Halls', '/group info Halls'],
  };

  it('from a search: every kind as its own line shows it, in private', async () => {
    const { chat } = await start();
    const found = await chat.say('sam', 'private', '/halqa find hall');
    expect(choicesOf(found)).toHaveLength(9);
    for (const [kind, [label, line]] of Object.entries(same)) {
      const opened = await opens(chat, 'sam', 'private', found, label);
      expect(opened.kind, kind).toBe('private');
      expect(opened.card, kind).toEqual((await chat.say('sam', 'private', line)).card);
      expect(opened.card?.title, kind).not.toBe('That didn’t work');
    }
    const cleaned = await opens(chat, 'sam', 'private', found, 'The hall was cleaned');
    expect(cleaned.text).toContain('The hall was cleaned');
    expect(cleaned.text).toContain('Sam Okoye');
    const offer = await opens(chat, 'sam', 'private', found, 'A hall on Fridays');
    expect(offer.text).toContain('Hall Owners');
    const difficulty = await opens(chat, 'layla', 'private', found, 'no key');
    expect(buttonsOf(difficulty.card).map(({ label }) => label)).toContain('We can help');
  });

  it.each([
    ['/action list', '#1 Book the town hall', 'Added by'],
    ['/progress difficulties', '#2 The hall has no key', 'a spare key'],
    ['/event list', '#3 Hall day', 'the hall'],
    ['/poll results', '#4 Which hall was better?', 'Which hall'],
    ['/progress list', 'The hall is ours on Sunday', 'Book the town hall'],
    ['/group list', 'Halls', 'A hall for all'],
    ['/partner show', 'Hall Owners', 'a cheap hall'],
    ['/group info Water', '#2 The hall has no key', 'a spare key'],
    ['/group info Water', '#3 Hall day', 'the hall'],
    ['/halqa home', '#2 The hall has no key', 'a spare key'],
    ['/halqa home', '#3 Hall day', 'the hall'],
    ['/halqa home', 'Water', 'Every spring tested'],
    ['/halqa week', '#3 Hall day', 'the hall'],
  ])('from %s, in any place', async (line, label, text) => {
    const { chat } = await start();
    // In its week.
    if (line === '/halqa week') chat.clock.moveTo(Date.parse('2026-11-30T09:00:00Z'));
    const where = line === '/group list' || line === '/partner show' ? 'general' : 'water';
    const seen = await chat.say('sam', where, line);
    const opened = await opens(chat, 'sam', where, seen, label);
    expect(opened.kind).toBe('private');
    expect(opened.text).toContain(text);
  });

  it('beside “Mark one done…”, with what was done lately; a list with nothing has no menu', async () => {
    const { chat } = await start();
    expect(choicesOf(await chat.say('omar', 'schools', '/action list'))).toEqual([]);
    await chat.say('sam', 'water', '/action add Wash the windows');
    await chat.say('sam', 'water', '/action done #1');
    const list = await chat.say('sam', 'water', '/action list');
    expect(list.card?.blocks.filter(({ kind }) => kind === 'select')).toHaveLength(2);
    expect(choicesOf(list).map((label) => label.replace(/#\d+ /, ''))).toEqual([
      'Wash the windows',
      'Book the town hall',
    ]);
    expect((await opens(chat, 'sam', 'water', list, 'town hall')).text).toContain('Done by: Sam');
  });

  it('of the groups, those whose card the reader may see', async () => {
    const { chat } = await start();
    expect(choicesOf(await chat.say('sam', 'private', '/group list'))).toEqual(['Halls', 'Water', 'المدارس']);
    expect(choicesOf(await chat.say('layla', 'executive', '/group list'))).toHaveLength(5);
  });

  it('on each page, what that page shows', async () => {
    const { chat } = await start();
    for (let n = 1; n <= 12; n += 1)
      await chat.say('sam', 'water', `/event add Day ${n} starts:2026-12-0${1 + (n % 9)} 12:00`);
    const first = await chat.say('sam', 'water', '/event list');
    const second = await chat.press('sam', first, 'Next');
    expect([choicesOf(first).length, choicesOf(second).length]).toEqual([10, 3]);
    expect(choicesOf(first).filter((label) => choicesOf(second).includes(label))).toEqual([]);
  });

  it('in the language of the reader', async () => {
    const { chat } = await start();
    await chat.say('omar', 'private', '/halqa language ar');
    const found = await chat.say('omar', 'private', '/halqa find hall');
    expect(menuOf(found)?.label).toBe('عرض التفاصيل…');
    expect((await opens(chat, 'omar', 'private', found, 'no key')).card?.language).toBe('ar');
  });

  describe('as it is at the press', () => {
    it('only where the reader may read it now', async () => {
      const { chat, speakers } = await start();
      const found = await chat.say('yusuf', 'private', '/halqa find hall');
      expect(choicesOf(found)).toHaveLength(9);
      await chat.say('ana', 'private', '/coalition setup open:no');
      for (const label of ['town hall', 'on Sunday', 'was cleaned', 'no key', 'Hall day', 'Which hall']) {
        const refused = await opens(chat, 'yusuf', 'private', found, label);
        expect(refused.text, label).toMatch(/Water/);
        expect(refused.card?.tone, label).toBe('warning');
        expect(buttonsOf(refused.card), label).toEqual([]);
      }
      expect((await opens(chat, 'yusuf', 'private', found, 'Halls')).text).toMatch(/Halls/);
      speakers.yusuf = { outsider: 'guest' };
      const never = await chat.choose('yusuf', 'private', 'open-one:list', 'item:nothing');
      for (const label of ['Hall Owners', 'A hall on Fridays', 'Halls'])
        expect((await opens(chat, 'yusuf', 'private', found, label)).text, label).toBe(never.text);
    });

    it('and says so when it is gone, or was never there', async () => {
      const { chat } = await start();
      const list = await chat.say('sam', 'private', '/halqa find hall');
      const logged = await chat.say('sam', 'water', '/progress log The hall is full');
      const again = await chat.say('sam', 'private', '/halqa find full');
      await chat.press('sam', logged, 'Undo');
      const gone = await opens(chat, 'sam', 'private', again, 'The hall is full');
      expect(gone.card?.tone).toBe('warning');
      for (const value of ['', 'item', 'item:', 'difficulty:x', 'toString:x', 'poll:1:2', 'offer:é'])
        expect((await chat.choose('sam', 'private', 'open-one:list', value)).text, value).toBe(gone.text);
      await chat.say('sam', 'water', '/progress resolve #2 the caretaker lent hers');
      expect((await opens(chat, 'sam', 'private', list, 'no key')).text).toContain('the caretaker lent hers');
    });

    it('not that of another coalition', async () => {
      const { chat } = await start();
      const found = await chat.say('sam', 'private', '/halqa find hall');
      const other = openChat({ store: chat.store, in: { platform: 'slack', workspace: 'T2' } });
      await other.say(
        'zoe',
        'general',
        '/coalition setup Elsewhere zone:Asia/Beirut executive:#executive strategic:#strategic',
      );
      const gone = await other.choose('zoe', 'private', 'open-one:list', 'item:nothing');
      for (const { value } of menuOf(found)?.options ?? [])
        expect((await other.choose('zoe', 'private', 'open-one:list', value)).text).toBe(gone.text);
    });
  });
});
