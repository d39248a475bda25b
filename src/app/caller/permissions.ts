import type { CommitteeKind, Role } from '../../domain/coalition.ts';
import type { BodyKind, Group } from '../../domain/group.ts';
import type { Partner } from '../../domain/partner.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Place } from '../../store/coalition/places.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { SearchScope } from '../../store/search/search-texts.ts';
import type { Caller, CoalitionVisitor } from './caller.ts';

/**
 * Who may do and read what. The first half of this file decides with pure functions; the second half loads
 * the facts and throws. `docs/privacy.md` explains the same rules.
 */

/** A person's position in the coalition. A person who is not enrolled has no roles and no groups. */
type Membership = Readonly<{
  roles: readonly Role[];
  /** The working groups that the person is a member of. */
  groupIds: readonly string[];
  /** The working groups that the person convenes. */
  convenedIds: readonly string[];
  /** The partners that the person speaks for. */
  partnerIds: readonly string[];
}>;

/** Where the caller reads, and how open the coalition is. */
type ReadingFrom = Readonly<{
  /** Everyone in the workspaces may read the records of groups. */
  open: boolean;
  /** A guest of the workspace, or a member of another organisation. */
  outsider: boolean;
  /** The place of the question, when the coalition uses it; null in private. */
  here: Pick<Place, 'committee' | 'groupId'> | null;
}>;

type Body = Readonly<{ id: string; kind: BodyKind }>;

/** The role and all conveners form the executive, the role the strategic committee, the members a group. */
export const sitsOn = ({ roles, groupIds, convenedIds }: Membership, { id, kind }: Body): boolean => {
  if (kind === 'group') return groupIds.includes(id) || convenedIds.includes(id);
  return roles.includes(kind) || (kind === 'executive' && convenedIds.length > 0);
};

/** Delegates speak for their partner; one person may speak for several. */
export const speaksFor = (
  { partnerIds }: Pick<Membership, 'partnerIds'>,
  { id }: Readonly<{ id: string }>,
): boolean => partnerIds.includes(id);

const committeeKinds = ['executive', 'strategic'] as const satisfies readonly CommitteeKind[];

const sitsOnCommittee = (membership: Membership): boolean =>
  committeeKinds.some((kind) => sitsOn(membership, { id: '', kind }));

const coordinates = ({ roles }: Membership): boolean => roles.includes('coordinator');

/**
 * Who reads a body's items, progress, difficulties, events and poll results: its members, its places, the
 * committees and the coordinators; in an open coalition, everyone for a working group. An outsider reads only
 * in the place they are in.
 */
export const mayReadBody = (membership: Membership, from: ReadingFrom, body: Body): boolean => {
  const inItsPlace = from.here?.groupId === body.id;
  const inCommitteePlace = from.here !== null && from.here.committee !== null;
  if (inItsPlace || inCommitteePlace) return true;
  if (from.outsider) return false;
  if (from.open && body.kind === 'group') return true;
  return sitsOn(membership, body) || sitsOnCommittee(membership) || coordinates(membership);
};

/** Who reads summaries: the committees and their places, conveners and coordinators. */
export const mayReadSummaries = (membership: Membership, from: ReadingFrom): boolean => {
  if (from.here !== null && from.here.committee !== null) return true;
  if (from.outsider) return false;
  return sitsOnCommittee(membership) || coordinates(membership);
};

/**
 * Who reads the confidential details of a partner (its limits, how it decides, whom to contact): its own
 * delegates, and everybody who reads summaries.
 */
export const mayReadConfidence = (
  membership: Membership,
  from: ReadingFrom,
  partner: Readonly<{ id: string }>,
): boolean => speaksFor(membership, partner) || mayReadSummaries(membership, from);

/** A coordinator, the executive committee and its own delegates change a partner; the first two add one. */
export const mayChangePartner = (membership: Membership, partner: Readonly<{ id: string }> | null): boolean =>
  coordinates(membership) ||
  sitsOn(membership, { id: '', kind: 'executive' }) ||
  (partner !== null && speaksFor(membership, partner));

/** Its delegates, and a coordinator, answer and offer for a partner. */
export const mayAnswerFor = (membership: Membership, partner: Readonly<{ id: string }>): boolean =>
  coordinates(membership) || speaksFor(membership, partner);

/**
 * An administrator of the workspace may begin a coalition; on a platform that does not report this, anyone
 * but a guest.
 */
export const mayBegin = (speaker: Caller['speaker']): 'yes' | 'not-manager' | 'outsider' => {
  if (speaker.outsider) return 'outsider';
  return speaker.managesWorkspace === false ? 'not-manager' : 'yes';
};

/** While there is no coordinator, a member of the executive committee may name one. */
const mayGiveRole = (membership: Membership, role: Role | 'none', coordinated: boolean): boolean =>
  coordinates(membership) ||
  (role === 'coordinator' && !coordinated && sitsOn(membership, { id: '', kind: 'executive' }));

/** A convener runs a working group, members run a committee, and a coordinator runs both. */
const mayRun = (membership: Membership, body: Body): boolean =>
  coordinates(membership) ||
  (body.kind === 'group' ? membership.convenedIds.includes(body.id) : sitsOn(membership, body));

