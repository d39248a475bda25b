import type { DifficultyView } from '../../cards/items/difficulty-card.ts';
import { askedOfPartnerCard, type OfferView, offerCard } from '../../cards/partners/offer-cards.ts';
import { notAskedAfterAllCard } from '../../cards/undo/undo-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import { addDays, type LocalDate, startOfDay } from '../../domain/dates/calendar.ts';
import type { HelpKind, Offer, Partner } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { readableIds, requireAnswersFor } from '../caller/permissions.ts';
import { redrawDifficulty } from '../items/difficulties.ts';
import { announce, personRecipients, takeBack } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';

/** How many open difficulties are searched for a kind, and how many an offer's card lists. */
const searched = 200;
const listed = 10;

/**
 * Stores what a partner offers, and shows it on the cards of the open difficulties that ask for that kind.
 * @throws Refusal `not-delegate`, `partner-ended`
 */
export const makeOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  partner: Partner,
  given: Readonly<{ what: string; kind: HelpKind; untilOn: LocalDate | undefined }>,
): Promise<OfferView> => {
  await requireAnswersFor(repositories, caller, partner);
  if (partner.state === 'ended') throw new Refusal({ code: 'partner-ended', partner: partner.name });
  const { coalition, person, now } = caller;
  const untilOn = given.untilOn ?? null;
  const offer = await repositories.offers.make(coalition.id, {
    number: await repositories.coalitions.takeNumber(coalition.id),
    partnerId: partner.id,
    what: given.what,
    kind: given.kind,
    untilOn,
    endsAt: untilOn === null ? null : startOfDay(coalition.timeZone, addDays(untilOn, 1)),
    createdBy: person.id,
    createdAt: now,
  });
  await record(repositories, caller, {
    subject: subjectOf('offer', offer.id),
    change: 'offered',
    before: null,
    after: { what: offer.what, kind: offer.kind, untilOn },
  });
  await redrawNeeds(repositories, caller, offer.kind);
  return viewOffer(repositories, caller, offer);
};

/** @throws Refusal `not-delegate`, `offer-over` */
export const withdrawOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  offer: Offer,
  pressed?: MessageRef,
): Promise<OfferView> => {
  const { coalition, person, now } = caller;
  await requireAnswersFor(repositories, caller, await partnerOf(repositories, coalition.id, offer));
  if (!(await repositories.offers.withdraw(coalition.id, offer.id, person.id, now)))
    throw new Refusal({ code: 'offer-over', number: offer.number });
  const undo = await record(repositories, caller, {
    subject: subjectOf('offer', offer.id),
    change: 'withdrawn',
    before: { endsAt: offer.endsAt },
    after: null,
  });
  await redrawNeeds(repositories, caller, offer.kind);
  const withdrawn = { ...offer, endsAt: now, withdrawnBy: person.id };
  return { ...(await redrawOffer(repositories, caller, withdrawn, pressed)), undo };
};

/** Reopens a withdrawn offer until `endsAt`. */
export const offerAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  offer: Offer,
  endsAt: number | null,
  pressed?: MessageRef,
): Promise<OfferView> => {
  await repositories.offers.restore(caller.coalition.id, offer.id, endsAt);
  await record(repositories, caller, {
    subject: subjectOf('offer', offer.id),
    change: 'undone',
    before: null,
    after: { endsAt },
  });
  await redrawNeeds(repositories, caller, offer.kind);
  return redrawOffer(repositories, caller, { ...offer, endsAt, withdrawnBy: null }, pressed);
};

const partnerOf = async (
  repositories: Repositories,
  coalitionId: string,
  { partnerId }: Pick<Offer, 'partnerId'>,
): Promise<Partner> => {
  const partner = await repositories.partners.byId(coalitionId, partnerId);
  if (partner === null) throw new Refusal({ code: 'gone' });
  return partner;
};

