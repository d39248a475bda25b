import { expect, it } from 'vitest';
import type { Form } from '../../src/chat/form.ts';
import type { Reply } from '../../src/chat/incoming.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

/** What every delivery in the group's place says. */
const said = {
  place: { platform: 'sandbox', workspace: 'sandbox', id: 'water', name: 'water' },
  direct: false,
  named: { people: [], places: [] },
} as const;

/** "Make this an action item": the title is known, and the person still has a word to say. */
eachStore('a command that asks before it runs', (openTestStore) => {
  it('shows its form with what is known, and changes nothing until it is sent', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const origin = { ...said, account: chat.account('sam'), at: chat.clock.now() };
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

  it('keeps the way back to the message it was said of, and takes it from nobody’s words', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    const source = 'https://clean-coast.slack.com/archives/C1/p1700000000000200';
    const open = async (link: string, id: string) => {
      const asked = await chat.bot({
        ...said,
        id,
        account: chat.account('sam'),
        at: chat.clock.now(),
        kind: 'command',
        said: {
          as: 'values',
          path: 'action add',
          values: { title: 'Ask the mayor' },
          ask: true,
          source: link,
        },
      });
      if (asked.kind !== 'form') throw new Error(`answered with ${asked.kind}`);
      return asked.form;
    };
    const send = (form: Form, id: string, values: Readonly<Record<string, string>> = {}) =>
      chat.bot({
        ...said,
        id,
        account: chat.account('sam'),
        at: chat.clock.now(),
        kind: 'form',
        token: form.token,
        values: { title: 'Ask the mayor', ...values },
        ...(form.source === undefined ? {} : { source: form.source }),
      });
    const linksOf = (reply: Reply): readonly string[] =>
      'card' in reply && reply.card
        ? reply.card.blocks.flatMap((block) =>
            block.kind === 'note'
              ? block.body.flatMap((piece) => (piece.kind === 'link' ? [piece.url] : []))
              : [],
          )
        : [];

    const form = await open(source, 's1');
    expect(form.source).toBe(source);
    expect(form.fields).toHaveLength(5);
    expect(await send(form, 'f1', { due: 'whenever' })).toMatchObject({ kind: 'errors' });
    const added = await send(form, 'f2', { source: 'https://evil.example/' });
    expect(linksOf(added)).toEqual([source]);
    expect(linksOf(await send(form, 'f2'))).toEqual([source]);

    const edited = await chat.say('layla', 'water', '/action edit #1 title:"Ask the new mayor" due:friday');
    expect(edited.text).toContain(`From a message (${source})`);
    expect((await chat.say('omar', 'schools', '/action done #1')).text).toContain(`من رسالة (${source})`);
    expect((await chat.say('sam', 'water', '/action list')).text).not.toContain(source);
    expect((await chat.say('ana', 'executive', '/digest preview')).text).not.toContain(source);
    expect((await chat.say('sam', 'water', '/halqa my-data')).file?.text).toContain(source);

    for (const [index, link] of [
      'javascript:alert(1)',
      'http://clean-coast.slack.com/archives/C1/p1',
      'https://ana:secret@evil.example/',
      'https://evil.example/ x',
      'https://evil.example/a)[b](c',
      '#water/m1"onclick',
      `https://evil.example/${'x'.repeat(500)}`,
      '',
    ].entries()) {
      expect((await open(link, `s2-${index}`)).source, link).toBeUndefined();
      expect(linksOf(await send({ ...form, source: link }, `f3-${index}`)), link).toEqual([]);
    }
    const typed = await chat.say('sam', 'water', `/action add Ask again source:${source}`);
    expect(typed.text).toContain(`Ask again source:${source}`);
    expect(typed.text).not.toContain('From a message');
    const told = await chat.tell('sam', 'water', 'action add', { title: 'Ask again', source, link: source });
    expect(told.text).not.toContain(source);
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
