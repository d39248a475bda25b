import type { Bilingual } from '../../chat/ids.ts';
import { type Ack, type Acknowledge, createAck } from './ack.ts';
import { createAnswers } from './answer/answers.ts';
import type { Answerable, AnswerParts, Exchange, Origin } from './answer/context.ts';
import { reasonOf } from './faults.ts';
import { contextBlock, noticeModal } from './form.ts';
import { string } from './json.ts';
import { type Delivery, receive } from './receive.ts';
import type { RecentDeliveries } from './recent-deliveries.ts';
import type { NamedId } from './slack-text.ts';
import { slackWords } from './words.ts';
import { personOf, type Workspace, type Workspaces } from './workspaces.ts';

/** Passes what Slack sends to the bot, and the bot's replies to Slack. */
export type Dispatcher = Readonly<{
  /** Acknowledges in time, always, and resolves then; the work may go on. Never throws. */
  receiveBody(body: unknown, acknowledge: Acknowledge): Promise<void>;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
}>;

export type DispatcherParts = AnswerParts &
  Readonly<{
    workspaces: Workspaces;
    recentDeliveries: RecentDeliveries;
    now(): number;
    /** Slack waits three seconds for an acknowledgement; after this time it gets one without an answer. */
    deferAfterMs: number;
  }>;

/** A form can be opened for three seconds, so a name look-up may take at most this long. */
const namesMs = 1200;

type AccountDelivery = Extract<Delivery, { kind: 'account' }>;
type WorkspaceDelivery = Answerable | Extract<Delivery, { kind: 'picked' }>;

export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { workspaces, recentDeliveries, log } = parts;
  const answers = createAnswers(parts);
  const underWay = new Set<Promise<void>>();

  const begin = (delivery: WorkspaceDelivery, acknowledge: Acknowledge): Promise<unknown> => {
    const ack = createAck(acknowledge, log, parts.deferAfterMs, () => interimAnswer(delivery));
    const work = serve(delivery, ack)
      .catch((error: unknown) =>
        log.error({ err: error, kind: delivery.kind }, 'a delivery of Slack could not be answered'),
      )
      .then(() => ack.give());
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return ack.given;
  };

  const serve = async (delivery: WorkspaceDelivery, ack: Ack): Promise<void> => {
    const workspace = await workspaces.find(delivery.workspaces);
    if (workspace === undefined) {
      log.warn({ workspaces: delivery.workspaces }, 'Halqa is not installed in the workspace of a delivery');
      await ack.give(delivery.kind === 'command' ? notInstalled : undefined);
      return;
    }
    if (delivery.place.name !== undefined && !delivery.direct)
      workspace.names.keep(delivery.place.id, { name: delivery.place.name, human: false });
    const wanted = namesWanted(delivery);
    if (delivery.kind === 'picked') {
      await ack.give();
      await workspace.names.learn(wanted, namesMs);
      return;
    }
    if (delivery.kind === 'home' || !workspace.names.knows(wanted)) {
      await ack.give(interimAnswer(delivery));
      await workspace.names.learn(wanted, namesMs);
    }
    const exchange = { workspace, origin: originOf(workspace, delivery, parts.now()), ack };
    await answer(delivery, exchange);
  };

  const answer = async (delivery: Answerable, exchange: Omit<Exchange, 'delivery'>): Promise<void> => {
    switch (delivery.kind) {
      case 'command':
        return answers.command({ ...exchange, delivery });
      case 'button':
        return answers.button({ ...exchange, delivery });
      case 'form':
        return answers.form({ ...exchange, delivery });
      case 'home':
        return answers.home({ ...exchange, delivery });
    }
  };

  /** It is acknowledged afterwards, so that Slack repeats it when the process ends in between. */
  const accountChanged = async ({ id, workspaces: of, person, open }: AccountDelivery): Promise<void> => {
    const workspace = await workspaces.find(of);
    const account = string(person.id);
    if (workspace === undefined || account === undefined) return;
    const known = personOf(person);
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
        if (delivery.kind === 'challenge') return await acknowledge({ challenge: delivery.challenge });
        if (delivery.kind === 'uninstalled') {
          await acknowledge();
          for (const id of delivery.workspaces.slice(0, 1)) await workspaces.removed(id);
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
        const answer = await given;
        if (!first) await acknowledge(answer);
      } catch (error) {
        log.error({ why: reasonOf(error) }, 'a delivery of Slack could not be read');
        await acknowledge().catch(() => undefined);
      }
    },
    settled: async () => {
      while (underWay.size > 0) await Promise.allSettled(underWay);
    },
  };
};

/** What the acknowledgement says when the answer comes later: only a form needs something. */
const interimAnswer = (delivery: WorkspaceDelivery): unknown => {
  if (delivery.kind !== 'form') return undefined;
  const { language } = delivery;
  const moment = [contextBlock(slackWords.oneMoment[language])];
  return { response_action: 'update', view: noticeModal(language, slackWords.title[language], moment) };
};

const both = ({ en, ar }: Bilingual): string => `${en}\n${ar}`;

const notInstalled = { response_type: 'ephemeral', text: both(slackWords.notInstalled) };

const namesWanted = (delivery: WorkspaceDelivery): readonly NamedId[] => {
  const place = delivery.direct || delivery.place.name !== undefined ? [] : [delivery.place];
  return [delivery.person, ...place, ...delivery.people, ...delivery.places];
};

const originOf = (workspace: Workspace, delivery: Answerable, at: number): Origin => {
  const ref = (named: NamedId) =>
    ({
      platform: 'slack',
      workspace: workspace.id,
      id: named.id,
      name: workspace.names.of(named),
    }) as const;
  return {
    id: delivery.id,
    account: ref(delivery.person),
    place: ref(delivery.place),
    direct: delivery.direct,
    at,
    named: { people: delivery.people.map(ref), places: delivery.places.map(ref) },
  };
};
