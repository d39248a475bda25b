import type { Bilingual } from '../../chat/ids.ts';
import { type Ack, type Acknowledge, createAck } from './ack.ts';
import { createAnswers } from './answer/answers.ts';
import type { Answerable, AnswerParts, Exchange, Origin } from './answer/context.ts';
import { reasonOf } from './faults.ts';
import { contextBlock, formWithErrors, noticeModal } from './form.ts';
import { record, string } from './json.ts';
import { personOf } from './look-up.ts';
import type { AnswerPromise, Promises } from './promises.ts';
import { type Delivery, receive } from './receive.ts';
import type { RecentDeliveries } from './recent-deliveries.ts';
import type { SlackMessage } from './render.ts';
import type { NamedId } from './slack-text.ts';
import { slackWords } from './words.ts';
import type { Workspace, Workspaces } from './workspaces.ts';

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
    /** Remembers, also over a restart, whom an answer was promised to. */
    promises: Promises;
    /** A workspace removed Halqa. */
    uninstalled(workspace: string, deliveryId: string): Promise<void>;
    now(): number;
    /** Slack waits three seconds for an acknowledgement; after this time it gets one without an answer. */
    deferAfterMs: number;
  }>;

/** A form can be opened for three seconds, so a name look-up may take at most this long. */
const namesMs = 1200;

/** One delivery looks up so many names at the most; further ones are as the payload says. */
const lookUpsMax = 30;

type AccountDelivery = Extract<Delivery, { kind: 'account' }>;
type WorkspaceDelivery = Answerable | Extract<Delivery, { kind: 'picked' }>;

export const createDispatcher = (parts: DispatcherParts): Dispatcher => {
  const { workspaces, recentDeliveries, log } = parts;
  const answers = createAnswers(parts);
  const underWay = new Set<Promise<void>>();

  const begin = (delivery: WorkspaceDelivery, acknowledge: Acknowledge): Promise<unknown> => {
    let kept: (() => void) | undefined;
    const ack = createAck({
      acknowledge,
      log,
      deferAfterMs: parts.deferAfterMs,
      interim: () => interimAnswer(delivery),
      onDefer: () => {
        kept = parts.promises.add(promiseOf(delivery));
      },
      onLost: (answer) => resend(delivery, answer),
    });
    const work = serve(delivery, ack)
      .catch((error: unknown) => {
        log.error({ err: error, kind: delivery.kind }, 'a delivery of Slack could not be answered');
      })
      .then(() => ack.give())
      .finally(() => kept?.());
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    return ack.given;
  };

  /** Brings an answer whose acknowledgement was lost to the person by another way. */
  const resend = async (delivery: WorkspaceDelivery, answer: unknown): Promise<void> => {
    const { response_type, response_action, text, blocks, errors } = record(answer);
    if (response_action === 'errors' && delivery.kind === 'form') {
      const workspace = await workspaces.find(delivery.workspaces);
      if (workspace === undefined) return;
      const { view, values } = delivery;
      const shown = formWithErrors(view.shape, values, errors as Readonly<Record<string, string>>);
      await parts.messenger.updateView(workspace, view.id, shown);
    }
    if (delivery.answerAt === undefined || response_type === undefined) return;
    const message = { text, ...(blocks === undefined ? {} : { blocks }) } as Partial<SlackMessage>;
    const as = response_type === 'in_channel' ? 'public' : 'private';
    await parts.messenger.answerRendered(delivery.answerAt, message, { as });
  };

  const workspaceOf = async (delivery: WorkspaceDelivery, ack: Ack): Promise<Workspace | undefined> => {
    try {
      const workspace = await workspaces.find(delivery.workspaces);
      if (workspace !== undefined) return workspace;
      log.warn({ workspaces: delivery.workspaces }, 'Halqa is not installed in the workspace of a delivery');
      await ack.give(delivery.kind === 'command' ? ephemeral(slackWords.notInstalled) : undefined);
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'a delivery of Slack came before Halqa could sign in');
      await ack.give(delivery.kind === 'command' ? ephemeral(slackWords.starting) : undefined);
    }
    return undefined;
  };

  const serve = async (delivery: WorkspaceDelivery, ack: Ack): Promise<void> => {
    const workspace = await workspaceOf(delivery, ack);
    if (workspace === undefined) return;
    const { names } = workspace;
    const { place } = delivery;
    // Payloads name public channels alone, and Halqa can join those by itself.
    if (place.name !== undefined && !delivery.direct)
      names.keep(place.id, { access: { see: true, write: true }, ...names.find(place.id), name: place.name });
    // These two need no answer; all else is acknowledged once it was carried out.
    if (delivery.kind === 'picked' || delivery.kind === 'home') await ack.give();
    const wanted = namesWanted(delivery);
    if (!names.knows(wanted)) await names.learn(wanted, namesMs);
    if (delivery.kind === 'picked') return;
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
        if (delivery.kind === 'challenge') return await acknowledge({ challenge: delivery.challenge });
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

const ephemeral = ({ en, ar }: Bilingual) => ({ response_type: 'ephemeral', text: `${en}\n${ar}` });

const promiseOf = (delivery: WorkspaceDelivery): AnswerPromise => ({
  workspaces: delivery.workspaces,
  ...(delivery.answerAt === undefined ? {} : { answerAt: delivery.answerAt }),
  ...(delivery.kind === 'form' ? { view: delivery.view.id, language: delivery.language } : {}),
});

const namesWanted = (delivery: WorkspaceDelivery): readonly NamedId[] => {
  const place = delivery.direct || delivery.place.name !== undefined ? [] : [delivery.place];
  return [delivery.person, ...place, ...delivery.people, ...delivery.places].slice(0, lookUpsMax);
};

const originOf = ({ id: workspace, names }: Workspace, delivery: Answerable, at: number): Origin => {
  const ref = (named: NamedId) =>
    ({ platform: 'slack', workspace, id: named.id, name: names.of(named) }) as const;
  const person = (named: NamedId) => {
    const { inactive } = names.find(named.id) ?? {};
    return inactive === undefined ? ref(named) : { ...ref(named), inactive };
  };
  const place = (named: NamedId) => {
    const { access } = names.find(named.id) ?? {};
    return access === undefined ? ref(named) : { ...ref(named), access };
  };
  const { speaker } = names.find(delivery.person.id) ?? {};
  return {
    id: delivery.id,
    account: ref(delivery.person),
    ...(speaker === undefined ? {} : { speaker }),
    place: delivery.direct
      ? { ...ref(delivery.place), access: { see: true, write: true } }
      : place(delivery.place),
    direct: delivery.direct,
    at,
    named: { people: delivery.people.map(person), places: delivery.places.map(place) },
  };
};
