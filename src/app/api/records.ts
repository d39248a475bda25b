import type { DigestKind } from '../../domain/digest.ts';
import type { Repositories } from '../../store/repositories.ts';

/**
 * What a program may read of one coalition, as plain values: instants as ISO 8601 in UTC, days as YYYY-MM-DD.
 * It is what a coordinator may read, without ballots, contacts and private settings.
 */

/** A part of a list, and where the next part begins; `next` is null at its end. */
type Page<Row> = Readonly<{ rows: readonly Row[]; next: string | null }>;

type Part = Readonly<{ after?: string | undefined; limit: number }>;

const instant = (at: number): string => new Date(at).toISOString();
const instantOrNull = (at: number | null): string | null => (at === null ? null : instant(at));

/** Asks for one row more than the page holds, to know whether there is a next page. */
const pageOf = <Row>(found: readonly Row[], limit: number, positionOf: (row: Row) => string): Page<Row> => {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? positionOf(last) : null };
};

const byNumber = ({ number }: Readonly<{ number: number }>): string => String(number);

/** The names of the people in some rows. Somebody who was forgotten has no name, and is left out. */
const namesIn = async (
  repositories: Repositories,
  coalitionId: string,
  ids: readonly (string | null)[],
): Promise<(id: string | null) => Readonly<{ id: string; name: string }> | null> => {
  const people = await repositories.people.byIds(coalitionId, ids);
  return (id) => {
    const person = id === null ? undefined : people.get(id);
    return person === undefined || person.name === '' ? null : { id: person.id, name: person.name };
  };
};

export const coalitionRecord = async (repositories: Repositories, coalitionId: string) => {
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null) return null;
  const { id, name, mission, timeZone, language } = coalition;
  return { id, name, mission, timeZone, language, createdAt: instant(coalition.createdAt) };
};

export const groupRecords = async (repositories: Repositories, coalitionId: string) => {
  const bodies = await repositories.groups.bodies(coalitionId);
  const person = await namesIn(
    repositories,
    coalitionId,
    bodies.map(({ convenerId }) => convenerId),
  );
  return bodies.map(({ id, kind, name, goal, convenerId, said }) => ({
    id,
    kind,
    name,
    goal,
    convener: person(convenerId),
    status: said === null ? null : { status: said.status, reason: said.reason, at: instant(said.at) },
  }));
};

export const itemRecords = async (
  repositories: Repositories,
  coalitionId: string,
  { after, limit, group, state }: Part & Readonly<{ group?: string | undefined; state?: string | undefined }>,
) => {
  const found = await repositories.apiPages.items(coalitionId, {
    after: Number(after ?? 0),
    limit: limit + 1,
    groupId: group,
    state,
  });
  const { rows, next } = pageOf(found, limit, byNumber);
  return { rows: await toItems(repositories, coalitionId, rows), next };
};

export const itemRecord = async (repositories: Repositories, coalitionId: string, number: number) => {
  const rows = await repositories.apiPages.items(coalitionId, { after: number - 1, limit: 1 });
  const [found] = await toItems(
    repositories,
    coalitionId,
    rows.filter((row) => row.number === number),
  );
  return found ?? null;
};

type ItemRows = Readonly<Awaited<ReturnType<Repositories['apiPages']['items']>>>;

const toItems = async (repositories: Repositories, coalitionId: string, rows: ItemRows) => {
  const ids = rows.flatMap((row) => [...row.ownerIds, row.created_by, row.done_by]);
  const person = await namesIn(repositories, coalitionId, ids);
  return rows.map((row) => ({
    number: row.number,
    group: row.group_id,
    title: row.title,
    state: row.state as 'open' | 'done' | 'dropped',
    owners: row.ownerIds.flatMap((id) => person(id) ?? []),
    organisation: row.organisation,
    dueOn: row.due_on,
    percent: row.percent,
    answersDifficulty: row.answersNumber,
    createdAt: instant(row.created_at),
    createdBy: person(row.created_by),
    doneAt: instantOrNull(row.done_at),
    doneBy: person(row.done_by),
    droppedAt: instantOrNull(row.dropped_at),
    droppedWhy: row.dropped_why,
  }));
};