const nobody: Membership = { roles: [], groupIds: [], convenedIds: [], partnerIds: [] };

export const membershipOf = async (
  repositories: Repositories,
  { coalition, person }: Pick<CoalitionVisitor, 'coalition' | 'person'>,
): Promise<Membership> => {
  if (person === null) return nobody;
  const groups = await repositories.groups.list(coalition.id);
  return {
    roles: await repositories.roles.of(coalition.id, person.id),
    groupIds: await repositories.groups.groupsOf(coalition.id, person.id),
    convenedIds: groups.filter(({ convenerId }) => convenerId === person.id).map(({ id }) => id),
    partnerIds: await repositories.partners.spokenForBy(coalition.id, person.id),
  };
};

/** The committees that a person sits on. */
export const committeesOf = async (
  repositories: Repositories,
  who: Pick<CoalitionVisitor, 'coalition' | 'person'>,
): Promise<readonly CommitteeKind[]> => {
  const membership = await membershipOf(repositories, who);
  return committeeKinds.filter((kind) => sitsOn(membership, { id: '', kind }));
};

/** Who asks, and from where. */
type ReaderFacts = Pick<CoalitionVisitor, 'coalition' | 'person' | 'speaker' | 'here'>;

const readingFrom = ({ coalition, speaker, here }: ReaderFacts): ReadingFrom => ({
  open: coalition.open,
  outsider: isOutsider(speaker),
  here,
});

export const isOutsider = ({ outsider }: Caller['speaker']): boolean => Boolean(outsider);

/** Which of these bodies the caller may read. */
const readable = async <B extends Body>(
  repositories: Repositories,
  caller: ReaderFacts,
  bodies: readonly B[],
): Promise<readonly B[]> => {
  const membership = await membershipOf(repositories, caller);
  return bodies.filter((body) => mayReadBody(membership, readingFrom(caller), body));
};

/**
 * Everyone knows all bodies and may join the groups; an outsider knows only those of the place they are in.
 */
export const knownBodies = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<readonly Group[]> => {
  const bodies = await repositories.groups.bodies(caller.coalition.id);
  return isOutsider(caller.speaker) ? readable(repositories, caller, bodies) : bodies;
};

/** The order in which people choose: the working groups, then the committees. */
export const groupsFirst = (bodies: readonly Group[]): readonly Group[] => [
  ...bodies.filter(({ kind }) => kind === 'group'),
  ...bodies.filter(({ kind }) => kind !== 'group'),
];

/** The ids of the bodies that the caller may read; null means all of them. */
export const readableIds = async (
  repositories: Repositories,
  caller: ReaderFacts,
): Promise<ReadonlySet<string> | null> => {
  const bodies = await repositories.groups.bodies(caller.coalition.id);
  const found = await readable(repositories, caller, bodies);
  return found.length === bodies.length ? null : new Set(found.map(({ id }) => id));
};

/** @throws Refusal `not-yours-to-read` */
export const requireReads = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  body: Group,
): Promise<void> => {
  // This check covers nearly every read and needs no query.
  if (mayReadBody(nobody, readingFrom(caller), body)) return;
  if (!mayReadBody(await membershipOf(repositories, caller), readingFrom(caller), body))
    throw new Refusal({ code: 'not-yours-to-read', group: body.name });
};

/** Like `requireReads`, for the id of a body. @throws Refusal `not-yours-to-read`, `gone` */
export const requireReadsGroup = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  groupId: string,
): Promise<void> => {
  const group = await repositories.groups.byId(caller.coalition.id, groupId);
  if (group === null) throw new Refusal({ code: 'gone' });
  await requireReads(repositories, caller, group);
};

/**
 * Like `requireReadsGroup`, for an item or a difficulty: those who speak for a partner read what it promised and
 * what is asked of it, wherever they are. @throws Refusal `not-yours-to-read`, `gone`
 */
export const requireReadsInvolved = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  kind: 'item' | 'difficulty',
  { id, groupId }: Readonly<{ id: string; groupId: string }>,
): Promise<void> => {
  const { coalition, person } = caller;
  const own = person === null ? [] : await repositories.partners.spokenForBy(coalition.id, person.id);
  const involved = own.length === 0 ? [] : await repositories.involved.of(coalition.id, [`${kind}:${id}`]);
  if (involved.some(({ partnerId }) => own.includes(partnerId))) return;
  await requireReadsGroup(repositories, caller, groupId);
};

/** @throws Refusal `summary-not-yours` */
export const requireReadsSummaries = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<void> => {
  if (!mayReadSummaries(await membershipOf(repositories, caller), readingFrom(caller)))
    throw new Refusal({ code: 'summary-not-yours' });
};

/** Everyone in the workspaces knows the partners; an outsider knows those they speak for. */
export const knownPartners = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<readonly Partner[]> => {
  const partners = await repositories.partners.list(caller.coalition.id);
  if (!isOutsider(caller.speaker)) return partners;
  const membership = await membershipOf(repositories, caller);
  return partners.filter((partner) => speaksFor(membership, partner));
};

