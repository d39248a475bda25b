import { expect, it } from 'vitest';
import { readDirectLine } from '../../../src/adapters/discord/answer/direct-lines.ts';
import { textOf } from '../../fixtures/discord/people.ts';
import { openRoom } from '../../fixtures/discord/room.ts';
import type { Message, Person } from '../../fixtures/discord/state.ts';
import { eachStore } from '../../fixtures/store.ts';

eachStore('a direct message on Discord', (openTestStore) => {
  const begin = async () => {
    const room = await openRoom(await openTestStore());
    const { people, fake, ana, sam, water, general } = room;
    await people.command(ana, general, 'coalition setup', { name: 'Clean Coast', zone: 'Asia/Beirut' });
    await people.command(ana, general, 'group create', { name: 'Water', goal: 'Springs' });
    await people.command(ana, water, 'group bind', { group: 'Water' });
    await people.command(sam, water, 'group join');
    const answersTo = (person: Person): readonly Message[] =>
      fake.state.dmWith(person.id).messages.filter(({ author }) => author.bot);
    /** Writes a line, and waits for the answer to it. */
    const write = async (person: Person, line: string, more: object = {}): Promise<Message> => {
      const before = answersTo(person).length;
      people.write(person, line, more);
      await expect.poll(() => answersTo(person).length).toBe(before + 1);
      const [answer] = answersTo(person).slice(-1);
      if (answer === undefined) throw new Error('no answer');
      return answer;
    };
    return { ...room, answersTo, write };
  };

  it('is a command, with a slash or without, and is answered there', async () => {
    const { write, people, sam, water, fake } = await begin();
    expect(textOf(await write(sam, 'help'))).toContain('/action');
    const added = await write(sam, '/action add Fix the roof due:2026-11-20 group:Water');
    expect(textOf(added)).toMatch(/Action item #\d+\nFix the roof/);
    expect(textOf(await write(sam, 'action list'))).toContain('Fix the roof');
    // Its buttons work, and its card is redrawn where it is.
    await people.press(sam, added, 'Done');
    expect(textOf(await write(sam, '/action list done'))).toContain('Fix the roof');
    const list = await people.command(sam, water, 'action list', { show: 'done' });
    expect(textOf(list.messages[0])).toContain('Fix the roof');
    expect(fake.problems).toEqual([]);
  });

  it('reads mentions, lines and the language of its writer', async () => {
    const { write, sam, layla, fake } = await begin();
    const added = await write(sam, `/action add Book the hall owner:<@${layla.id}> group:Water`, {
      type: 19,
      mentions: [{ id: layla.id, username: 'layla' }],
      attachments: [{ id: '1', filename: 'plan.pdf' }],
      sticker_items: [{ id: '2', name: 'wave' }],
    });
    expect(textOf(added)).toContain(`Owner: <@${layla.id}>`);
    expect(textOf(await write(sam, 'مساعدة'))).toContain('/action');
    await write(sam, '/halqa language ar');
    expect(textOf(await write(sam, 'help'))).toMatch(/[\u0600-\u06ff]{3}/);
    expect(fake.problems).toEqual([]);
  });

  it('offers its form on a card that holds what was typed', async () => {
    const { write, people, sam, fake } = await begin();
    const offered = await write(sam, '/event add Fair where:the hall group:Water');
    expect(textOf(offered)).toContain('the hall');
    const form = await people.press(sam, offered, 'Open the form');
    const done = await people.submit(form, { starts: 'saturday 10:00', ends: '12:00' });
    expect([...done.messages, offered].map(textOf).join('\n')).toMatch(/Fair[\s\S]*Starts: <t:1794038400/);
    expect(fake.problems).toEqual([]);
  });

  it('asks in buttons what is unclear', async () => {
    const { write, people, sam } = await begin();
    const asked = await write(sam, '/event add Fair starts:10-12 group:Water');
    const pressed = await people.press(sam, asked, 'Thu, 5 Nov 2026, 10:00 to 12:00');
    expect([...pressed.messages, asked].map(textOf).join('\n')).toContain('Ends: ');
  });

  it('is answered once, also when the connection is resumed and it comes again', async () => {
    const { write, answersTo, fake, sam } = await begin();
    await write(sam, '/action add Fix the roof group:Water');
    fake.gateway.repeat();
    fake.gateway.drop();
    await expect.poll(() => fake.gateway.counts.resumes).toBe(1);
    fake.gateway.repeat();
    expect(textOf(await write(sam, '/action list group:Water')).match(/Fix the roof/g)).toHaveLength(1);
    expect(answersTo(sam)).toHaveLength(2);
  });

  it('is no command when it is empty, edited, of a bot, of a server, or nothing', async () => {
    const { write, people, answersTo, fake, guild, sam } = await begin();
    people.write(sam, '');
    people.write(sam, '   \n');
    people.write(sam, 'help', { author: { id: fake.state.bot.id, username: 'halqa', bot: true } });
    people.write(sam, 'help', { webhook_id: '77' });
    people.write(sam, 'help', { guild_id: guild.id });
    people.write(sam, 'help', { type: 6 });
    people.write(sam, 'help', { channel_id: undefined });
    fake.gateway.dispatch('MESSAGE_UPDATE', {
      id: '1',
      channel_id: '2',
      content: 'help',
      author: sam,
      type: 0,
    });
    fake.gateway.dispatch('MESSAGE_CREATE', null);
    await write(sam, 'help');
    expect(answersTo(sam)).toHaveLength(1);
    for (const odd of [undefined, null, {}, { content: 7 }, { id: '1', channel_id: '2', content: 'x' }])
      expect(readDirectLine(odd as never)).toBeUndefined();
  });

  it('is not understood where its writer shares no server with Halqa', async () => {
    const { write, people, answersTo, fake, sam } = await begin();
    const stranger = { id: '999', username: 'stranger', global_name: null } as Person;
    fake.state.guilds.set('1', {
      ...[...fake.state.guilds.values()][0],
      id: '1',
      members: new Map(),
    } as never);
    people.write(stranger, 'help');
    await write(sam, 'help');
    expect(answersTo(stranger)).toEqual([]);
  });
});
