import { describe, expect, it } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import { openScripted } from '../../fixtures/discord/bot.ts';
import type { Person } from '../../fixtures/discord/state.ts';

const card: Card = { language: 'en', title: 'Heard', tone: 'neutral', blocks: [] };
const open = () => openScripted(() => ({ kind: 'private', card }));

const administrator = 1n << 3n;
const manageServer = 1n << 5n;
const viewChannel = 1n << 10n;
const sendMessages = 1n << 11n;
const sendInThreads = 1n << 38n;

describe('what Discord tells about the speaker', () => {
  it.each([
    ['nobody in particular', 0n, false],
    ['somebody with Manage Server', manageServer | viewChannel, true],
    ['an administrator', administrator, true],
  ])('%s', async (_, permissions, managesWorkspace) => {
    const { people, ana, water, heard } = await open();
    const speaker: Person = { ...ana, permissions: String(permissions) };
    await people.command(speaker, water, 'action list');
    expect(heard[0]?.speaker).toEqual({ managesWorkspace, outsider: false, roles: [] });
  });

  it('a guest of a voice channel is a guest', async () => {
    const { people, sam, water, heard } = await open();
    await people.command({ ...sam, flags: 1 << 4, roles: ['7'] }, water, 'action list');
    expect(heard[0]?.speaker).toEqual({ managesWorkspace: false, outsider: 'guest', roles: ['7'] });
  });

  it('a direct message tells nothing: neither yes nor no', async () => {
    const { people, fake, ana, water, heard } = await open();
    await people.command(ana, water, 'action list');
    await people.command({ ...ana, permissions: String(administrator) }, fake.dmWith(ana.id), 'action list');
    expect(heard[1]).toMatchObject({ kind: 'command', direct: true });
    expect(heard[1]).not.toHaveProperty('speaker');
    expect(heard[1]?.place).not.toHaveProperty('access');
  });

  it('one person in two servers is one id in two workspaces', async () => {
    const { people, fake, guild, ana, water, heard } = await open();
    const other = fake.addGuild('Another server');
    other.members.set(ana.id, ana);
    await people.command(ana, water, 'action list');
    await people.command(ana, fake.addChannel(other, 'elsewhere'), 'action list');
    expect(heard.map(({ account }) => account.workspace)).toEqual([guild.id, other.id]);
    expect(heard.map(({ account }) => account.id)).toEqual([ana.id, ana.id]);
  });
});

describe('what the bot may do in a place', () => {
  it.each([
    ['everything it asks for', viewChannel | sendMessages | sendInThreads, { see: true, write: true }],
    ['read alone', viewChannel, { see: true, write: false }],
    ['write without seeing', sendMessages, { see: false, write: false }],
    ['nothing', 0n, { see: false, write: false }],
    ['whatever it likes', administrator, { see: true, write: true }],
  ])('%s', async (_, mayDo, access) => {
    const { people, ana, water, heard } = await open();
    water.mayDo = mayDo;
    await people.command(ana, water, 'action list');
    expect(heard[0]?.place).toMatchObject({ id: water.id, access });
  });

  it('is told of the channel that is picked, also where it is another one', async () => {
    const { people, ana, water, general, executive, heard } = await open();
    executive.mayDo = viewChannel;
    await people.command(ana, general, 'group bind', { group: 'Water', place: executive });
    expect(heard[0]?.place.access).toEqual({ see: true, write: true });
    await people.command(ana, general, 'group bind', { group: 'Water', place: water });
    expect(heard.map(({ named }) => named.places.map(({ access }) => access))).toEqual([
      [{ see: true, write: false, threads: false }],
      [{ see: true, write: true }],
    ]);
  });

  it('of a thread that is a place of its own is what counts in threads', async () => {
    const { people, fake, guild, ana, water, heard } = await open();
    const forum = fake.addChannel(guild, 'forum', 15);
    const post = fake.addChannel(guild, 'A question', 11);
    post.parent_id = forum.id;
    post.mayDo = viewChannel | sendMessages;
    await people.command(ana, post, 'action list');
    const thread = fake.addChannel(guild, 'Which hall?', 11);
    thread.parent_id = water.id;
    thread.mayDo = viewChannel | sendMessages;
    await people.command(ana, thread, 'action list');
    expect(heard.map(({ place }) => [place.id, place.access])).toEqual([
      [post.id, { see: true, write: false, threads: false }],
      [water.id, { see: true, write: true, threads: false }],
    ]);
  });
});
