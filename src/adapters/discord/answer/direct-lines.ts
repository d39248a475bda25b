import { randomUUID } from 'node:crypto';
import type { REST } from '@discordjs/rest';
import type { APIMessage, GatewayDispatchPayload } from 'discord.js';
import { ComponentType, GatewayDispatchEvents, MessageType } from 'discord-api-types/v10';
import { type CommandIncoming, NotReceiving } from '../../../chat/incoming.ts';
import { languages } from '../../../chat/languages.ts';
import { RecentMap } from '../../../chat/recent-map.ts';
import { createMessages } from '../deliver.ts';
import type { DiscordLog } from '../dispatch.ts';
import type { Names } from '../names.ts';
import { nameOf } from '../receive.ts';
import { directed } from '../text/markdown.ts';
import { phrase } from '../words.ts';
import { type AnswerParts, answerCommand, type CardResponse } from './answers.ts';

type Parts = AnswerParts &
  Readonly<{
    rest: REST;
    names: Names;
    application(): string;
    now(): number;
    log: DiscordLog;
  }>;

/** What somebody writes to the bot alone. */
export type DirectLine = Readonly<{
  id: string;
  channel: string;
  person: string;
  name: string;
  text: string;
}>;

/** Of their ids: some two thousand. */
const heardMaxBytes = 512 * 1024;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/**
 * A new message that a person writes to the bot alone; `undefined` for any other. Edits are another event. The content
 * of such messages comes without the privileged intent. Pure; never throws.
 */
export const readDirectLine = (message: Partial<APIMessage> | null | undefined): DirectLine | undefined => {
  const { id, channel_id: channel, author, content, type } = message ?? {};
  if (!isText(id) || !isText(channel) || !isText(content) || !isText(author?.id)) return undefined;
  // A message of a server has no business here, whatever it says.
  if (message !== undefined && message !== null && 'guild_id' in message) return undefined;
  if (author.bot === true || author.system === true || message?.webhook_id !== undefined) return undefined;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  const text = content.trim();
  return text === '' ? undefined : { id, channel, person: author.id, name: nameOf(author), text };
};

/** Answers what people write to the bot alone, as it answers a command. Never throws. */
export const createDirectLines = (parts: Parts) => {
  const { names, log, application, now } = parts;
  const messages = createMessages(parts.rest);
  const inProgress = new Set<Promise<void>>();
  /** After a RESUME Discord may send again what came before it. */
  const heard = new RecentMap<true>(heardMaxBytes, () => 0);

  /** Messages have no deferral and no modal: a form is offered on a card. A repeated answer has the nonce of the first. */
  const respondTo = ({ id, channel }: DirectLine): CardResponse & Readonly<{ delivered(): boolean }> => {
    let count = 0;
    let delivered = false;
    return {
      started: () => true,
      inThread: false,
      formsOnCards: true,
      accepted: async () => undefined,
      defer: async () => undefined,
      openModal: async () => undefined,
      delivered: () => delivered,
      async send(message) {
        count += 1;
        const sent = await messages.post(channel, message, `direct:${id}:${count}`, undefined);
        delivered = true;
        return { id: sent, channel_id: channel };
      },
    };
  };

  const incomingOf = async (line: DirectLine): Promise<CommandIncoming | undefined> => {
    const { id, channel, person, text } = line;
    const workspace = await names.workspaceOf(person);
    if (workspace === undefined) return undefined;
    const at = { platform: 'discord', workspace } as const;
    const name = (await names.personOf(workspace, person))?.name ?? line.name;
    return {
      kind: 'command',
      id,
      account: { ...at, id: person, name },
      place: { ...at, id: channel, name },
      direct: true,
      at: now(),
      named: { people: [], places: [] },
      said: { as: 'text', text },
    };
  };

  const answerLine = async (line: DirectLine): Promise<void> => {
    const response = respondTo(line);
    try {
      const incoming = await incomingOf(line);
      if (incoming === undefined) {
        log.info({ message: line.id }, 'a direct message names no server that Halqa is in');
        return;
      }
      names.learn(incoming);
      await answerCommand(parts, response, { kind: 'command', incoming, plan: 'private' });
    } catch (error) {
      if (error instanceof NotReceiving) return;
      const incident = randomUUID().slice(0, 8);
      log.error({ err: error, incident }, 'a direct message could not be answered');
      if (response.delivered()) return;
      const content = languages
        .map((language) => directed(phrase('broken', language, { incident }), language))
        .join('\n');
      await response
        .send({ components: [{ type: ComponentType.TextDisplay, content }] }, 'private')
        .catch(() => undefined);
    }
  };

  return {
    onEvent(payload: GatewayDispatchPayload): void {
      if (payload.t !== GatewayDispatchEvents.MessageCreate) return;
      const line = readDirectLine(payload.d);
      if (line === undefined || line.person === application() || heard.get(line.id) === true) return;
      heard.set(line.id, true);
      const done = answerLine(line).finally(() => inProgress.delete(done));
      inProgress.add(done);
    },
    /** Resolves when every line so far is answered. */
    async settle(): Promise<void> {
      await Promise.allSettled(inProgress);
    },
  };
};