export const progressRecords = async (
  repositories: Repositories,
  coalitionId: string,
  { after, limit, group }: Part & Readonly<{ group: string }>,
) => {
  const [at, id] = after?.split('_') ?? [];
  const found = await repositories.apiPages.progress(coalitionId, {
    groupId: group,
    after: at === undefined || id === undefined ? null : { at: Number(at), id },
    limit: limit + 1,
  });
  const { rows, next } = pageOf(found, limit, (row) => `${row.at}_${row.id}`);
  const person = await namesIn(
    repositories,
    coalitionId,
    rows.map((row) => row.person_id),
  );
  return {
    rows: rows.map((row) => ({
      id: row.id,
      group: row.group_id,
      item: row.itemNumber,
      text: row.body,
      percent: row.percent,
      by: person(row.person_id),
      at: instant(row.at),
    })),
    next,
  };
};

export const difficultyRecords = async (
  repositories: Repositories,
  coalitionId: string,
  { after, limit, group, state }: Part & Readonly<{ group?: string | undefined; state?: string | undefined }>,
) => {
  const found = await repositories.apiPages.difficulties(coalitionId, {
    after: Number(after ?? 0),
    limit: limit + 1,
    groupId: group,
    open: state === undefined ? undefined : state === 'open',
  });
  const { rows, next } = pageOf(found, limit, byNumber);
  const person = await namesIn(
    repositories,
    coalitionId,
    rows.flatMap((row) => [row.raised_by, row.resolved_by]),
  );
  return {
    rows: rows.map((row) => ({
      number: row.number,
      group: row.group_id,
      item: row.itemNumber,
      text: row.body,
      help: row.help,
      helpKind: row.kind,
      helpFrom: row.help_from,
      raisedAt: instant(row.raised_at),
      raisedBy: person(row.raised_by),
      resolvedAt: instantOrNull(row.resolved_at),
      resolvedBy: person(row.resolved_by),
      resolution: row.resolution,
      givenUp: row.given_up !== 0,
    })),
    next,
  };
};

/** A partner's limits, how it decides and its contact are confidential and left out. */
export const partnerRecords = async (repositories: Repositories, coalitionId: string, now: number) => {
  const partners = await repositories.partners.list(coalitionId);
  const delegates = await repositories.partners.delegates(
    coalitionId,
    partners.map(({ id }) => id),
  );
  const person = await namesIn(repositories, coalitionId, [...delegates.values()].flat());
  const offers = await repositories.offers.open(coalitionId, now);
  return partners.map(({ id, name, kind, state, wants, gets, rhythm }) => ({
    id,
    name,
    kind,
    state,
    wants,
    gets,
    rhythm,
    delegates: (delegates.get(id) ?? []).flatMap((delegate) => person(delegate) ?? []),
    offers: offers
      .filter(({ partnerId }) => partnerId === id)
      .map((offer) => ({ number: offer.number, what: offer.what, kind: offer.kind, until: offer.untilOn })),
  }));
};

export const eventRecords = async (
  repositories: Repositories,
  coalitionId: string,
  { after, limit, group }: Part & Readonly<{ group?: string | undefined }>,
) => {
  const found = await repositories.apiPages.events(coalitionId, {
    after: Number(after ?? 0),
    limit: limit + 1,
    groupId: group,
  });
  const { rows, next } = pageOf(found, limit, byNumber);
  return {
    rows: rows.map((row) => ({
      number: row.number,
      group: row.group_id,
      title: row.title,
      startsAt: instant(row.starts_at),
      endsAt: instant(row.ends_at),
      cancelledAt: instantOrNull(row.cancelled_at),
    })),
    next,
  };
};

/** More summaries than a coalition makes in eight years. */
const digestsListed = 128;

export const digestRecords = async (repositories: Repositories, coalitionId: string) =>
  (await repositories.apiPages.digests(coalitionId, digestsListed)).map((row) => ({
    kind: row.kind as DigestKind,
    beginsIn: row.period,
    decidedAt: instant(row.decided_at),
    asOf: instant(row.as_of),
  }));

/** A summary as it was decided: `month` is the month in which its period begins ("2026-10"). */
export const digestRecord = async (
  repositories: Repositories,
  coalitionId: string,
  kind: DigestKind,
  month: string,
) =>
  repositories.digests.get(coalitionId, kind, { firstDay: `${month}-01` as `${number}-${number}-${number}` });
