import { delegateCard, type PartnerView } from '../../cards/partners/partner-card.ts';
import {
  confidences,
  isAgreed,
  keptOf,
  mergedDetails,
  nothingKnown,
  type Partner,
  type PartnerDetails,
  partnerKey,
} from '../../domain/partner.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireChangesPartner, requireHere } from '../caller/permissions.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { planPartnerLetter, redrawLatestLetter } from './partner-letters.ts';
import { viewPartner } from './view-partner.ts';

/** A partial update; `undefined` leaves a detail as it is, `null` removes it. */
export type PartnerUpdate = Readonly<{ [Name in keyof PartnerDetails]?: PartnerDetails[Name] | undefined }>;

/** The given details, without the undefined ones. */
const saidOf = (said: PartnerUpdate): Partial<PartnerDetails> =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));

/** What the history keeps: a confidential detail is named there without its text. */
const recorded = (details: Partial<PartnerDetails>): Readonly<Record<string, unknown>> => ({
  ...Object.fromEntries(
    Object.entries(details).filter(([name]) => !confidences.some((confidence) => confidence === name)),
  ),
  ...(confidences.some((name) => name in details)
    ? { confidences: confidences.filter((name) => name in details) }
    : {}),
});

/** When a partner joined and ended, after a change of its details. */
const dated = (
  { joinedAt, endedAt }: Pick<Partner, 'joinedAt' | 'endedAt'>,
  { state }: PartnerDetails,
  now: number,
) => ({
  joinedAt: state === 'joined' ? (joinedAt ?? now) : joinedAt,
  endedAt: state === 'ended' ? (endedAt ?? now) : null,
});

export type PartnerAdded = Readonly<{ view: PartnerView; outcome: 'added' | 'already there' }>;

/**
 * Adds a partner. One that was only named so far is filled in; one that is here already stays as it is. It
 * has joined when both sides and the rhythm are given, and is invited until then.
 */
export const addPartner = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{ name: string; delegates: readonly Person[] }> & PartnerUpdate,
): Promise<PartnerAdded> => {
  await requireChangesPartner(repositories, caller, null);
  requireHere(...given.delegates);
  const { coalition, now, person } = caller;
  const { delegates, ...said } = given;
  const existing = await repositories.partners.byName(coalition.id, given.name);
  if (existing !== null && existing.state !== 'named')
    return { view: await viewPartner(repositories, caller, existing), outcome: 'already there' };
  const blank = { ...nothingKnown, ...saidOf(said), name: given.name };
  const details = { ...blank, state: isAgreed(blank) ? 'joined' : 'invited' } as const;
  const times = dated({ joinedAt: null, endedAt: null }, details, now);
  let partner: Partner;
  if (existing === null)
    partner = await repositories.partners.add(coalition.id, {
      ...details,
      ...times,
      createdBy: person.id,
      createdAt: now,
    });
  else {
    partner = { ...existing, ...details, ...times };
    await repositories.partners.change(coalition.id, partner.id, partner);
  }
  await record(repositories, caller, {
    subject: subjectOf('partner', partner.id),
    change: 'added',
    before: existing === null ? null : recorded({ name: existing.name, state: existing.state }),
    after: recorded(details),
  });
  await nameDelegates(repositories, caller, partner, delegates);
  await involveInAsks(repositories, caller, partner);
  await planPartnerLetter(repositories, coalition, partner, now);
  return { view: await viewPartner(repositories, caller, partner), outcome: 'added' };
};

/**
 * Changes the given details of a partner, and who speaks for it.
 * @throws Refusal `not-partner-keeper`, `partner-nothing-said`, `partner-nothing-new`, `partner-name-taken`,
 * `not-agreed`, `partner-ended`
 */
export const editPartner = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  partner: Partner,
  given: PartnerUpdate & Readonly<{ delegates: readonly Person[] | undefined }>,
): Promise<PartnerView> => {
  await requireChangesPartner(repositories, caller, partner);
  const { coalition, now } = caller;
  const { delegates, ...update } = given;
  const said = saidOf(update);
  if (delegates === undefined && Object.keys(said).length === 0)
    throw new Refusal({ code: 'partner-nothing-said', partner: partner.name });
  requireHere(...(delegates ?? []));
  // Nobody speaks for a partner that ended, and its card would not show who was named.
  if ((said.state ?? partner.state) === 'ended' && delegates !== undefined && delegates.length > 0)
    throw new Refusal({ code: 'partner-ended', partner: partner.name });
  await requireFreeName(repositories, coalition.id, partner, said.name);
  const details = withState(partner, said);
  if (details.state === 'joined' && !isAgreed(details))
    throw new Refusal({ code: 'not-agreed', partner: partner.name });
  const names = (Object.keys(details) as readonly (keyof PartnerDetails)[]).filter(
    (name) => details[name] !== partner[name],
  );
  const before = Object.fromEntries(names.map((name) => [name, partner[name]]));
  const after = Object.fromEntries(names.map((name) => [name, details[name]]));
  const changed = { ...partner, ...details, ...dated(partner, details, now) };
  if (names.length > 0) {
    await repositories.partners.change(coalition.id, partner.id, changed);
    await planPartnerLetter(repositories, coalition, changed, now);
    await record(repositories, caller, {
      subject: subjectOf('partner', partner.id),
      change: 'edited',
      before: recorded(before),
      after: recorded(after),
    });
  }
  const renamed =
    delegates === undefined ? false : await nameDelegates(repositories, caller, changed, delegates);
  if (names.length === 0 && !renamed)
    throw new Refusal({ code: 'partner-nothing-new', partner: partner.name });
  return viewPartner(repositories, caller, changed);
};