/** An offer for everybody in the caller's place, with only the needs that all of them may read. */
export const viewOffer = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  offer: Offer,
): Promise<OfferView> => {
  const { coalition, now } = caller;
  const partner = await partnerOf(repositories, coalition.id, offer);
  const stands = (offer.endsAt === null || offer.endsAt > now) && partner.state !== 'ended';
  const readers = caller.direct ? caller : { ...caller, person: null };
  const readable = await readableIds(repositories, readers);
  const needs = stands ? await needsOf(repositories, coalition.id, offer.kind) : [];
  const shown = needs.filter(({ groupId }) => readable === null || readable.has(groupId)).slice(0, listed);
  const groups = await repositories.groups.names(
    coalition.id,
    shown.map(({ groupId }) => groupId),
  );
  return {
    offer,
    partner: partner.name,
    stands,
    needs: shown.map((difficulty) => ({ difficulty, group: groups.get(difficulty.groupId) ?? '' })),
  };
};

/** The open difficulties that ask for this kind of help, the oldest first. */
const needsOf = async (
  repositories: Repositories,
  coalitionId: string,
  kind: HelpKind,
): Promise<readonly Difficulty[]> =>
  (await repositories.difficulties.open(coalitionId, searched)).filter((one) => one.kind === kind);

/** The cards of difficulties show the offers that fit them. */
const redrawNeeds = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  kind: HelpKind,
): Promise<void> => {
  const needs = await needsOf(repositories, caller.coalition.id, kind);
  for (const difficulty of needs.slice(0, listed)) await redrawDifficulty(repositories, caller, difficulty);
};

/** Redraws every card of an offer except `pressed`, without the needs, which differ by reader. */
export const redrawOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  offer: Offer,
  pressed?: MessageRef,
): Promise<OfferView> => {
  const { coalition, now } = caller;
  const view = await viewOffer(repositories, caller, offer);
  await redraw(
    repositories,
    coalition,
    subjectOf('offer', offer.id),
    now,
    (words) => offerCard(words, { ...view, needs: [] }),
    pressed,
  );
  return view;
};

/** What tells the delegates of a partner that it is asked for its offer. */
const askAnnouncement = (difficulty: Difficulty, offer: Offer, at: number): string =>
  `offer-asked:${difficulty.id}:${offer.partnerId}:${at}`;

/**
 * Asks a partner for what it offers: its delegates are told in private, once for each difficulty.
 * @returns the change that can be taken back; none where it was asked before
 * @throws Refusal `already-resolved`, `offer-over`, `no-delegate`
 */
export const askForOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  offer: Offer,
): Promise<string | undefined> => {
  const { coalition, now } = caller;
  const view = await viewOffer(repositories, caller, offer);
  if (!view.stands) throw new Refusal({ code: 'offer-over', number: offer.number });
  const ids = (await repositories.partners.delegates(coalition.id, [offer.partnerId])).get(offer.partnerId);
  const recipients = personRecipients((await repositories.people.byIds(coalition.id, ids ?? [])).values());
  if (recipients.length === 0) throw new Refusal({ code: 'no-delegate', partner: view.partner });
  const subject = subjectOf('difficulty', difficulty.id);
  if (!(await repositories.involved.add(coalition.id, subject, 'asked', offer.partnerId, now)))
    return undefined;
  const undo = await record(repositories, caller, {
    subject,
    change: 'asked-partner',
    before: null,
    after: { partner: view.partner, offer: offer.number },
  });
  const group = (await repositories.groups.names(coalition.id, [difficulty.groupId])).get(difficulty.groupId);
  const asked = { difficulty, group: group ?? '', partner: view.partner, offer };
  await announce(repositories, caller, askAnnouncement(difficulty, offer, now), recipients, (words) =>
    askedOfPartnerCard(words, asked),
  );
  return undo;
};

/** A partner that was asked for its offer need not answer: its delegates who heard of it are told. */
export const unaskForOffer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  offer: Offer,
  { askedAt, pressed }: Readonly<{ askedAt: number; pressed: MessageRef | undefined }>,
): Promise<DifficultyView> => {
  const subject = subjectOf('difficulty', difficulty.id);
  const { partnerId } = offer;
  await repositories.involved.remove(caller.coalition.id, { subject, as: 'asked', partnerId, at: askedAt });
  await record(repositories, caller, {
    subject,
    change: 'undone',
    before: { offer: offer.number },
    after: null,
  });
  await takeBack(repositories, caller, askAnnouncement(difficulty, offer, askedAt), (words) =>
    notAskedAfterAllCard(words, caller.person, difficulty, offer),
  );
  return redrawDifficulty(repositories, caller, difficulty, pressed);
};
