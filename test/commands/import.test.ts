import { expect, it } from 'vitest';
import { readTable } from '../../src/chat/text/table.ts';
import { type Chat, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('a pasted list', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    return chat;
  };
  const paste = async (chat: Chat, lines: string, more: Readonly<Record<string, string>> = {}) => {
    const asked = await chat.say('sam', 'water', '/action import');
    expect(asked.form?.fields.map(({ name }) => name)).toEqual(['lines', 'more', 'rest', 'group']);
    return chat.submit('sam', 'water', asked.form, { lines, ...more });
  };
  const listOf = async (chat: Chat) => (await chat.say('sam', 'water', '/action list')).text;
  const titlesIn = async (chat: Chat) => {
    const coalition = await chat.store.read.coalitions.of(chat.account('sam'));
    if (coalition === null) throw new Error('no coalition');
    const group = await chat.store.read.groups.byName(coalition.id, 'Water');
    const rows = await chat.store.read.items.recent(coalition.id, group?.id ?? '', 2000, false);
    return rows.map(({ title }) => title).reverse();
  };
  const add = (chat: Chat, seen: Seen, id?: string) => {
    const n = /(\d+) action items? from/.exec(seen.text)?.[1];
    return chat.press('sam', seen, `Add ${n} item${n === '1' ? '' : 's'}`, id);
  };

  it('is read line by line as /action add reads, shown first, and added by one tap', async () => {
    const chat = await start();
    const seen = await paste(
      chat,
      '1. Book the hall owner:@Layla Haddad due:next friday\n- [x] Test the spring\n• دهان السور المسؤول:نور الموعد:الأحد القادم\n٤- Call the mayor',
    );
    expect(seen.text).toContain('4 action items from your list');
    expect(seen.text).toContain('Layla Haddad, due Fri, 13 Nov 2026, Water');
    expect(seen.text).toContain('نور خليل');
    expect(seen.text).toContain('done');
    expect(await listOf(chat)).toContain('Nothing is open');
    const added = await add(chat, seen);
    expect(added.text).toContain('Added 4 action items');
    expect(added.text).toContain('#1 Book the hall');
    expect(await titlesIn(chat)).toEqual(['Book the hall', 'دهان السور', 'Call the mayor']);
    expect(await listOf(chat)).toContain('Test the spring');
    await chat.beat();
    const told = readable(chat.posted('water')[0]?.card);
    expect(told).toContain('4 action items were added from a list');
    expect(told).toContain('By Sam Okoye.');
  });

  it('is added once, however often it is pressed', async () => {
    const chat = await start();
    const seen = await paste(chat, 'Book the hall\nCall');
    await add(chat, seen, 'same');
    await add(chat, seen, 'same');
    expect((await add(chat, seen)).text).toContain('Nothing was added twice');
    expect(await titlesIn(chat)).toEqual(['Book the hall', 'Call']);
    await chat.beat();
    expect(chat.posted('water')).toHaveLength(1);
  });

  it('leaves out what is unclear, says why, and lets it be mended', async () => {
    const chat = await start();
    const seen = await paste(
      chat,
      'Book the hall due:"the day of the whale"\nCall owner:@Nobody Known\nPaint the fence\ndue:friday',
    );
    expect(seen.text).toContain('3 lines are unclear and are left out');
    expect(seen.text).toContain('I can’t read “the day of the whale” as a date');
    expect(seen.text).toContain('Nobody Known');
    expect(seen.text).toContain('It does not say what has to be done.');
    const added = await add(chat, seen);
    expect(added.text).toContain('3 lines were left out.');
    const form = await chat.press('sam', added, 'Fix the unclear lines');
    expect(form.form?.fields[0]?.value).toBe(
      'Book the hall due:"the day of the whale"\nCall owner:@Nobody Known\ndue:friday',
    );
    expect(await titlesIn(chat)).toEqual(['Paint the fence']);
  });

  it('may be a table with headings in either language, with columns in any order', async () => {
    const chat = await start();
    const seen = await paste(
      chat,
      'No.\tWho\tTask\tDeadline\tStatus\tNotes\n1\tLayla Haddad\tBook the hall\t2026-12-04\t\tx\n2\t\tTest the spring\t2026-01-04\tDone\t\n3\tNobody Known\tCall',
    );
    expect(seen.text).toContain('2 action items from your list');
    expect(seen.text).toContain('Columns that are not used: Notes');
    expect(seen.text).toContain('1 line is unclear');
    const added = await add(chat, seen);
    const form = await chat.press('sam', added, 'Fix the unclear lines');
    expect(form.form?.fields[0]?.value).toBe(
      'No.\tWho\tTask\tDeadline\tStatus\tNotes\n3\tNobody Known\tCall',
    );
    const bare = await paste(chat, 'Plant a tree\tLayla Haddad\t2026-12-05');
    expect(bare.text).toContain('Layla Haddad, due Sat, 5 Dec 2026');
    expect((await paste(chat, 'Plant a tree\tthe north side')).text).toContain('neither a person nor a date');
    const csv = await paste(
      chat,
      'Title,Owner,Organisation,Also with\n"Sweep, then paint",me,Harbour School,Rotary',
    );
    expect(csv.text).toContain('Sweep, then paint');
    expect(csv.text).toContain('Sam Okoye, no date, Harbour School, Rotary, Water');
    const untitled = await paste(chat, 'Owner\tDue\nme\tfriday');
    expect(untitled.text).toContain('No column says what has to be done');
    const arabic = await paste(chat, 'المهمة\tالمسؤول\tالموعد\nحجز القاعة\tعمر منصور\t٤ ديسمبر');
    expect(arabic.text).toContain('عمر منصور');
    expect(arabic.text).toContain('4 كانون الأول');
  });

  it('may be hundreds of lines over several fields; a file shows each', async () => {
    const chat = await start();
    const lines = (from: number) =>
      Array.from({ length: 100 }, (_, index) => `- Visit house ${from + index} owner:me`).join('\n');
    const seen = await paste(chat, lines(1), { more: lines(101), rest: lines(201) });
    expect(seen.text).toContain('300 action items from your list');
    expect(seen.file?.name).toBe('halqa-preview.csv');
    expect(readTable(String(seen.file?.text).slice(1), ',')).toHaveLength(301);
    await add(chat, seen);
    const titles = await titlesIn(chat);
    expect(titles).toHaveLength(300);
    expect(titles[299]).toBe('Visit house 300');
    const many = await paste(chat, 'x\n'.repeat(501));
    expect(many.text).toContain('Paste at most 500 at once');
    expect((await paste(chat, '---\n***')).text).toContain('There is nothing in that list');
  });

  it('takes hostile titles as text, and says what stands open already', async () => {
    const chat = await start();
    const hostile = [
      '<!channel> *b* `c`',
      '=HYPERLINK("https://evil.test")',
      '\u202eevil',
      'help',
      '/action drop #1 x',
      'group: is not one',
    ];
    const seen = await paste(chat, hostile.join('\n'));
    expect(seen.kind).toBe('private');
    await add(chat, seen);
    const titles = await titlesIn(chat);
    expect(titles).toContain('<!channel> *b* `c`');
    expect(titles).toContain('help');
    const again = await paste(chat, 'help');
    expect(again.text).toContain('open already as #');
  });

  it('belongs to whoever pasted it, and is gone after a day', async () => {
    const chat = await start();
    const seen = await paste(chat, 'Book the hall');
    const other = await chat.press('layla', seen, 'Add 1 item');
    expect(other.text).toContain('This list is used up');
    const { file } = await chat.say('sam', 'private', '/halqa my-data');
    expect(JSON.parse(String(file?.text)).pastedLists).toHaveLength(1);
    expect((await chat.press('sam', seen, 'Add nothing')).text).toContain('Nothing was added');
    expect((await add(chat, seen)).text).toContain('This list is used up');
    expect(await titlesIn(chat)).toEqual([]);
  });

  it('is understood too when it is typed behind the command', async () => {
    const chat = await start();
    const seen = await chat.say(
      'sam',
      'water',
      '/action import\n- Book the hall owner:@Layla Haddad due:friday\n- Call the mayor',
    );
    expect(seen.text).toContain('2 action items from your list');
    expect(seen.text).toContain('Layla Haddad, due Fri, 6 Nov 2026');
  });
});
