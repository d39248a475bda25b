import { expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { textOf } from '../fixtures/discord/people.ts';
import { openRoom as openDiscord } from '../fixtures/discord/room.ts';
import type { Message } from '../fixtures/discord/state.ts';
import { readMessage } from '../fixtures/slack/counterpart.ts';
import { openRoom as openSlack } from '../fixtures/slack/room.ts';
import type { Shown } from '../fixtures/slack/screen.ts';
import { oneStore } from '../fixtures/store.ts';

/** What a person needs of a platform to work with the card of an item: a tap, and a form that is sent. */
type Face = Readonly<{
  /** The labels of the fields of the form that a button of the card opens. */
  open(label: string): Promise<readonly string[]>;
  /** Sends the open form; resolves with what is then shown. */
  send(values: Readonly<Record<string, string>>): Promise<string>;
  /** Presses a button that does something at once; resolves with the card afterwards. */
  tap(label: string): Promise<string>;
  /** The same with the latest private message of the bot, after time has passed. */
  reminder(at: string): Promise<Face>;
}>;

const discord = async (store: Store): Promise<Face> => {
  const room = await openDiscord(store);
  const { people, ana, layla, sam, general, water, executive, strategic, fake } = room;
  const opened = await people.command(ana, general, 'coalition setup', {
    name: 'Coast',
    executive,
    strategic,
  });
  await people.submit(opened, { zone: 'Asia/Beirut' });
  await people.command(ana, general, 'group create', { name: 'Water', goal: 'Springs', convener: layla });
  await people.command(layla, water, 'group bind', { group: 'Water' });
  const owner = `<@${sam.id}>`;
  await people.command(sam, water, 'action add', { title: 'Fix the roof', owner, due: '2026-11-20' });
  const faceOf = (card: () => Message): Face => {
    let form: Awaited<ReturnType<typeof people.press>> | undefined;
    return {
      open: async (label) => {
        form = await people.press(sam, card(), label);
        return ((form.modal?.components ?? []) as readonly { label: string }[]).map((one) => one.label);
      },
      send: async (values) => {
        if (form === undefined) throw new Error('no form');
        const { messages } = await people.submit(form, values);
        return textOf(messages[0]);
      },
      tap: async (label) => {
        await people.press(sam, card(), label);
        return textOf(card());
      },
      reminder: async (at) => {
        await room.pass(at);
        const told = fake.state.dmWith(sam.id).messages.at(-1) as Message;
        return faceOf(() => told);
      },
    };
  };
  const added = water.messages.findLast((message) => textOf(message).startsWith('Action item')) as Message;
  return faceOf(() => added);
};

const slack = async (store: Store): Promise<Face> => {
  const room = await openSlack(store, { way: 'HTTP' });
  for (const [who, where, line] of [
    ['ana', 'general', '/coalition setup Coast zone:Asia/Beirut executive:#executive strategic:#strategic'],
    ['ana', 'general', '/group create Water goal:Springs convener:@layla'],
    ['layla', 'water', '/group bind Water'],
    ['sam', 'water', '/action add Fix the roof owner:me due:2026-11-20'],
  ] as const)
    await room.say(who, where, line);
  const { counterpart, people } = room;
  const viewOf = () => [...counterpart.views.values()].at(-1);
  const faceOf = (card: () => Shown | undefined): Face => ({
    open: async (label) => {
      await people.press('sam', card(), label);
      await room.slack.settled();
      const blocks = (viewOf()?.blocks ?? []) as readonly Readonly<{
        type: string;
        label?: { text: string };
      }>[];
      return blocks.flatMap((block) => (block.type === 'input' ? [block.label?.text ?? ''] : []));
    },
    send: async (values) => {
      const known = counterpart.shown.length;
      await people.submit('sam', viewOf(), values);
      await room.slack.settled();
      return counterpart.shown.slice(known).map(readMessage).join('\n');
    },
    tap: async (label) => {
      await people.press('sam', card(), label);
      await room.slack.settled();
      return readMessage(card());
    },
    reminder: async (at) => {
      await room.pass(at);
      const told = counterpart.shown.findLast((one) => one.channel.startsWith('D'));
      return faceOf(() => told);
    },
  });
  const added = counterpart.shown.findLast((one) => readMessage(one).startsWith('Action item'));
  return faceOf(() => added);
};

for (const [name, open] of Object.entries({ discord, slack }))
  oneStore(`the card of an item on ${name}`, (openTestStore) => {
    it('changes owner, date, title and per cent in one form: a tap and a send', async () => {
      const face = await open(await openTestStore());
      expect(await face.open('Change')).toEqual(['Item', 'Title', 'Due', 'Owner', 'Percent']);
      const changed = await face.send({ title: 'Mend the roof', due: '2026-11-27', percent: '40' });
      expect(changed).toContain('Mend the roof');
      expect(changed).toContain('27 Nov 2026');
      expect(changed).toContain('40%');
    });

    it('is done, logged and handed over in two taps', async () => {
      const face = await open(await openTestStore());
      await face.open('Log progress');
      expect(await face.send({ text: 'Two firms answered' })).toContain('Two firms answered');
      expect(await face.open('Hand over')).toContain('Owner');
      expect(await face.tap('Done')).toContain('Done: #1');
      expect(await face.tap('Undo')).toContain('Action item #1');
    });

    it('has what a reminder needs: done, a new date, a line of progress', async () => {
      const face = await (await open(await openTestStore())).reminder('2026-11-20T07:30:00Z');
      expect(await face.open('New date')).toEqual(['Item', 'Due']);
      expect(await face.send({ due: '2026-11-30' })).toContain('30 Nov 2026');
      await face.open('Log progress');
      expect(await face.send({ text: 'Two firms answered' })).toContain('Two firms answered');
      expect(await face.tap('Done')).toContain('Done: #1 Fix the roof');
    });
  });
