import { describe, expect, it } from 'vitest';
import type { Block, Card } from '../../../src/chat/card.ts';
import type { Form } from '../../../src/chat/form.ts';
import type { Incoming, Reply } from '../../../src/chat/incoming.ts';
import { openScripted } from '../../fixtures/discord/bot.ts';
import { textOf } from '../../fixtures/discord/people.ts';

const card = (title: string, blocks: readonly Block[] = []): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});

const done: Block = {
  kind: 'buttons',
  buttons: [{ token: 'done:i1', label: 'Done', look: 'primary' }],
};

const form = (fields: Form['fields'], token = 'ask:action.add'): Form => ({
  token,
  language: 'en',
  title: 'Add an action item',
  submit: 'Send',
  fields,
});

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const publicly = (incoming: Incoming): Reply =>
  incoming.kind === 'shown'
    ? { kind: 'nothing' }
    : { kind: 'public', card: card('Action item #1', [done]), subject: 'item:i1' };

describe('a command', () => {
  it('is heard with its path, its values as typed, and names for whom it picks', async () => {
    const { people, ana, layla, water, heard, guild } = await openScripted(publicly);
    await people.command(ana, water, 'action add', { title: 'Book the hall', owner: layla, due: 'friday' });
    expect(heard[0]).toMatchObject({
      kind: 'command',
      direct: false,
      account: { platform: 'discord', workspace: guild.id, id: ana.id, name: 'Ana Costa' },
      place: { platform: 'discord', workspace: guild.id, id: water.id, name: 'water' },
      said: {
        as: 'values',
        path: 'action add',
        values: { title: 'Book the hall', owner: `<@${layla.id}>`, due: 'friday' },
      },
      named: { people: [{ id: layla.id, name: 'Layla Haddad' }], places: [] },
    });
    expect(heard[0]).not.toHaveProperty('locale');
  });

  it('is answered in one request, in public, and the bot hears where the answer stands', async () => {
    const { people, ana, water, heard, guild, fake } = await openScripted(publicly);
    const talk = await people.command(ana, water, 'action add', { title: 'Book the hall' });
    expect(talk.answered).toBe(4);
    expect(textOf(talk.messages[0])).toBe('Action item #1');
    await people.until(talk, 'shown', () => heard.length === 2);
    expect(heard[1]).toMatchObject({
      kind: 'shown',
      subject: 'item:i1',
      message: {
        place: { platform: 'discord', workspace: guild.id, id: water.id },
        id: talk.messages[0]?.id,
      },
    });
    expect(fake.requests.filter(({ path }) => path.includes(talk.token))).toHaveLength(1);
  });

  it('said in a thread is said in its channel; a thread of a forum is a place of its own', async () => {
    const { people, ana, water, guild, fake, heard } = await openScripted(publicly);
    const thread = fake.addChannel(guild, 'Which hall?', 11);
    thread.parent_id = water.id;
    const talk = await people.command(ana, thread, 'action add', { title: 'Book the hall' });
    expect(heard[0]?.place).toMatchObject({ id: water.id, name: 'water' });
    await people.until(talk, 'shown', () => heard.length === 2);
    expect(heard[1]).toMatchObject({ kind: 'shown', message: { place: { id: thread.id } } });
    const post = fake.addChannel(guild, 'A question', 11);
    post.parent_id = fake.addChannel(guild, 'forum', 15).id;
    await people.command(ana, post, 'action add', { title: 'Book the hall' });
    expect(heard[2]?.place).toMatchObject({ id: post.id, name: 'A question' });
  });

  it('is answered to one person alone where the answer is private', async () => {
    const { people, ana, sam, water } = await openScripted(() => ({
      kind: 'private',
      card: card('Nothing due'),
    }));
    await people.command(ana, water, 'action list');
    expect(people.seen(ana, water).map(textOf)).toEqual(['Nothing due']);
    expect(people.seen(sam, water)).toEqual([]);
  });

  it('opens a form where something is missing, without a word before it', async () => {
    const { people, ana, water, heard } = await openScripted(
      async (incoming) => {
        if (incoming.kind === 'form') return { kind: 'private', card: card('Added') };
        await soon(120);
        return {
          kind: 'form',
          form: form([{ name: 'title', label: 'Title', kind: 'line', required: true }]),
        };
      },
      { deferAfterMs: 40 },
    );
    const talk = await people.command(ana, water, 'action add');
    expect(talk.answered).toBe(9);
    const sent = await people.submit(talk, { title: 'Book the hall' });
    expect(heard[1]).toMatchObject({
      kind: 'form',
      token: 'ask:action.add',
      values: { title: 'Book the hall' },
    });
    expect(textOf(sent.messages[0])).toBe('Added');
  });

  it('says that it takes a moment when it does, and still answers as it should', async () => {
    const slow =
      (reply: Reply) =>
      async (incoming: Incoming): Promise<Reply> => {
        if (incoming.kind === 'shown') return { kind: 'nothing' };
        await soon(150);
        return reply;
      };
    const open = (reply: Reply) => openScripted(slow(reply), { deferAfterMs: 40 });
    const inPublic = await open({ kind: 'public', card: card('Action item #1'), subject: 'item:1' });
    const first = await inPublic.people.command(inPublic.ana, inPublic.water, 'action add', { title: 'A' });
    expect([first.answered, first.waitsFor]).toEqual([5, 'public']);
    expect(inPublic.people.seen(inPublic.sam, inPublic.water).map(textOf)).toEqual(['Action item #1']);
    await inPublic.people.until(first, 'shown', () => inPublic.heard.length === 2);
    expect(inPublic.heard[1]).toMatchObject({ kind: 'shown', message: { id: first.original?.id } });

    const inPrivate = await open({ kind: 'private', card: card('The items') });
    const second = await inPrivate.people.command(inPrivate.ana, inPrivate.water, 'action list');
    expect([second.answered, second.waitsFor]).toEqual([5, 'private']);
    expect(inPrivate.people.seen(inPrivate.sam, inPrivate.water)).toEqual([]);

    const refused = await open({ kind: 'private', card: card('That didn’t work') });
    const third = await refused.people.command(refused.ana, refused.water, 'action add', { title: 'A' });
    expect([third.answered, third.waitsFor]).toEqual([5, 'public']);
    await refused.people.until(third, 'the refusal', () => third.messages.length > 0);
    expect(refused.people.seen(refused.sam, refused.water)).toEqual([]);
    expect(refused.people.seen(refused.ana, refused.water).map(textOf)).toEqual(['That didn’t work']);
  });

  it('carries a file that is meant for one person', async () => {
    const { people, ana, water, fake } = await openScripted(() => ({
      kind: 'private',
      card: card('Your data'),
      file: { name: 'my-data.json', mime: 'application/json', text: '{}' },
    }));
    const talk = await people.command(ana, water, 'action list');
    expect(talk.messages[0]?.files).toEqual(['my-data.json']);
    expect(fake.problems).toEqual([]);
  });

  it('is answered with a number when something of ours breaks', async () => {
    const { people, ana, water } = await openScripted(() => {
      throw new Error('broken');
    });
    const talk = await people.command(ana, water, 'action list');
    expect(textOf(talk.messages[0])).toMatch(/Something went wrong.*: [0-9a-f]{8}/);
  });

  it('delivered twice is answered once', async () => {
    const { people, ana, water, fake, heard } = await openScripted(publicly);
    const talk = await people.command(ana, water, 'action add', { title: 'A' });
    fake.gateway.repeat();
    await people.until(
      talk,
      'the repetition',
      () => heard.filter(({ kind }) => kind === 'command').length === 2,
    );
    expect(heard.filter(({ kind }) => kind === 'command').map(({ id }) => id)).toEqual([talk.id, talk.id]);
    await soon(50);
    expect(water.messages).toHaveLength(1);
    expect(fake.problems).toEqual([]);
  });

  it('that is over is let go', async () => {
    const { people, ana, water } = await openScripted(publicly);
    const talk = people.send(ana, water, 'action add', { title: 'A' });
    talk.late = true;
    await soon(80);
    expect(water.messages).toEqual([]);
    expect((await people.command(ana, water, 'action add', { title: 'B' })).answered).toBe(4);
  });
});

