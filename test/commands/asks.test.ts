import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { buttonsOf, type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const last = (chat: Chat, where: string) => {
  const post = chat.posted(where).at(-1);
  if (post === undefined) throw new Error(`nothing was posted to ${where}`);
  return post;
};
const read = (chat: Chat, where: string) => readable(last(chat, where).card);

eachStore('an ask that comes back', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore(), now: '2026-11-04T09:00:00Z' });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition role @Omar role:executive');
    return chat;
  };

  const raise = (chat: Chat) =>
    chat.say('sam', 'water', '/progress difficulty No permit help:"a permit" from:"executive committee"');

  it('goes to its committee in one card on the next workday, and is taken from there', async () => {
    const chat = await start();
    await raise(chat);
    await chat.say('sam', 'water', '/progress difficulty No van help:"a van" from:executive');
    await chat.pass('2026-11-05T06:00:00Z');
    expect(chat.posted('executive')).toEqual([]);
    await chat.pass('2026-11-05T08:00:00Z');
    expect(chat.posted('executive')).toHaveLength(1);
    const asked = last(chat, 'executive');
    expect(readable(asked.card)).toContain('2 new requests to this committee');
    expect(readable(asked.card)).toContain('Water needs a permit (#1)');
    await chat.pass('2026-11-06T08:00:00Z');
    expect(chat.posted('executive')).toHaveLength(1);
  });

  it('goes to the committee however its name is written, with an article too', async () => {
    const chat = await start();
    for (const from of [
      'the executive committee',
      'The Executive',
      'لجنة التنفيذية',
      'the strategic committee',
    ])
      await chat.say('sam', 'water', `/progress difficulty No van help:"a van" from:"${from}"`);
    await chat.pass('2026-11-05T08:00:00Z');
    expect(readable(last(chat, 'executive').card)).toContain('3 new requests to this committee');
    expect(readable(last(chat, 'strategic').card)).toContain('Water needs a van (#4)');
  });

  it('is answered where it is read, and returns to the asker with a name and a day', async () => {
    const chat = await start();
    const raised = await raise(chat);
    const form = await chat.press('omar', raised, 'We can help');
    expect(form.form?.fields.find(({ name }) => name === 'text')?.value).toBe('a permit');
    const taken = await chat.submit('omar', 'executive', form.form, {
      difficulty: '#1',
      text: 'Call the mayor',
      due: '6 December',
    });
    expect(taken.text).toContain('Call the mayor');
    expect(taken.text).toContain('Executive committee');
    await chat.pass(1000);
    for (const where of ['water', '@sam']) {
      expect(read(chat, where)).toContain('Help is coming: #1');
      expect(read(chat, where)).toContain('Executive committee: Call the mayor (#2)');
      expect(read(chat, where)).toContain('6 Dec');
    }
    await chat.say('omar', 'executive', '/action done #2');
    await chat.pass(1000);
    const question = last(chat, '@sam');
    expect(readable(question.card)).toContain('Does that resolve #1?');
    expect((await chat.press('sam', question, 'Not yet')).text).toContain('#1 stays open');
    const accepted = await chat.press('sam', last(chat, 'water'), 'Yes, resolved');
    expect(accepted.text).toContain('Resolved: difficulty #1');
    expect(accepted.text).toContain('#2 Call the mayor');
    // A second tap on a closed difficulty changes nothing and shows its state.
    expect((await chat.press('layla', question, 'Yes, resolved')).text).toContain('Resolved: difficulty #1');
    await chat.pass('2026-12-01T08:00:00Z');
    expect(read(chat, 'executive')).toContain('Requests in this period: 1. Taken on: 1. Done: 1.');
    expect(read(chat, 'executive')).toContain('Resolved: #1 No permit');
  });

  it('stands in the summary with who took it, and what nobody took can be taken there', async () => {
    const chat = await start();
    await raise(chat);
    await chat.say('sam', 'water', '/progress difficulty No van help:"a van" from:anybody');
    await chat.say('omar', 'executive', '/progress take #1 Call the mayor due:"6 December"');
    await chat.pass('2026-12-01T08:00:00Z');
    expect(read(chat, 'executive')).toContain('taken up: Executive committee, عمر منصور (#3), due 6 Dec');
    const { card } = last(chat, 'executive');
    const select = card.blocks.find((block) => block.kind === 'select');
    expect(select?.kind === 'select' && select.options.map(({ label }) => label)).toEqual(['#2 a van']);
    if (select?.kind !== 'select') throw new Error('no select');
    const form = await chat.choose('omar', 'executive', select.token, select.options[0]?.value ?? '');
    expect(form.form?.fields.find(({ name }) => name === 'difficulty')?.value).toBe('#2');
  });

  it('waits for the asker once it is done, and asks for help again after a “not yet”', async () => {
    const chat = await start();
    const raised = await raise(chat);
    await chat.say('omar', 'executive', '/progress take #1 Call the mayor');
    await chat.say('omar', 'executive', '/action done #2');
    await chat.pass(1000);
    // The card in the group's place says whose turn it is, and offers no help once none is needed.
    const edited = chat.platform.edits.findLast(({ message }) => message.id === raised.message?.id);
    if (edited === undefined) throw new Error('the card was not redrawn');
    expect(readable(edited.card)).toContain('#2 is done. Does it resolve #1? Sam Okoye says.');
    const labels = (card: Card | undefined) => buttonsOf(card).map(({ label }) => label);
    expect(labels(edited.card)).toEqual(['Yes, resolved', 'Not yet']);
    await chat.pass('2026-12-01T08:00:00Z');
    expect(last(chat, 'executive').card.blocks.filter(({ kind }) => kind === 'select')).toEqual([]);

    const no = await chat.press('sam', edited, 'Not yet');
    expect(labels(no.card)).toEqual(['We can help', 'Resolved', 'Undo']);
    expect((await chat.press('sam', edited, 'Not yet')).kind).toBe('redraw');
    await chat.pass(1000);
    const heard = chat.posted('@omar').filter(({ card }) => readable(card).includes('#1'));
    expect(heard).toHaveLength(1);
    expect(readable(heard[0]?.card)).toContain('Sam Okoye, on #2 Call the mayor: not yet.');
    await chat.pass('2027-01-01T08:00:00Z');
    const [select] = last(chat, 'executive').card.blocks.filter((block) => block.kind === 'select');
    expect(select?.options.map(({ label }) => label)).toEqual(['#1 a permit']);

    // When the item is done again, the question is asked again.
    await chat.say('omar', 'executive', '/action reopen #2');
    await chat.say('omar', 'executive', '/action done #2');
    await chat.pass(1000);
    expect(read(chat, '@sam')).toContain('Does that resolve #1?');
  });

  it('goes on to the strategic committee with a why, from members of the executive alone', async () => {
    const chat = await start();
    await raise(chat);
    expect((await chat.say('sam', 'general', '/progress pass-on #1 Too big')).text).toContain(
      'Only members of the executive',
    );
    expect(
      (await chat.say('omar', 'executive', '/progress pass-on #1 It needs the ministry')).text,
    ).toContain('It needs the ministry');
    await chat.pass('2026-11-05T08:00:00Z');
    expect(chat.posted('executive')).toEqual([]);
    expect(read(chat, 'strategic')).toContain('the executive committee: It needs the ministry');
    expect((await chat.say('omar', 'executive', '/progress pass-on #1 Again')).text).toContain('no longer');
  });

  it('is told to the group and the asker when it is resolved elsewhere, and can be opened again', async () => {
    const chat = await start();
    await raise(chat);
    await chat.say('omar', 'executive', '/progress resolve #1 The mayor signed it');
    await chat.pass(1000);
    for (const where of ['water', '@sam']) {
      expect(read(chat, where)).toContain('Resolved: difficulty #1');
      expect(read(chat, where)).toContain('The mayor signed it');
    }
    expect((await chat.say('sam', 'water', '/progress reopen #1 He took it back')).text).toContain(
      'Difficulty #1',
    );
    expect((await chat.say('sam', 'water', '/progress reopen #1')).text).toContain('#1 is already open');
  });

  it('closes with its item when that is dropped, and opens again with it', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Paint the pump');
    await chat.say('sam', 'water', '/progress difficulty #1 No paint help:paint from:anybody');
    await chat.say('sam', 'water', '/action drop #1 The pump was replaced');
    await chat.pass('2026-12-01T08:00:00Z');
    expect(read(chat, 'executive')).not.toContain('Water: paint');
    expect(read(chat, 'executive')).not.toContain('Resolved:');
    await chat.say('sam', 'water', '/action reopen #1');
    await chat.pass('2027-01-01T08:00:00Z');
    expect(read(chat, 'executive')).toContain('Water: paint');
  });

  it('is offered as resolved too when its item is done', async () => {
    const chat = await start();
    await chat.say('sam', 'water', '/action add Paint the pump');
    await chat.say('sam', 'water', '/progress difficulty #1 No paint help:paint from:anybody');
    const done = await chat.say('sam', 'water', '/action done #1');
    const form = await chat.press('sam', done, '#2 is resolved too');
    expect(form.form?.fields.find(({ name }) => name === 'difficulty')?.value).toBe('#2');
  });

  it('is told to the asker when what was promised is given up', async () => {
    const chat = await start();
    await raise(chat);
    await chat.say('omar', 'executive', '/progress take #1 Call the mayor');
    await chat.say('omar', 'executive', '/action drop #2 He is away until June');
    await chat.pass(1000);
    expect(read(chat, '@sam')).toContain('#1 is waiting for help again');
    expect(read(chat, '@sam')).toContain('He is away until June');
  });
});
