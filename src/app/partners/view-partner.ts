import type { PartnerView } from '../../cards/partners/partner-card.ts';
import { type PartnerListView, partnerListCard } from '../../cards/partners/partner-list-card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import { readFrom, readPage } from '../../domain/page.ts';
import { type Partner, partnerKey, partnerKinds } from '../../domain/partner.ts';
import type { PartnerName } from '../../store/partners/partners.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { knownPartners, partnerRights } from '../caller/permissions.ts';
import type { DrawPage } from '../handlers/draw-page.ts';
import { isAlike } from './alike.ts';
import { nextLetterAt } from './partner-letters.ts';

/** How many look-alikes are offered at once. */
const mostAlike = 2;

/** A partner as this caller may see it. */
export const viewPartner = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partner: Partner,
): Promise<PartnerView> => {
  const { coalition, today, now } = caller;
  const { id } = coalition;
  const rights = await partnerRights(repositories, caller, partner);
  const delegateIds = (await repositories.partners.delegates(id, [partner.id])).get(partner.id) ?? [];
  const people = await repositories.people.byIds(id, delegateIds);
  const names = await repositories.partners.names(id);
  const others = rights.join ? await knownPartners(repositories, caller) : [];
  const { state, joinedAt, endedAt, createdAt } = partner;
  const began = state === 'ended' ? endedAt : state === 'joined' ? joinedAt : null;
  const since = dayIn(coalition.timeZone, began ?? createdAt);
  const letterAt = await nextLetterAt(repositories, coalition, partner, now);
  return {
    partner,
    since,
    followUpOn: letterAt === null ? null : dayIn(coalition.timeZone, letterAt),
    names: names
      .filter(({ partnerId, name }) => partnerId === partner.id && name !== partner.name)
      .map(({ name }) => name),
    // Nobody speaks for a partner that ended, or without an account.
    delegates:
      state === 'ended'
        ? []
        : delegateIds
            .flatMap((delegate) => people.get(delegate) ?? [])
            .filter(({ accounts }) => accounts.length > 0),
    counts: await repositories.partnerCounts.of(id, partner.id, today),
    offers: await repositories.offers.ofPartner(id, partner.id, now),
    confidence: rights.confidence,
    mayChange: rights.change,
    mayAnswer: rights.answer,
    alike: others
      .filter((other) => other.id !== partner.id && areAlike(names, partner, other))
      .slice(0, mostAlike),
  };
};

const areAlike = (names: readonly PartnerName[], one: Partner, other: Partner): boolean => {
  const called = ({ id }: Partner) => names.filter(({ partnerId }) => partnerId === id);
  return called(one).some((a) => called(other).some((b) => isAlike(a.name, b.name)));
};

/** A page of the partners that the caller knows, ordered by kind and name; `words` name the kind, if any. */
export const drawPartners: DrawPage = async (repositories, caller, query, start) => {
  const all = await knownPartners(repositories, caller);
  const kind = partnerKinds.find((one) => one === query.words) ?? null;
  const partners = all
    .filter((partner) => kind === null || partner.kind === kind)
    .toSorted(
      (one, other) =>
        rankOf(one) - rankOf(other) || partnerKey(one.name).localeCompare(partnerKey(other.name)),
    );
  const keyOf = ({ id }: Partner) => [id];
  return partnerListCard(caller.words, {
    query,
    page: await readPage(readFrom(partners, keyOf), start, keyOf),
    total: partners.length,
    alike: start === null ? await alikePairs(repositories, caller, all) : [],
  });
};

/** By kind, those without one last. */
const rankOf = ({ kind }: Partner): number =>
  kind === null ? partnerKinds.length : partnerKinds.indexOf(kind);

/**
 * Pairs that may be the same, for a caller who may join them. At least one of each pair is only named so far.
 */
const alikePairs = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partners: readonly Partner[],
): Promise<PartnerListView['alike']> => {
  const [first] = partners;
  if (first === undefined || !(await partnerRights(repositories, caller, first)).join) return [];
  const names = await repositories.partners.names(caller.coalition.id);
  const pairs = partners
    .filter(({ state }) => state === 'named')
    .flatMap((one) =>
      partners
        .filter((other) => (other.state === 'named' ? other.id > one.id : true) && other.id !== one.id)
        .filter((other) => areAlike(names, one, other))
        .map((other) => [one, other] as const),
    );
  return pairs.slice(0, mostAlike);
};