/** The partners that the caller speaks for, but those that ended. */
export const ownPartners = async (
  repositories: Repositories,
  { coalition, person }: Pick<CoalitionVisitor, 'coalition' | 'person'>,
): Promise<readonly Partner[]> => {
  if (person === null) return [];
  const own = new Set(await repositories.partners.spokenForBy(coalition.id, person.id));
  const partners = await repositories.partners.list(coalition.id);
  return partners.filter(({ id, state }) => own.has(id) && state !== 'ended');
};

/** What the caller may read and do about a partner. */
export const partnerRights = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partner: Pick<Partner, 'id'>,
): Promise<Readonly<{ confidence: boolean; change: boolean; answer: boolean; join: boolean }>> => {
  const membership = await membershipOf(repositories, caller);
  return {
    confidence: mayReadConfidence(membership, readingFrom(caller), partner),
    change: mayChangePartner(membership, partner),
    answer: mayAnswerFor(membership, partner),
    join: mayChangePartner(membership, null),
  };
};

/** @throws Refusal `not-partner-keeper`, or `only-partner-keepers` when no partner is given */
export const requireChangesPartner = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partner: Pick<Partner, 'id' | 'name'> | null,
): Promise<void> => {
  if (mayChangePartner(await membershipOf(repositories, caller), partner)) return;
  throw new Refusal(
    partner === null
      ? { code: 'only-partner-keepers' }
      : { code: 'not-partner-keeper', partner: partner.name },
  );
};

/** @throws Refusal `not-delegate` */
export const requireAnswersFor = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  partner: Pick<Partner, 'id' | 'name'>,
): Promise<void> => {
  if (!mayAnswerFor(await membershipOf(repositories, caller), partner))
    throw new Refusal({ code: 'not-delegate', partner: partner.name });
};

/**
 * The bodies that a list is about: the one with this id, or all that the caller may read; `groupIds` is null
 * when those are all there are.
 * @throws Refusal `not-yours-to-read`, `gone`
 */
export const readScope = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  groupId: string | null,
): Promise<Readonly<{ group: Group | null; groupIds: readonly string[] | null }>> => {
  if (groupId === null) {
    const ids = await readableIds(repositories, caller);
    return { group: null, groupIds: ids === null ? null : [...ids] };
  }
  const group =
    groupId === caller.here?.groupId
      ? caller.here.group
      : await repositories.groups.byId(caller.coalition.id, groupId);
  if (group === null) throw new Refusal({ code: 'gone' });
  await requireReads(repositories, caller, group);
  return { group, groupIds: [group.id] };
};

/** What the caller finds by its words: the records they may read, and the groups and partners that they know. */
export const searchScope = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<SearchScope> => {
  const groupIds = await readableIds(repositories, caller);
  const readIds = groupIds === null ? null : [...groupIds];
  if (!isOutsider(caller.speaker)) return { groupIds: readIds, goalIds: null, partnerIds: null };
  const partners = await knownPartners(repositories, caller);
  return { groupIds: readIds, goalIds: readIds, partnerIds: partners.map(({ id }) => id) };
};

/** Requires that people who get an item or a role can still be reached. @throws Refusal `person-gone` */
export const requireHere = (...people: readonly Person[]): void => {
  const gone = people.find(({ accounts }) => accounts.length === 0);
  if (gone !== undefined) throw new Refusal({ code: 'person-gone', person: gone.name });
};

/** @throws Refusal `not-manager`, `outsider` */
export const requireMayBegin = ({ speaker }: Caller): void => {
  const may = mayBegin(speaker);
  if (may !== 'yes') throw new Refusal({ code: may });
};

export const isCoordinator = async (repositories: Repositories, caller: CoalitionVisitor): Promise<boolean> =>
  caller.person !== null &&
  (await repositories.roles.of(caller.coalition.id, caller.person.id)).includes('coordinator');

/** @throws Refusal `only-coordinator` */
export const requireCoordinator = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<void> => {
  if (!(await isCoordinator(repositories, caller))) throw new Refusal({ code: 'only-coordinator' });
};

/** @throws Refusal `only-coordinator` */
export const requireMayGiveRole = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  role: Role | 'none',
): Promise<void> => {
  const coordinated = await isCoordinated(repositories, caller.coalition.id);
  if (!mayGiveRole(await membershipOf(repositories, caller), role, coordinated))
    throw new Refusal({ code: 'only-coordinator' });
};

/** Whether any coordinator other than `except` can be reached. */
export const isCoordinated = async (
  repositories: Repositories,
  coalitionId: string,
  except?: string,
): Promise<boolean> =>
  (await repositories.roles.peopleWith(coalitionId, 'coordinator')).some(
    ({ id, accounts }) => id !== except && accounts.length > 0,
  );

/** @throws Refusal `only-convener` */
export const requireConvener = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  group: Group,
): Promise<void> => {
  if (!mayRun(await membershipOf(repositories, caller), group))
    throw new Refusal({ code: 'only-convener', group: group.name });
};
