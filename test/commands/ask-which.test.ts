import { expect, it } from 'vitest';
import { buttonsOf, openChat, readable, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const marks = /[\u2066-\u2069\u200e\u200f]/g;
const labels = ({ card }: Seen) => buttonsOf(card).map(({ label }) => label.replace(marks, ''));

eachStore('one thing that is unclear', (openTestStore) => {
  const start = async () => {
    const chat = openChat({
      store: await openTestStore(),
      names: { layla: 'Layla Haddad', mk: 'Mona K', ms: 'Mona S', ah: 'Ali H', az: 'Ali Z' },
    });
    await setUp(chat);
    for (const who of ['mk', 'ms', 'ah', 'az']) await chat.say(who, 'water', '/group join');
    await chat.say('sam', 'water', '/action add Paint the fence');
    return chat;
  };

  it('is asked by buttons that go on with what was typed', async () => {
    const chat = await start();
    const asked = await chat.say('sam', 'water', '/action add Book the hall owner:Mona due:2026-11-20');
    expect(asked.kind).toBe('private');
    expect(asked.card?.title).toBe('Which Mona?');
    expect(labels(asked)).toEqual(['Mona K', 'Mona S', 'Not now']);
    expect((await chat.say('sam', 'water', '/action list')).text).not.toContain('Book the hall');

    // Nobody else can go on with it.
    expect((await chat.press('nour', asked, 'Mona S')).card?.tone).toBe('warning');
    const done = await chat.press('sam', asked, 'Mona S');
    expect(done.kind).toBe('public');
    expect(done.text).toMatch(/Book the hall[\s\S]*Mona S[\s\S]*20 Nov 2026/);
    expect((await chat.press('sam', asked, 'Mona K')).text).not.toContain('Book the hall');
    const list = (await chat.say('sam', 'water', '/action list')).text;
    expect(list.match(/Book the hall/g)).toHaveLength(1);
  });

  it('gives the same answer to the same tap twice, and changes nothing after no', async () => {
    const chat = await start();
    const asked = await chat.say('sam', 'water', '/action assign #1 Mona');
    const first = await chat.press('sam', asked, 'Mona K', 'twice');
    expect((await chat.press('sam', asked, 'Mona K', 'twice')).text).toBe(first.text);
    const again = await chat.say('sam', 'water', '/action assign #1 Ali');
    expect((await chat.press('sam', again, 'Not now')).text).toContain('Nothing changed');
    expect((await chat.say('sam', 'water', '/action show #1')).text).toContain('Mona K');
  });

  it('is asked one after the other where several are', async () => {
    const chat = await start();
    const asked = await chat.say('sam', 'water', '/action assign #1 Mona, Ali');
    expect(labels(asked)).toEqual(['Mona K', 'Mona S', 'Not now']);
    const next = await chat.press('sam', asked, 'Mona K');
    expect(next.card?.title).toBe('Which Ali?');
    const done = await chat.press('sam', next, 'Ali Z');
    expect(done.text).toMatch(/Mona K[\s\S]*Ali Z/);
  });

  it('opens the form where something else is wrong as well', async () => {
    const chat = await start();
    const seen = await chat.say('sam', 'water', '/action add Book the hall owner:Mona due:gibberish');
    expect(seen.kind).toBe('form');
    expect(seen.form?.fields.find(({ name }) => name === 'owner')?.options).toHaveLength(2);
    expect(seen.form?.fields.find(({ name }) => name === 'due')?.value).toBe('gibberish');
  });

  it('is asked by buttons inside a form too, and what is wrong there is an error of its field', async () => {
    const chat = await start();
    const { form } = await chat.say('sam', 'water', '/action add');
    const wrong = await chat.submit('sam', 'water', form, {
      title: 'Book the hall',
      owner: 'Mona',
      due: 'gibberish',
    });
    expect(Object.keys(wrong.errors ?? {})).toEqual(['due']);
    const asked = await chat.submit('sam', 'water', form, {
      title: 'Book the hall',
      owner: 'Mona',
      due: '2026-11-20',
    });
    expect(asked.card?.title).toBe('Which Mona?');
    expect((await chat.press('sam', asked, 'Mona S')).text).toMatch(
      /Book the hall[\s\S]*Mona S[\s\S]*20 Nov/,
    );

    const event = await chat.say('nour', 'schools', '/event add');
    const half = await chat.submit('nour', 'schools', event.form, { title: 'معرض', starts: 'friday at 3' });
    expect(half.kind).toBe('private');
    const [first = ''] = labels(half);
    expect((await chat.press('nour', half, first)).text).toContain('معرض');

    const assign = await chat.say('sam', 'water', '/action assign #1');
    const same = await chat.submit('sam', 'water', assign.form, { item: '#1', owner: 'Ali' });
    expect(labels(same)).toEqual(['Ali H', 'Ali Z', 'Not now']);
    expect((await chat.press('sam', same, 'Ali Z')).text).toContain('Ali Z');
  });

  it('may be the group: of a place without one, or one that is nearly typed', async () => {
    const chat = await start();
    const asked = await chat.say('sam', 'general', '/action add Sweep the yard');
    expect(asked.card?.title).toBe('Which group?');
    expect(asked.text).toContain('This place belongs to no working group.');
    for (const line of ['/progress log We met', '/event add Gala starts:2026-11-20 10:00', '/group members'])
      expect((await chat.say('sam', 'private', line)).card?.title, line).toBe('Which group?');
    // One's own groups come first.
    expect(labels(asked)[0]).toBe('Water');
    expect((await chat.press('sam', asked, 'Water')).text).toMatch(/Sweep the yard[\s\S]*Water/);

    for (const name of ['Beach North', 'Beach South'])
      await chat.say('ana', 'general', `/group create ${name} goal:"No rubbish"`);
    const which = await chat.say('sam', 'general', '/action add Rake group:Beach');
    expect(labels(which)).toEqual(['Beach North', 'Beach South', 'Not now']);
    expect((await chat.press('sam', which, 'Beach South')).text).toContain('Beach South');
    expect((await chat.say('sam', 'general', '/action add Rake group:Trees')).text).toContain('no group');
    // Committees are not joined.
    expect(labels(await chat.say('sam', 'general', '/group join'))).not.toContain('Executive committee');
  });

  it('is asked of whoever only reads, in their language, and by a menu where there are many', async () => {
    const chat = await start();
    const list = await chat.say('sam', 'water', '/action list who:Mona');
    expect((await chat.press('sam', list, 'Mona K')).kind).toBe('private');
    const arabic = await chat.say('nour', 'schools', '/action add طلاء السور المسؤول:Mona');
    expect(arabic.card?.title.replace(marks, '')).toBe('Mona: أيّ شخص؟');
    expect(readable(arabic.card)).toContain('بعد الاختيار');

    for (let n = 1; n <= 6; n += 1)
      await chat.say('ana', 'general', `/group create Grove ${n} goal:"Trees" convener:@Sam Okoye`);
    const many = await chat.say('sam', 'general', '/action add Water the trees');
    const [menu] = many.card?.blocks.flatMap((block) => (block.kind === 'select' ? [block] : [])) ?? [];
    const grove = menu?.options.find(({ label }) => label.includes('Grove 4'));
    const chosen = await chat.choose('sam', 'general', menu?.token ?? '', grove?.value ?? '');
    expect(chosen.text).toMatch(/Water the trees[\s\S]*Grove 4/);
  });
});
