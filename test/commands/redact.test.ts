import { expect, it } from 'vitest';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { allRows, tablesWith } from '../fixtures/rows.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

eachDatabase('/coalition redact', (freshDatabase) => {
  const open = async () => {
    const fresh = await freshDatabase(halqa);
    const chat = openChat({ store: await fresh.open(halqa) });
    await setUp(chat);
    await chat.say('ana', 'private', '/halqa language en');
    return { chat, url: fresh.url };
  };

  const say = async (chat: Chat, who: string, where: string, line: string) => {
    const seen = await chat.say(who, where, line);
    expect([seen.kind, seen.text], line).toEqual([expect.not.stringMatching('form'), seen.text]);
    expect(seen.card?.tone, line).not.toBe('warning');
    return seen;
  };

  /** Asks for a redaction, confirms it, and sends what is due. */
  const redact = async (chat: Chat, number: number) => {
    const asked = await chat.say('ana', 'private', `/coalition redact #${number}`);
    expect(asked.text).toContain(`Remove the text of #${number}?`);
    expect(asked.text).toContain('This cannot be undone.');
    const done = await chat.press('ana', asked, 'Remove the text');
    await chat.beat();
    return done;
  };

  it('removes the text of an item, its history, its progress and what is stored of them', async () => {
    const { chat, url } = await open();
    const card = await say(
      chat,
      'sam',
      'water',
      '/action add Call Mrs. Smith-Jones about her illness owner:@Sam Okoye due:2026-11-20',
    );
    for (const line of [
      '/action talk #1',
      '/action edit #1 title:"Ask about the illness of S. J."',
      '/progress log #1 She is in ward seven',
      '/progress difficulty #1 No phone help:"a phone" from:"the executive committee"',
    ])
      await say(chat, 'sam', 'water', line);
    await say(chat, 'layla', 'water', '/action drop #1 why:"She got worse"');
    await say(chat, 'layla', 'water', '/action reopen #1');
    await chat.pass('2026-12-02T12:00:00Z');
    const texts = [
      'Call Mrs. Smith-Jones about her illness',
      'Ask about the illness of S. J.',
      'She is in ward seven',
      'She got worse',
    ];
    expect(await tablesWith(url, texts[1] ?? '')).toEqual(
      expect.arrayContaining(['item', 'history', 'outbox', 'ledger']),
    );

    const asked = await chat.say('ana', 'private', '/coalition redact #1');
    expect(asked.text).toContain('1 line of progress on it');
    expect((await chat.press('ana', asked, 'Keep it')).text).toContain('The text stays');
    expect(await tablesWith(url, texts[1] ?? '')).toContain('item');

    const done = await redact(chat, 1);
    expect(done.text).toContain('The text of #1 was removed');
    expect(done.text).toMatch(/Removed by .*Ana Costa/);
    for (const text of texts) expect(await tablesWith(url, text), text).toEqual([]);
    for (const word of ['Smith', 'ward seven', 'illness'])
      expect(await tablesWith(url, word), word).toEqual([]);

    const redrawn = chat.platform.edits.filter(({ message }) => message.id === card.message?.id).at(-1);
    expect(readable(redrawn?.card)).toContain('[text removed by a coordinator]');
    expect(readable(chat.posted('water').at(-1)?.card)).toMatch(/Removed by .*Ana Costa/);
    // What blocks it is a record of its own, and stays.
    expect(await tablesWith(url, 'No phone')).toContain('difficulty');
    await chat.say('sam', 'private', '/halqa language ar');
    const list = await chat.say('sam', 'water', '/action list');
    expect(list.text).toContain('نصّ حُذف بقرار من التنسيق');
    const digest = await chat.say('ana', 'executive', '/digest show');
    expect(digest.text).not.toMatch(/Smith|illness/);
    expect((await chat.say('ana', 'private', '/coalition redact #1')).text).toContain('is removed already');
  });

  it('removes the text of a difficulty, and leaves whom it asks', async () => {
    const { chat, url } = await open();
    for (const line of [
      '/progress difficulty The mayor is drunk help:"a sober one" from:"executive committee"',
      '/progress resolve #1 how:"He was voted out"',
    ])
      await say(chat, 'layla', 'water', line);
    await chat.beat();
    await redact(chat, 1);
    for (const text of ['The mayor is drunk', 'a sober one', 'He was voted out'])
      expect(await tablesWith(url, text), text).toEqual([]);
    expect((await allRows(url)).difficulty).toMatchObject([
      { asked_of: 'executive', help_from: expect.stringMatching(/executive/i) },
    ]);
    expect((await chat.say('ana', 'private', '/coalition redact #1')).text).toContain('is removed already');
  });

  it('removes the text of an event with its poll, and of a poll with its choices', async () => {
    const { chat, url } = await open();
    await say(
      chat,
      'sam',
      'water',
      '/event add Dinner at Nadia’s starts:"2026-11-05 10:00" ends:"2026-11-05 12:00"',
    );
    await chat.pass('2026-11-05T12:00:00Z');
    await say(chat, 'layla', 'water', '/poll ask Who should pay for Nadia? choices:"Rami the cheat, Nobody"');
    await chat.beat();
    await redact(chat, 1);
    await redact(chat, 2);
    await chat.pass('2026-11-05T12:05:00Z');
    for (const text of ['Dinner at Nadia', 'Who should pay', 'Rami the cheat'])
      expect(await tablesWith(url, text), text).toEqual([]);
    const redrawn = chat.platform.edits.map((edit) => readable(edit.card));
    expect(redrawn.filter((text) => text.includes('[text removed by a coordinator]')).length).toBeGreaterThan(
      1,
    );
    // Both close as they would have.
    const before = chat.posted('water').length;
    await chat.pass('2026-11-12T12:00:00Z');
    const closed = chat.posted('water').slice(before);
    expect(closed.length).toBeGreaterThan(1);
    for (const { card } of closed) expect(readable(card)).not.toMatch(/Nadia|Rami/);
    expect((await chat.say('ana', 'private', '/coalition redact #2')).text).toContain('is removed already');
  });

  it('is for coordinators, and for what there is', async () => {
    const { chat, url } = await open();
    await say(chat, 'sam', 'water', '/action add Water');
    await chat.say('sam', 'private', '/halqa language en');
    expect((await chat.say('sam', 'water', '/coalition redact #1')).text).toContain('Only a coordinator');
    const asked = await chat.say('ana', 'private', '/coalition redact #1');
    expect((await chat.press('sam', asked, 'Remove the text')).text).toContain('Only a coordinator');
    expect((await chat.say('ana', 'private', '/coalition redact #77')).text).toContain(
      'There is no #77 here',
    );
    expect((await chat.say('ana', 'private', '/coalition redact everything')).text).toContain('Number');
    // The name of the group stays in cards, though an item had the same words.
    expect((await chat.press('ana', asked, 'Remove the text')).text).toContain('The text of #1 was removed');
    expect(await tablesWith(url, 'Water')).toEqual(expect.arrayContaining(['working_group', 'outbox']));
    expect((await chat.press('ana', asked, 'Remove the text')).text).toContain('is removed already');
  });
});
