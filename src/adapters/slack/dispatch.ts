import { NotReceiving } from '../../chat/incoming.ts';
import { type Acknowledge, createAck } from './answer/ack.ts';
import {
  createDeliveryHandler,
  type DeliveryHandlerParts,
  type WorkspaceDelivery,
} from './answer/delivery-handler.ts';
import type { AnswerPromise, Promises } from './answer/promises.ts';
import type { RecentDeliveries } from './answer/recent-deliveries.ts';
import { createWatchdog } from './answer/watchdog.ts';
import { reasonOf } from './faults.ts';
import { contextBlock, formWithErrors, noticeModal } from './form.ts';
import { record, string } from './json.ts';
import { personOf } from './look-up.ts';
import { type Delivery, receive } from './receive.ts';
import type { SlackMessage } from './render.ts';
import { slackWords } from './words.ts';

/** Passes what Slack sends to the bot, and the bot's replies to Slack. */
export type Dispatcher = Readonly<{
  /** Always acknowledges in time, and resolves then; the work may continue. Never throws. */
  receiveBody(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
}>;

export type DispatcherParts = DeliveryHandlerParts &
  Readonly<{
    recentDeliveries: RecentDeliveries;
    /** Remembers, also over a restart, whom an answer was promised to. */
    promises: Promises;
    /** A workspace removed Halqa. */
    uninstalled(workspace: string, deliveryId: string): Promise<void>;
    /** Slack waits three seconds for an acknowledgement; after this time it gets one without an answer. */
    deferAfterMs: number;
  }>;

type AccountDelivery = Extract<Delivery, { kind: 'account' }>;

export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { workspaces, recentDeliveries, log } = parts;
  const serve = createDeliveryHandler(parts);
  const watchdog = createWatchdog(parts.deferAfterMs);
  const underWay = new Set<Promise<void>>();

  const begin = (delivery: WorkspaceDelivery, acknowledge: Acknowledge): Promise<string | undefined> => {
    let promiseKept: (() => void) | undefined;
    const ack = createAck({
      acknowledge,
      log,
      watchdog,
      interim: () => interimAnswer(delivery),
      onDefer: () => {
        promiseKept = parts.promises.add(promiseOf(delivery));
      },
      onLost: (answer) => resend(parts, delivery, answer),
    });
    const answer = async (): Promise<void> => {
      try {
        await serve(delivery, ack);
      } catch (error) {
        if (error instanceof NotReceiving) ack.withhold(error);
        else log.error({ err: error, kind: delivery.kind }, 'a delivery of Slack could not be answered');
      }
      await ack.give();
      promiseKept?.();
      underWay.delete(work);
    };
    const work = answer();
    underWay.add(work);
    return ack.given;
  };

  /** It is acknowledged afterwards, so that Slack repeats it when the process ends in between. */
  const accountChanged = async ({ id, workspaces: of, person, open }: AccountDelivery): Promise<void> => {
    const workspace = await workspaces.find(of);
    const account = string(person.id);
    if (workspace === undefined || account === undefined) return;
    const known = personOf(person, workspace.id);
    if (known !== undefined) workspace.names.keep(account, known);
    await parts.handle()({
      kind: 'account',
      id,
      account: { platform: 'slack', workspace: workspace.id, id: account },
      at: parts.now(),
      open,
    });
  };

  return {
    receiveBody: async (body, acknowledge) => {
      try {
        const delivery = receive(body);
        if (delivery.kind === 'nothing') return await acknowledge();
        if (delivery.kind === 'challenge')
          return await acknowledge(JSON.stringify({ challenge: delivery.challenge }));
        if (delivery.kind === 'uninstalled') {
          await acknowledge();
          const [id] = delivery.workspaces;
          if (id === undefined) return;
          if (await workspaces.removed(id, delivery.at ?? parts.now()))
            await parts.uninstalled(id, delivery.id);
          else
            log.info({ workspace: id }, 'an uninstallation that is older than the installation is ignored');
          return;
        }
        if (delivery.kind === 'account') {
          const work = accountChanged(delivery).then(() => acknowledge());
          underWay.add(work);
          return await work.finally(() => underWay.delete(work));
        }
        if (delivery.id === '') return void (await begin(delivery, acknowledge));
        let first = false;
        const given = recentDeliveries.once(delivery.id, () => {
          first = true;
          return begin(delivery, acknowledge);
        });
        const answered = await given;
        if (!first) await acknowledge(answered);
      } catch (error) {
        if (error instanceof NotReceiving) return;
        log.error({ why: reasonOf(error) }, 'a delivery of Slack could not be read');
        await acknowledge().catch(() => undefined);
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

/** Brings an answer whose acknowledgement was lost to the person by another way. */
const resend = async (
  { workspaces, messenger }: DispatcherParts,
  delivery: WorkspaceDelivery,
  answer: object,
): Promise<void> => {
  const { response_type, response_action, text, blocks, errors } = record(answer);
  if (response_action === 'errors' && delivery.kind === 'form') {
    const workspace = await workspaces.find(delivery.workspaces);
    if (workspace === undefined) return;
    const { view, values } = delivery;
    const shown = formWithErrors(view.shape, values, errors as Readonly<Record<string, string>>);
    await messenger.updateView(workspace, view.id, shown);
  }
  if (delivery.answerAt === undefined || response_type === undefined) return;
  const message = { text, ...(blocks === undefined ? {} : { blocks }) } as Partial<SlackMessage>;
  const as = response_type === 'in_channel' ? 'public' : 'private';
  await messenger.answerRendered(delivery.answerAt, message, { as });
};

/** The acknowledgement when the answer comes later. Only a form needs content. */
const interimAnswer = (delivery: WorkspaceDelivery): object | undefined => {
  if (delivery.kind !== 'form') return undefined;
  const { language } = delivery;
  const moment = [contextBlock(slackWords.oneMoment[language])];
  return { response_action: 'update', view: noticeModal(language, slackWords.title[language], moment) };
};

const promiseOf = (delivery: WorkspaceDelivery): AnswerPromise => ({
  workspaces: delivery.workspaces,
  ...(delivery.answerAt === undefined ? {} : { answerAt: delivery.answerAt }),
  ...(delivery.kind === 'form' ? { view: delivery.view.id, language: delivery.language } : {}),
});