describe('a press', () => {
  const withCard = async (answer: (incoming: Incoming) => Reply | Promise<Reply>, deferAfterMs = 2000) => {
    const server = await openScripted(
      (incoming) =>
        incoming.kind === 'command' || incoming.kind === 'shown' ? publicly(incoming) : answer(incoming),
      { deferAfterMs },
    );
    const talk = await server.people.command(server.ana, server.water, 'action add', { title: 'A' });
    const [message] = talk.messages;
    if (!message) throw new Error('no card');
    return { ...server, message };
  };

  it('draws the card anew, and says beside it what must be said', async () => {
    const { people, sam, ana, water, message, heard } = await withCard(() => ({
      kind: 'redraw',
      card: card('Done: #1'),
      aside: card('It was done before'),
    }));
    const talk = await people.press(sam, message, 'Done');
    expect(talk.answered).toBe(7);
    await people.until(talk, 'the aside', () => talk.messages.length === 1);
    expect(textOf(message)).toBe('Done: #1');
    expect(people.seen(sam, water).map(textOf)).toEqual(['Done: #1', 'It was done before']);
    expect(people.seen(ana, water).map(textOf)).toEqual(['Done: #1']);
    expect(heard.at(-1)).toMatchObject({ kind: 'button', token: 'done:i1', message: { id: message.id } });
  });

  it.each([
    ['redraw', { kind: 'redraw', card: card('Done: #1') }],
    ['private', { kind: 'private', card: card('Your answer is counted') }],
    ['public', { kind: 'public', card: card('Everybody') }],
  ] as const)('that is slow is answered all the same: %s', async (kind, reply) => {
    const { people, sam, ana, water, message } = await withCard(async () => {
      await soon(150);
      return reply;
    }, 40);
    const talk = await people.press(sam, message, 'Done');
    expect(talk.answered).toBe(6);
    const title = reply.card.title;
    if (kind === 'redraw') expect(textOf(message)).toBe(title);
    else expect(textOf(talk.messages[0])).toBe(title);
    expect(people.seen(ana, water).map(textOf).includes(title)).toBe(kind !== 'private');
  });

  it('opens a form; one that came too late stands behind a button', async () => {
    let slow = true;
    const { people, sam, message } = await withCard(async () => {
      if (slow) await soon(150);
      return {
        kind: 'form',
        form: form([{ name: 'comment', label: 'Comment', kind: 'paragraph', required: false }], 'comment:p1'),
      };
    }, 40);
    const late = await people.press(sam, message, 'Done');
    await people.until(late, 'the offer', () => late.messages.length === 1);
    expect(textOf(late.messages[0])).toContain('took too long');
    slow = false;
    const offer = late.messages[0];
    if (!offer) throw new Error('no offer');
    const talk = await people.press(sam, offer, 'Add an action item');
    expect(talk.modal).toMatchObject({ custom_id: 'comment:p1' });
  });

  it('of a select brings the value', async () => {
    const select: Block = {
      kind: 'select',
      token: 'pick-done:g1',
      label: 'Mark done',
      options: [
        { value: 'i1', label: '#1 A' },
        { value: 'i2', label: '#2 B' },
      ],
    };
    const { people, ana, water, heard } = await openScripted((incoming) =>
      incoming.kind === 'button'
        ? { kind: 'redraw', card: card('Items') }
        : { kind: 'private', card: card('Items', [select]) },
    );
    const list = await people.command(ana, water, 'action list');
    if (!list.messages[0]) throw new Error('no list');
    await people.choose(ana, list.messages[0], 'i2');
    expect(heard.at(-1)).toMatchObject({ kind: 'button', token: 'pick-done:g1', value: 'i2' });
  });
});

