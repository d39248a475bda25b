import { expect, it } from 'vitest';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/** "Make this an action item": the title is known, and the person still has a word to say. */
eachStore('a command that asks before it runs', (openTestStore) => {
  it('shows its form with what is known, and changes nothing until it is sent', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const where = { platform: 'sandbox', workspace: 'sandbox', id: 'water', name: 'water' } as const;
    const origin = {
      account: chat.account('sam'),
      place: where,
      direct: false,
      at: chat.clock.now(),
      named: { people: [], places: [] },
    };
    const asked = await chat.bot({
      ...origin,
      id: 'shortcut-1',
      kind: 'command',
      said: { as: 'values', path: 'action add', values: { title: 'Ask the mayor' }, ask: true },
    });
    if (asked.kind !== 'form') throw new Error(`answered with ${asked.kind}`);
    expect(asked.form.fields.find(({ name }) => name === 'title')?.value).toBe('Ask the mayor');
    expect((await chat.say('sam', 'water', '/action list')).text).not.toContain('mayor');

    const added = await chat.submit('sam', 'water', asked.form, {
      title: 'Ask the mayor',
      due: '2026-11-20',
    });
    expect(added.text).toContain('Ask the mayor');
    expect(added.text).toContain('20 Nov 2026');
  });

  it('names in a text whom the person mentioned', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const added = await chat.say('sam', 'water', '/action add Ask <@layla|handle> in <#water> & <@U999>');
    expect(added.text).toContain('Ask @Layla Haddad in #water & <@U999>');
    const form = (await chat.say('sam', 'water', '/progress difficulty Wait for <@omar>')).form;
    expect(form?.fields.find(({ name }) => name === 'text')?.value).toBe('Wait for @عمر منصور');
  });
});
