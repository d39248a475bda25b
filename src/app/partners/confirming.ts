import { confirmAskCard } from '../../cards/partners/confirm-cards.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Event } from '../../domain/event.ts';
import type { Item } from '../../domain/item.ts';
import type { Partner } from '../../domain/partner.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinator, ownPartners, requireAnswersFor, requireReadsGroup } from '../caller/permissions.ts';
import { numbered } from '../input/numbered.ts';
import { viewSides } from '../involvement/sides.ts';
import { redrawItem } from '../items/items.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { redrawEvent } from '../polls/event-view.ts';

/** What partners confirm: a done item, or an event that is over. */
export type Confirmable =
  | Readonly<{ kind: 'item'; record: Item }>
  | Readonly<{ kind: 'event'; record: Event }>;

const subjectFor = ({ kind, record: { id } }: Confirmable): string => subjectOf(kind, id);

const ofSubject = async (
  repositories: Repositories,
  coalitionId: string,
  subject: string,
): Promise<Confirmable | null> => {
  const [kind, id = ''] = subject.split(':');
  if (kind === 'item') {
    const item = await repositories.items.byId(coalitionId, id);
    return item && { kind, record: item };
  }
  if (kind !== 'event') return null;
  const event = await repositories.events.byId(coalitionId, id);
  return event && { kind, record: event };
};

/** Who told that it happened, and when; `null` as long as it has not happened. */
const toldOf = (
  given: Confirmable,
  now: number,
): Readonly<{ by: string | null; at: number; groupId: string }> | null => {
  const { groupId } = given.record;
  if (given.kind === 'item') {
    const { state, doneAt, doneBy } = given.record;
    return state !== 'done' || doneAt === null ? null : { by: doneBy, at: doneAt, groupId };
  }
  const { cancelledAt, endsAt, createdBy } = given.record;
  return cancelledAt !== null || endsAt > now ? null : { by: createdBy, at: endsAt, groupId };
};

/** The record of a number. @throws Refusal `unknown-number`, `not-to-confirm` */
export const confirmableOf = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  number: number,
): Promise<Confirmable> => {
  const found = await numbered(repositories, coalition.id, number, 'item');
  if (found.kind === 'item') return { kind: 'item', record: found.item };
  if (found.kind === 'event') return { kind: 'event', record: found.event };
  throw new Refusal({ code: 'not-to-confirm', number });
};

/** The record that a button names. @throws Refusal `gone` */
export const confirmableBy = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  subject: string,
): Promise<Confirmable> => {
  const found = await ofSubject(repositories, coalition.id, subject);
  if (found === null) throw new Refusal({ code: 'gone' });
  return found;
};

/**
 * The partner for which the caller confirms, when none is named: of those they speak for, the one that is involved,
 * or the only one. `null` when it has to be asked.
 * @throws Refusal `no-partner-of-yours`
 */
export const confirmingPartner = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Confirmable,
): Promise<Partner | null> => {
  const own = await ownPartners(repositories, caller);
  const involved = await repositories.involved.of(caller.coalition.id, [subjectFor(given)]);
  const ofIt = own.filter(({ id }) => involved.some(({ partnerId }) => partnerId === id));
  const [only, ...others] = ofIt.length > 0 ? ofIt : own;
  if (only !== undefined) return others.length === 0 ? only : null;
  if (await isCoordinator(repositories, caller)) return null;
  throw new Refusal({ code: 'no-partner-of-yours' });
};

/**
 * A partner says that it was part of something. One that nobody had named is involved from now on. Each
 * partner says so once; the person who reported it does not confirm it as well.
 * @throws Refusal `not-delegate`, `not-done-yet`, `told-it-yourself`, `confirmed-already`
 */
export const confirmPart = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Confirmable,
  partner: Partner,
): Promise<string> => {
  await requireAnswersFor(repositories, caller, partner);
  const { coalition, person, now } = caller;
  const { number, groupId } = given.record;
  const subject = subjectFor(given);
  const involved = await repositories.involved.of(coalition.id, [subject]);
  if (!involved.some(({ partnerId }) => partnerId === partner.id))
    await requireReadsGroup(repositories, caller, groupId);
  const told = toldOf(given, now);
  if (told === null) throw new Refusal({ code: 'not-done-yet', number });
  const answers = await repositories.signedAnswers.of(coalition.id, [subject], 'confirm');
  const earlier = answers.find(({ voter }) => voter.of === 'partner' && voter.id === partner.id);
  if (earlier !== undefined)
    throw new Refusal({ code: 'confirmed-already', number, partner: partner.name, at: earlier.at });
  if (told.by === person.id) throw new Refusal({ code: 'told-it-yourself', number, partner: partner.name });
  if (involved.every(({ partnerId }) => partnerId !== partner.id))
    await repositories.involved.add(coalition.id, subject, 'with', partner.id, now);
  await repositories.signedAnswers.give(coalition.id, {
    subject,
    kind: 'confirm',
    voter: { of: 'partner', id: partner.id },
    answer: null,
    reason: null,
    personId: person.id,
    at: now,
  });
  const undo = await record(repositories, caller, {
    subject,
    change: 'confirmed',
    before: null,
    after: { partner: partner.name, partnerId: partner.id },
  });
  if (given.kind === 'item') await redrawItem(repositories, caller, given.record);
  else await redrawEvent(repositories, caller, given.record);
  return undo;
};

/** Asks the involved partners that have not said so whether they were part of it: their delegates, once. */
export const askToConfirm = async (
  repositories: Repositories,
  coalition: Coalition,
  subject: string,
  now: number,
): Promise<void> => {
  const given = await ofSubject(repositories, coalition.id, subject);
  const told = given === null ? null : toldOf(given, now);
  if (given === null || told === null) return;
  const sides = await viewSides(repositories, coalition.id, subject, told);
  if (sides === null) return;
  const delegates = await repositories.partners.delegates(coalition.id, sides.silent);
  for (const partnerId of sides.silent) {
    const partner = await repositories.partners.byId(coalition.id, partnerId);
    const ids = (delegates.get(partnerId) ?? []).filter((id) => id !== told.by);
    if (partner === null || partner.state === 'ended' || ids.length === 0) continue;
    const people = await repositories.people.byIds(coalition.id, ids);
    const { id, number, title } = given.record;
    await announce(
      repositories,
      { coalition, now },
      `confirm:${subject}:${partnerId}:${told.at}`,
      personRecipients(people.values()),
      (words) => confirmAskCard(words, { kind: given.kind, id, number, title, said: sides.said, partner }),
    );
  }
};
