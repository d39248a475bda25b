import type { Handle, Incoming } from '../../../chat/incoming.ts';
import type { SlackLog } from '../client.ts';
import type { CommandPrefix } from '../command-prefix.ts';
import type { Workspace } from '../installation/workspaces.ts';
import type { ChartSender } from '../messages/chart-sender.ts';
import type { Messenger } from '../messages/messenger.ts';
import type { Delivery } from '../receive.ts';
import type { Ack } from './ack.ts';

export type DeliveryOf<Kind extends Delivery['kind']> = Extract<Delivery, { kind: Kind }>;

/** The deliveries that the bot answers. */
export type Answerable = DeliveryOf<'command' | 'button' | 'form' | 'home'>;

/** What every incoming has in common: who, where and when. */
export type Origin = Omit<Extract<Incoming, { kind: 'shown' }>, 'kind' | 'subject' | 'message'>;

export type AnswerParts = Readonly<{
  handle(): Handle;
  messenger: Messenger;
  chartSender: ChartSender;
  commandPrefix: CommandPrefix;
  log: SlackLog;
}>;

/** One delivery that is being answered. */
export type Exchange<D extends Answerable = Answerable> = Readonly<{
  workspace: Workspace;
  delivery: D;
  origin: Origin;
  ack: Ack;
}>;