describe('typing', () => {
  it('brings what fits, for the argument that is being typed', async () => {
    const { people, ana, water, heard } = await openScripted(() => ({
      kind: 'suggestions',
      suggestions: [
        { value: '#12', label: `#12 ${'حجز القاعة '.repeat(20)}` },
        { value: 'x'.repeat(101), label: 'too long to be a value' },
        ...Array.from({ length: 30 }, (_, index) => ({ value: `#${index}`, label: `Item ${index}` })),
      ],
    }));
    const talk = await people.type(ana, water, 'action done', { item: 'القاعة' }, 'item');
    expect(heard[0]).toMatchObject({
      kind: 'suggest',
      focus: 'item',
      said: { as: 'values', path: 'action done', values: { item: 'القاعة' } },
    });
    expect(talk.suggestions).toHaveLength(25);
    expect(talk.suggestions?.[0]?.value).toBe('#12');
    expect(talk.suggestions?.map(({ value }) => value)).not.toContain('x'.repeat(101));
  });
});

describe('the menu of a message', () => {
  it('opens the form with the text of the message in it', async () => {
    const { people, ana, water, heard } = await openScripted(() => ({
      kind: 'form',
      form: form([
        { name: 'title', label: 'Title', kind: 'line', required: true, value: 'Book the hall', max: 200 },
      ]),
    }));
    const talk = await people.menu(ana, water, 'Make this an action item', 'Book the hall\nby friday');
    expect(heard[0]).toMatchObject({
      kind: 'command',
      said: { as: 'values', path: 'action add', values: { title: 'Book the hall by friday' }, ask: true },
    });
    expect(talk.answered).toBe(9);
  });
});
