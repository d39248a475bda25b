import { onTestFinished } from 'vitest';
import { commands } from '../../commands/index.ts';
import { parseLine } from '../../src/chat/text/line.ts';
import { adapterAt, openServer } from '../fixtures/discord/bot.ts';
import type { Conversation } from '../fixtures/discord/interactions.ts';
import { componentsOf, rawText, textOf } from '../fixtures/discord/people.ts';
import type { Message } from '../fixtures/discord/state.ts';
import { platformContract, type Saw } from './platform.ts';

const plain = (message: Message): string => textOf(message).replaceAll('\u200b', '');

platformContract('discord', async (handle) => {
  const { fake, guild, people, ana, layla, omar, water } = await openServer();
  for (const person of [ana, layla, omar, ana]) fake.state.chat(water, person);
  const adapter = adapterAt(fake, { deferAfterMs: 500 });
  await adapter.port.start(handle);
  onTestFinished(() => adapter.port.stop());
  const at = { platform: 'discord', workspace: guild.id } as const;
  let talk: Conversation | undefined;

  const seen = (): readonly Message[] => people.seen(ana, water);
  const draftIn = (messages: readonly Message[]): Message | undefined =>
    messages.find((message) =>
      componentsOf(message.components).some(({ label }) => label === 'Open the form again'),
    );
  const during = async (work: () => Promise<Conversation>): Promise<Saw> => {
    const before = new Map(seen().map((message) => [message.id, message.edits]));
    talk = await work();
    // The reply beside the answer, and the report of the posted card.
    await new Promise((resolve) => setTimeout(resolve, 60));
    const fresh = seen().filter((message) => before.get(message.id) !== message.edits);
    const draft = draftIn(fresh);
    const fields = talk.modal
      ? (talk.modal.components as readonly { label: string }[]).map(({ label }) => label)
      : undefined;
    return {
      texts: draft ? [] : fresh.map(plain),
      ...(fields ? { fields } : {}),
      ...(draft ? { errors: [plain(draft)] } : {}),
    };
  };

  return {
    port: adapter.port,
    place: { ...at, id: water.id },
    people: ['Ana Costa', 'Layla Haddad', 'عمر منصور'],
    person: { ...at, id: ana.id },
    gone: { ...at, id: '1099999999999999999' },
    async read(where) {
      const channel = 'person' in where ? fake.state.dmWith(where.person.id) : water;
      return channel.messages.filter(({ only, author }) => only === undefined && author.bot).map(plain);
    },
    say: async (line) => {
      const read = parseLine(commands, line);
      if (fake.gateway.connected() === 0) throw new Error('nobody listens');
      if (read.kind !== 'ok') throw new Error(`cannot be typed: ${line}`);
      return during(() => people.command(ana, water, read.path, read.values));
    },
    readThread: async ({ place }) => fake.state.channel(place.id).messages.map(plain),
    sayInThread: async ({ place }, line) => {
      const read = parseLine(commands, line);
      if (read.kind !== 'ok') throw new Error(`cannot be typed: ${line}`);
      await during(() => people.command(ana, fake.state.channel(place.id), read.path, read.values));
    },
    makeItem: (said) => during(() => people.menu(ana, water, 'Make this an action item', said)),
    press: (label) =>
      during(() => {
        const message = seen().findLast(({ components }) =>
          componentsOf(components).some((one) => one.label === label),
        );
        if (!message) throw new Error(`no ${label}`);
        return people.press(ana, message, label);
      }),
    submit: (values) =>
      during(async () => {
        const draft = draftIn(seen());
        const open = draft ? await people.press(ana, draft, 'Open the form again') : talk;
        if (!open) throw new Error('no form');
        return people.submit(open, values);
      }),
    async deliverAgain() {
      fake.gateway.repeat();
      await new Promise((resolve) => setTimeout(resolve, 60));
    },
    async called() {
      return water.messages
        .map((message) => rawText(message).replace(/\\./g, 'x'))
        .flatMap((text) => text.match(/<@[!&]?\d+>|@everyone|@here/g) ?? []);
    },
    trouble: {
      busy: () =>
        fake.trouble({
          at: /POST \/channels/,
          status: 429,
          headers: { 'retry-after': '1', 'x-ratelimit-scope': 'shared' },
          body: { message: 'You are being rate limited.', retry_after: 1, global: false },
        }),
      lost: () => fake.trouble({ at: /POST \/channels/, status: 200, done: true, cut: true }),
    },
  };
});