/** How many open difficulties are searched for the name of a new partner. */
const searched = 200;

/** Help was asked of it by its name before it was a partner. */
const involveInAsks = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  partner: Partner,
): Promise<void> => {
  for (const { id, helpFrom, askedOf } of await repositories.difficulties.open(coalition.id, searched))
    if (askedOf === null && partnerKey(helpFrom) === partnerKey(partner.name))
      await repositories.involved.add(coalition.id, subjectOf('difficulty', id), 'from', partner.id, now);
};

const requireFreeName = async (
  repositories: Repositories,
  coalitionId: string,
  partner: Partner,
  name: string | undefined,
): Promise<void> => {
  const other = name === undefined ? null : await repositories.partners.byName(coalitionId, name);
  if (other !== null && other.id !== partner.id)
    throw new Refusal({ code: 'partner-name-taken', partner: other.name });
};

/**
 * The details after a change. Unless the change sets the state, a partner whose agreement is complete has
 * joined.
 */
const withState = (partner: Partner, said: Partial<PartnerDetails>): PartnerDetails => {
  const { id: _, joinedAt: _joined, endedAt: _ended, createdAt: _at, createdBy: _by, ...current } = partner;
  const details = { ...current, ...said };
  if (said.state !== undefined || partner.state === 'joined' || partner.state === 'ended') return details;
  const settles = (['wants', 'gets', 'rhythm'] as const).some((name) => said[name] !== undefined);
  const isMore = Object.keys(said).some((name) => name !== 'name');
  const invited = partner.state === 'named' && isMore ? ('invited' as const) : partner.state;
  return { ...details, state: settles && isAgreed(details) ? 'joined' : invited };
};

/** Names who speaks for a partner, and tells those who did not before. @returns whether anything changed */
const nameDelegates = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  partner: Partner,
  delegates: readonly Person[],
): Promise<boolean> => {
  const { coalition, person, now } = caller;
  const before = (await repositories.partners.delegates(coalition.id, [partner.id])).get(partner.id) ?? [];
  const after = [...new Set(delegates.map(({ id }) => id))];
  if (before.length === after.length && after.every((id) => before.includes(id))) return false;
  await repositories.partners.setDelegates(coalition.id, partner.id, after, now);
  await record(repositories, caller, {
    subject: subjectOf('partner', partner.id),
    change: 'delegates',
    before: { delegateIds: before },
    after: { delegateIds: after },
  });
  const fresh = delegates.filter(({ id }) => id !== person.id && !before.includes(id));
  await announce(repositories, caller, `delegate:${partner.id}:${now}`, personRecipients(fresh), (words) =>
    delegateCard(words, partner),
  );
  const changed = [...before, ...after].filter((id) => before.includes(id) !== after.includes(id));
  await redrawLatestLetter(repositories, caller, partner, changed);
  return true;
};

/** @throws Refusal `only-partner-keepers`, `same-partner` */
export const requireMerges = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  one: Partner,
  other: Partner,
): Promise<void> => {
  await requireChangesPartner(repositories, caller, null);
  if (one.id === other.id) throw new Refusal({ code: 'same-partner', partner: one.name });
};

/**
 * Makes two partners one: what is counted of either counts for it. Its name is that of `keep`, or of the one
 * with the higher rank.
 * @throws Refusal `only-partner-keepers`, `same-partner`
 */
export const mergePartners = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  one: Partner,
  other: Partner,
  keep: 'the first' | 'the higher',
): Promise<Readonly<{ view: PartnerView; gone: Partner }>> => {
  await requireMerges(repositories, caller, one, other);
  const { coalition, now } = caller;
  const [kept, gone] = keep === 'the first' ? ([one, other] as const) : keptOf(one, other);
  const merged = { ...kept, ...mergedDetails(kept, gone) };
  await repositories.partners.merge(coalition.id, kept.id, gone.id);
  await repositories.partners.change(coalition.id, kept.id, merged);
  await repositories.deadlines.clear('partner-letter', gone.id);
  await planPartnerLetter(repositories, coalition, merged, now);
  await record(repositories, caller, {
    subject: subjectOf('partner', kept.id),
    change: 'merged',
    before: { name: gone.name, state: gone.state },
    after: { name: merged.name, state: merged.state },
  });
  return { view: await viewPartner(repositories, caller, merged), gone };
};
