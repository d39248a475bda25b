import type { Bilingual } from '../../../chat/ids.ts';
import { reasonOf } from '../faults.ts';
import type { Workspace, Workspaces } from '../installation/workspaces.ts';
import type { Delivery } from '../receive.ts';
import type { NamedId } from '../text/slack-text.ts';
import { slackWords } from '../words.ts';
import type { Ack } from './ack.ts';
import { createAnswers } from './answers.ts';
import type { Answerable, AnswerParts, Exchange, Origin } from './context.ts';

/** A form can be opened for three seconds, so a name look-up may take at most this long. */
const namesMs = 1200;

/** How many names one delivery looks up; further ones are taken from the payload. */
const lookUpsMax = 30;

/** What a person in a workspace did. */
export type WorkspaceDelivery = Answerable | Extract<Delivery, { kind: 'picked' }>;

export type DeliveryHandlerParts = AnswerParts &
  Readonly<{
    workspaces: Workspaces;
    now(): number;
  }>;

/** Finds the workspace of a delivery and the names that it mentions, then asks the bot. */
export const createDeliveryHandler = (
  parts: DeliveryHandlerParts,
): ((delivery: WorkspaceDelivery, ack: Ack) => Promise<void>) => {
  const { workspaces, now, log } = parts;
  const answers = createAnswers(parts);

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

  return async (delivery, ack) => {
    const workspace = await workspaceOf(delivery, ack);
    if (workspace === undefined) return;
    const { names } = workspace;
    const { place } = delivery;
    // Payloads name only public channels, which Halqa can join by itself.
    if (place.name !== undefined && !delivery.direct) {
      const known = names.find(place.id);
      if (known?.name !== place.name || known.access === undefined)
        names.keep(place.id, { access: { see: true, write: true }, ...known, name: place.name });
    }
    // These two need no answer; every other delivery is acknowledged after it was carried out.
    if (delivery.kind === 'picked' || delivery.kind === 'home') await ack.give();
    const wanted = namesWanted(delivery);
    if (!names.knows(wanted)) await names.learn(wanted, namesMs);
    if (delivery.kind === 'picked') return;
    const exchange = { workspace, origin: originOf(workspace, delivery, now()), ack };
    await answer(delivery, exchange);
  };
};

const ephemeral = ({ en, ar }: Bilingual) => ({ response_type: 'ephemeral', text: `${en}\n${ar}` });

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
