import { describe, expect, it } from 'vitest';
import {
  openId,
  readCustomId,
  sourceOf,
  sourceSuffix,
  stepId,
  workspaceSuffix,
} from '../../../src/adapters/discord/custom-id.ts';
import { formTokenOf } from '../../../src/chat/form.ts';
import { rawText, textOf } from '../../fixtures/discord/people.ts';
import { openRoom } from '../../fixtures/discord/room.ts';
import { type Message, snowflake } from '../../fixtures/discord/state.ts';
import { eachStore } from '../../fixtures/store.ts';

const menu = 'Make this an action item';

const first = (messages: readonly (Message | undefined)[]): Message => {
  const [message] = messages;
  if (!message) throw new Error('nothing was said');
  return message;
};

/** Where the words "From a message" lead to. */
const wayBack = (message: Message): string | undefined =>
  /\[From a message\]\(([^)]*)\)/.exec(rawText(message))?.[1];

eachStore('an item made of a message in Discord', (openTestStore) => {
  const open = async () => {
    const room = await openRoom(await openTestStore());
    const { people, ana, layla, general, water, executive, strategic } = room;
    await room.bot({
      id: 'setup',
      kind: 'command',
      account: { platform: 'discord', workspace: room.guild.id, id: ana.id, name: 'Ana' },
      place: { platform: 'discord', workspace: room.guild.id, id: general.id, name: 'general' },
      direct: false,
      at: room.clock.now(),
      named: {
        people: [],
        places: [executive, strategic].map(({ id, name }) => ({
          platform: 'discord',
          workspace: room.guild.id,
          id,
          name: name ?? '',
        })),
      },
      said: {
        as: 'text',
        text: `/coalition setup Clean Coast zone:Asia/Beirut week:sun-thu executive:<#${executive.id}> strategic:<#${strategic.id}>`,
      },
    });
    await people.command(ana, general, 'group create', {
      name: 'Water',
      goal: 'Every spring tested',
      convener: layla,
    });
    await people.command(layla, water, 'group bind', { group: 'Water' });
    return room;
  };

  it('leads back to it, wherever its card is drawn', async () => {
    const { people, sam, water, guild } = await open();
    const said = snowflake();
    const form = await people.menu(sam, water, menu, 'Could somebody book the hall?', said);
    const added = first((await people.submit(form, { title: 'Book the hall' })).messages);
    const link = `https://discord.com/channels/${guild.id}/${water.id}/${said}`;
    expect(textOf(added)).toContain('Action item #1\nBook the hall');
    expect(wayBack(added)).toBe(link);
    await people.press(sam, added, 'Done');
    expect(textOf(added)).toContain('Done: #1');
    expect(wayBack(added)).toBe(link);
    expect(rawText(first((await people.command(sam, water, 'action list')).messages))).not.toContain(
      'From a message',
    );
  });

  it('leads into the thread, also after the form was wrong once', async () => {
    const { people, sam, water, guild, fake } = await open();
    const thread = fake.addChannel(guild, 'Which hall?', 11);
    thread.parent_id = water.id;
    const said = snowflake();
    const form = await people.menu(sam, thread, menu, 'Book the hall', said);
    const draft = first((await people.submit(form, { due: 'whenever' })).messages);
    const again = await people.press(sam, draft, 'Open the form again');
    const sent = await people.submit(again, { due: 'next friday' });
    const added = first(sent.messages.filter((message) => wayBack(message) !== undefined));
    expect(textOf(added)).toContain('Book the hall');
    expect(wayBack(added)).toBe(`https://discord.com/channels/${guild.id}/${thread.id}/${said}`);
  });

  it('takes no link that somebody types', async () => {
    const { people, sam, water } = await open();
    const values = {
      title: 'source:https://evil.example/',
      source: 'https://evil.example/',
      link: 'https://evil.example/',
    };
    const typed = first((await people.command(sam, water, 'action add', values)).messages);
    expect(textOf(typed)).toContain('Action item #1');
    expect(wayBack(typed)).toBeUndefined();
  });
});

describe('the message that a form was opened from', () => {
  const link = 'https://discord.com/channels/1100000000004194304/18446744073709551615/1100000000004194306';

  it('goes with the form in any custom id, within its length, and comes back in its own server alone', () => {
    for (const id of [
      formTokenOf('progress difficulty'),
      stepId(1, 2, 'ar', formTokenOf('coalition schedule')),
      openId(2, 'en', formTokenOf('action add')),
    ]) {
      const written = id + sourceSuffix(link);
      expect((written + workspaceSuffix('18446744073709551615')).length).toBeLessThanOrEqual(100);
      expect(sourceOf(readCustomId(written), '1100000000004194304')).toBe(link);
      const { from, ...bare } = readCustomId(written);
      expect(from).toBeDefined();
      expect(bare).toEqual(readCustomId(id));
      expect(sourceOf(readCustomId(written + workspaceSuffix('7')), '7')).toContain(
        '/channels/7/18446744073709551615/',
      );
      expect(sourceOf(readCustomId(written), undefined)).toBeUndefined();
    }
  });

  it.each([
    'https://evil.example/1/2/3',
    `${link}/4`,
    `${link}?x`,
    link.replace('discord.com', 'discord.com.evil.example'),
    '#water/m1',
    '',
  ])('is nothing where it is no message of Discord: %s', (source) => expect(sourceSuffix(source)).toBe(''));

  it.each(['ask:action.add^x', 'ask:action.add^.', 'ask:action.add^ZZ.1', 'ask:action.add^zzzzzzzzzzzzzz.1'])(
    'is nothing where the custom id is not one of ours: %s',
    (id) => expect(sourceOf(readCustomId(id), '1')).toBeUndefined(),
  );

  it('is nothing where its numbers are greater than any that Discord may give', () => {
    expect(sourceOf(readCustomId('ask:action.add^zzzzzzzzzzzzz.1'), '1')).toBeUndefined();
    expect(sourceOf(readCustomId('ask:action.add^z.1'), '1')).toBe('https://discord.com/channels/1/35/1');
  });
});
