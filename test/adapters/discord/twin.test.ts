import { DigitalDiscord } from 'discord-digital-twin';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createDiscord, type Discord } from '../../../src/adapters/discord/index.ts';
import type { Card } from '../../../src/chat/card.ts';
import type { Handle, Incoming, Reply } from '../../../src/chat/incoming.ts';
import { keyValuesInMemory } from '../../fixtures/discord/bot.ts';
import { silentLog } from '../../fixtures/log.ts';

const card = (title: string, blocks: Card['blocks'] = []): Card => ({
  language: 'en',
  title,
  tone: 'neutral',
  blocks,
});
const done: Card['blocks'][number] = {
  kind: 'buttons',
  buttons: [{ token: 'done:i1', label: 'Done', look: 'primary' }],
};
const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A fake Discord by other authors. It accepts any payload and knows no files, private messages or nonces, but
 * its gateway, routes and order of events do not come from this project.
 */
describe('beside a Discord made by others', () => {
  const twin = new DigitalDiscord({
    guild: { name: 'Clean Coast' },
    channels: [{ name: 'water', type: 0 }],
    users: [{ username: 'ana' }],
    dbUrl: 'file::memory:',
  });
  const heard: Incoming[] = [];
  let answer: (incoming: Incoming) => Reply = () => ({ kind: 'nothing' });
  let adapter: Discord;
  let channel = '';
  let ana = '';

  beforeAll(async () => {
    await twin.start();
    channel = (await twin.prisma.channel.findMany())[0]?.id ?? '';
    ana = (await twin.getFirstNonBotUserId()) ?? '';
    adapter = createDiscord({
      token: twin.botToken,
      api: twin.restUrl,
      definitions: commands,
      menus: [],
      keyValues: keyValuesInMemory(),
      log: silentLog,
      now: () => Date.UTC(2026, 10, 4),
      lost: async () => undefined,
      added: async () => undefined,
    });
    await adapter.port.start((async (incoming: Incoming) => {
      heard.push(incoming);
      return incoming.kind === 'shown' ? { kind: 'nothing' } : answer(incoming);
    }) as Handle);
  }, 30_000);
  afterAll(async () => {
    await adapter.port.stop();
    await twin.stop();
  });

  const answered = async (interactionId: string) =>
    twin.channel(channel).waitForInteractionAck({ interactionId });
  const stored = async (id: string) =>
    (await twin.prisma.message.findUnique({ where: { id } }))?.components ?? '';
  const add = () =>
    twin.simulateSlashCommand({
      channelId: channel,
      userId: ana,
      name: 'action',
      options: [{ name: 'add', type: 1, options: [{ name: 'title', type: 3, value: 'Book the hall' }] }],
    });

  it('registers its commands', async () => {
    expect(await twin.prisma.applicationCommand.count()).toBe(commands.length);
  });

  it('answers a command, and hears where the answer stands; a press redraws it', async () => {
    answer = (incoming) =>
      incoming.kind === 'button'
        ? { kind: 'redraw', card: card('Done: #1') }
        : { kind: 'public', card: card('Action item #1', [done]), subject: 'item:i1' };
    const ack = await answered((await add()).id);
    expect(ack.type).toBe(4);
    const message = ack.messageId ?? '';
    expect(await stored(message)).toContain('Action item #1');
    for (let wait = 0; wait < 100 && heard.at(-1)?.kind !== 'shown'; wait += 1) await soon(20);
    expect(heard.at(-1)).toMatchObject({ kind: 'shown', subject: 'item:i1', message: { id: message } });

    const press = await twin.simulateButtonClick({
      channelId: channel,
      userId: ana,
      messageId: message,
      customId: 'done:i1',
    });
    expect((await answered(press.id)).type).toBe(7);
    expect(await stored(message)).toContain('Done: #1');
    expect(heard.at(-1)).toMatchObject({ kind: 'button', token: 'done:i1', message: { id: message } });
  });

  it('opens a form, and takes what was written in it', async () => {
    answer = (incoming) =>
      incoming.kind === 'form'
        ? { kind: 'private', card: card('Added') }
        : {
            kind: 'form',
            form: {
              token: 'ask:action.add',
              language: 'en',
              title: 'Add',
              submit: 'Send',
              fields: [{ name: 'title', label: 'Title', kind: 'line', required: true }],
            },
          };
    const asked = await twin.simulateSlashCommand({
      channelId: channel,
      userId: ana,
      name: 'action',
      options: [{ name: 'add', type: 1 }],
    });
    expect((await answered(asked.id)).type).toBe(9);
    const sent = await twin.simulateModalSubmit({
      channelId: channel,
      userId: ana,
      customId: 'ask:action.add',
      fields: [{ customId: 'title', value: 'Book the hall' }],
    });
    expect((await answered(sent.id)).type).toBe(4);
    expect(heard.at(-1)).toMatchObject({
      kind: 'form',
      token: 'ask:action.add',
      values: { title: 'Book the hall' },
    });
  });

  it('posts a card and draws it anew', async () => {
    const place = { platform: 'discord', workspace: twin.guildId, id: channel } as const;
    const ref = await adapter.port.post({ to: 'place', place }, card('Summary'), 'k1');
    expect(await stored(ref.id)).toContain('Summary');
    await adapter.port.edit(ref, card('Summary, corrected'));
    expect(await stored(ref.id)).toContain('Summary, corrected');
  });
});
