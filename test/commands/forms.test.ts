import { expect, it } from 'vitest';
import type { Form } from '../../src/chat/form.ts';
import type { Chat } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const valuesOf = (form: Form | undefined) =>
  Object.fromEntries(
    (form?.fields ?? []).flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );

const field = (form: Form | undefined, name: string) => form?.fields.find((one) => one.name === name);

scenes('a line that lacks something', (open) => {
  it('opens the form, with what was typed already in it', async () => {
    const { chat, records } = await open();
    const before = await records();
    for (const [line, ...values] of [
      ['/action add', {}],
      ['/action add due:friday owner:@Layla', { due: 'friday', owner: '@Layla' }],
      ['/action done', {}],
      ['/progress log #12', { item: '#12' }],
      ['/progress difficulty The hall is closed help:a hall', { text: 'The hall is closed', help: 'a hall' }],
      ['/progress resolve', {}],
      ['/event add Clean-up ends:13:00', { title: 'Clean-up', ends: '13:00' }],
      ['/event cancel', {}],
      ['/group create Trees', { name: 'Trees' }],
      // The form holds the current values, so that only new ones have to be typed.
      [
        '/coalition setup',
        {
          ...{ name: 'Clean Coast', zone: 'Asia/Beirut', week: 'sun-thu', language: 'en', digits: 'latn' },
          ...{ open: 'yes', threshold: '5', executive: '<#executive>', strategic: '<#strategic>' },
        },
      ],
      ['/group bind language:ar', { group: 'Water', language: 'ar' }],
      ['/halqa language', { language: 'en' }],
    ] as const) {
      const seen = await chat.say('sam', 'water', line);
      expect(seen.kind, line).toBe('form');
      expect(valuesOf(seen.form), line).toEqual(values[0]);
    }
    expect(await records()).toEqual(before);
  });

  it('cuts what is longer than its field, where it is seen', async () => {
    const { chat } = await open();
    const { form } = await chat.say('sam', 'water', `/event add ${'long words '.repeat(60)}`);
    const title = field(form, 'title');
    expect(title?.value).toMatch(/^long words long [\s\S]*…$/);
    expect([...(title?.value ?? '')].length).toBeLessThanOrEqual(title?.max ?? 0);
  });

  it('asks in the language of the person, and marks what is needed', async () => {
    const { chat } = await open();
    await chat.say('omar', 'private', '/halqa language ar');
    const { form } = await chat.say('omar', 'schools', '/event add');
    expect(form?.title).toBe('إضافة فعالية');
    expect(form?.fields.map(({ label, required }) => [label, required])).toEqual([
      ['العنوان', true],
      ['البداية', true],
      ['النهاية', false],
      ['المكان', false],
      ['المجموعة', false],
    ]);
    const groups = field(form, 'group')?.options?.map(({ value }) => value);
    expect(groups?.slice(0, 2)).toEqual(['Water', 'المدارس']);
    expect(groups).toHaveLength(4);
  });
});

const submit = (chat: Chat, form: Form | undefined, values: Readonly<Record<string, string>>) =>
  chat.submit('sam', 'water', form, values);

scenes('a form', (open) => {
  it('does what the line would have done', async () => {
    const { chat } = await open();
    const add = await chat.say('sam', 'water', '/action add');
    const added = await submit(chat, add.form, {
      title: ' Book: the hall ',
      due: 'next friday',
      owner: '<@layla>',
    });
    expect(added.kind).toBe('public');
    expect(added.text).toContain(
      'Action item #1\nBook: the hall\nOwner: Layla Haddad\nDue: Fri, 13 Nov 2026',
    );
    const log = await chat.press('sam', added, 'Log progress');
    expect(valuesOf(log.form)).toEqual({ item: '#1' });
    expect((await submit(chat, log.form, { item: '#1', text: 'One\ntwo' })).text).toContain(
      'Progress on #1\nOne\ntwo',
    );
    const bind = await chat.say('ana', 'general', '/group bind');
    const bound = await chat.submit('ana', 'general', bind.form, { group: 'Water', place: '<#general>' });
    expect(bound.text).toContain('#general now belongs to this group');
  });

  it('stays open with a sentence at each field that is wrong, and changes nothing', async () => {
    const { chat, records } = await open();
    const { form } = await chat.say('sam', 'water', '/event add');
    const before = await records();
    for (const [values, errors] of [
      [{}, { title: 'This field is required.', starts: 'This field is required.' }],
      [
        { title: 'Gala', starts: 'soon' },
        { starts: /I can’t read “soon” as a date and time\. For example: saturday 10:00/ },
      ],
      [{ title: 'Gala', starts: '2026-11-03 10:00' }, { starts: /is in the past/ }],
      [{ title: 'x'.repeat(301), starts: 'saturday 10:00' }, { title: /Title is too long: at most 300/ }],
      [
        { title: 'Gala', starts: 'saturday 10:00', ends: 'saturday 09:00' },
        { ends: /is not after the start/ },
      ],
      [
        { title: 'Gala', starts: 'saturday 10:00', group: 'Trees' },
        { group: /there is no group called “Trees”/ },
      ],
    ] as const) {
      const seen = await submit(chat, form, values);
      expect(seen.kind).toBe('errors');
      expect(Object.keys(seen.errors ?? {})).toEqual(Object.keys(errors));
      for (const [name, sentence] of Object.entries(errors))
        expect((seen.errors?.[name] ?? '').replace(/[\u2066-\u2069]/g, '')).toMatch(sentence);
    }
    const after = await records();
    for (const table of ['event', 'deadline', 'history']) expect(after[table], table).toEqual(before[table]);
    expect((await submit(chat, form, { title: 'Gala', starts: 'saturday 10:00' })).kind).toBe('public');
  });

  it('leaves out what is rarely needed and what the place answers, unless it was given', async () => {
    const { chat } = await open();
    const fields = async (where: string, line: string) =>
      (await chat.say('sam', where, line)).form?.fields.map(({ name }) => name) ?? [];
    // Five fields are one page on Discord.
    expect(await fields('water', '/action add')).toHaveLength(5);
    expect(await fields('water', '/action add with:Rotary')).toContain('with');
    expect(await fields('water', '/progress difficulty')).toEqual(['item', 'text', 'help', 'from', 'kind']);
    expect(await fields('general', '/progress difficulty')).toContain('group');
  });

  it('says privately what no field is to blame for', async () => {
    const { chat } = await open();
    const { form } = await chat.say('sam', 'water', '/action add');
    const lost = await chat.submit('sam', 'general', form, { title: 'Book the hall' });
    expect(lost.kind).toBe('private');
    expect(lost.text).toContain('This place belongs to no working group.');
  });

  it('refuses a comment that is too long at its field', async () => {
    const { chat } = await open();
    await chat.say('sam', 'water', '/event add Clean-up starts:2026-11-04 12:00');
    await chat.pass(6 * 60 * 60 * 1000);
    const [poll] = chat.posted('water');
    if (!poll) throw new Error('no poll');
    const { form } = await chat.press('sam', await chat.press('sam', poll, '4'), 'Add a comment');
    const long = await chat.submit('sam', 'water', form, { comment: 'x'.repeat(1001) });
    expect(Object.keys(long.errors ?? {})).toEqual(['comment']);
    const kept = await chat.submit('sam', 'water', form, { comment: 'x'.repeat(1000) });
    expect(kept.text).toContain('saved without your name');
  });
});
