import type { MyDataPart } from '../table-registry.ts';
import type { Db } from '../tables.ts';

const unjson = (text: string | null): unknown => (text === null ? null : JSON.parse(text));

type GroupNames = ReadonlyMap<string, string>;

/** Who the person is: their name, accounts, roles and groups. */
const identityOf = async (db: Db, coalitionId: string, personId: string) => {
  const person = await db
    .selectFrom('person')
    .select(['name', 'language', 'seen_language', 'reminders', 'weekly', 'created_at'])
    .where('coalition_id', '=', coalitionId)
    .where('id', '=', personId)
    .executeTakeFirst();
  const accounts = await db
    .selectFrom('account')
    .select(['platform', 'workspace', 'id', 'closed_at'])
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .orderBy('preferred', 'desc')
    .orderBy('platform')
    .execute();
  const formerNames = await db
    .selectFrom('former_name')
    .select('name')
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .execute();
  const roles = await db
    .selectFrom('role')
    .select('role')
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .execute();
  const groups = await db
    .selectFrom('working_group')
    .select(['id', 'name', 'convener_id', 'status', 'status_reason', 'status_at', 'status_by'])
    .where('coalition_id', '=', coalitionId)
    .execute();
  const memberships = await db
    .selectFrom('member')
    .select(['group_id', 'joined_at'])
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .execute();
  const writtenTo = accounts.find(({ closed_at }) => closed_at === null);
  const names: GroupNames = new Map(groups.map(({ id, name }) => [id, name]));
  const nameOf = (groupId: string) => names.get(groupId) ?? null;
  return {
    names,
    parts: {
      person: {
        name: person?.name ?? '',
        language: person?.language ?? null,
        lastSeenLanguage: person?.seen_language ?? null,
        reminders: person?.reminders !== 0,
        weeklyMessage: person?.weekly === 1,
        knownSince: person?.created_at ?? 0,
      },
      // Sorted here: the databases order letters differently.
      formerNames: formerNames.map(({ name }) => name).sort(),
      accounts: accounts.map((account) => ({
        platform: account.platform,
        workspace: account.workspace,
        id: account.id,
        writtenTo: account === writtenTo,
        closedAt: account.closed_at,
      })),
      roles: roles.map(({ role }) => role),
      groups: memberships.map(({ group_id, joined_at }) => ({
        group: nameOf(group_id),
        joinedAt: joined_at,
      })),
      groupStatuses: groups
        .filter(({ status_by }) => status_by === personId)
        .map(({ name, status, status_reason, status_at }) => ({
          group: name,
          status,
          reason: status_reason,
          at: status_at,
        })),
      convenes: groups.filter(({ convener_id }) => convener_id === personId).map(({ name }) => name),
    },
  };
};

/** The items that the person owns, added, finished or dropped. */
const itemsOf = async (db: Db, coalitionId: string, personId: string, names: GroupNames) => {
  const owned = await db
    .selectFrom('item_owner')
    .select('item_id')
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .execute();
  const items = await db
    .selectFrom('item')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('created_by', '=', personId),
        eb('done_by', '=', personId),
        eb('dropped_by', '=', personId),
        eb(
          'id',
          'in',
          selectFrom('item_owner')
            .select('item_id')
            .where('coalition_id', '=', coalitionId)
            .where('person_id', '=', personId),
        ),
      ]),
    )
    .orderBy('number')
    .execute();
  const mine = new Set(owned.map(({ item_id }) => item_id));
  const nameOf = (groupId: string) => names.get(groupId) ?? null;
  return {
    items: items.map((item) => ({
      number: item.number,
      title: item.title,
      group: nameOf(item.group_id),
      state: item.state,
      dueOn: item.due_on,
      source: item.source,
      owned: mine.has(item.id),
      addedAt: item.created_by === personId ? item.created_at : null,
      doneAt: item.done_by === personId ? item.done_at : null,
      droppedAt: item.dropped_by === personId ? item.dropped_at : null,
    })),
  };
};

/** What the person wrote and decided. */
const recordsOf = async (db: Db, coalitionId: string, personId: string, names: GroupNames) => {
  const progress = await db
    .selectFrom('progress')
    .leftJoin('item', 'item.id', 'progress.item_id')
    .select(['progress.at', 'progress.body', 'progress.percent', 'progress.group_id', 'item.number as item'])
    .where('progress.coalition_id', '=', coalitionId)
    .where('progress.person_id', '=', personId)
    .orderBy('progress.at')
    .execute();
  const difficulties = await db
    .selectFrom('difficulty')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .where(({ or, eb }) => or([eb('raised_by', '=', personId), eb('resolved_by', '=', personId)]))
    .orderBy('number')
    .execute();
  const events = await db
    .selectFrom('event')
    .select(['number', 'title', 'venue', 'group_id', 'starts_at', 'ends_at', 'cancelled_at', 'created_at'])
    .where('coalition_id', '=', coalitionId)
    .where('created_by', '=', personId)
    .orderBy('number')
    .execute();
  const attendance = await db
    .selectFrom('attendance')
    .innerJoin('event', 'event.id', 'attendance.event_id')
    .select(['event.number', 'event.title', 'event.group_id', 'attendance.answer', 'attendance.at'])
    .where('attendance.coalition_id', '=', coalitionId)
    .where('attendance.person_id', '=', personId)
    .orderBy('event.number')
    .execute();
  const lists = await db
    .selectFrom('import_draft')
    .select(['at', 'added_at', 'body'])
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute();
  const feeds = await db
    .selectFrom('calendar_feed')
    .select('at')
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .execute();
  const polls = await db
    .selectFrom('poll')
    .select(['number', 'question', 'group_id', 'opened_at', 'closes_at'])
    .where('coalition_id', '=', coalitionId)
    .where('asked_by', '=', personId)
    .orderBy('number')
    .execute();
  const notes = await db
    .selectFrom('digest_section')
    .select(['group_id', 'period', 'note'])
    .where('coalition_id', '=', coalitionId)
    .where('note_by', '=', personId)
    .orderBy('period')
    .execute();
  const changes = await db
    .selectFrom('history')
    .select(['at', 'subject', 'change', 'before', 'after'])
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .orderBy('id')
    .execute();
  const nameOf = (groupId: string) => names.get(groupId) ?? null;
  return {
    progress: progress.map(({ at, body, percent, group_id, item }) => ({
      at,
      group: nameOf(group_id),
      item,
      text: body,
      percent,
    })),
    difficulties: difficulties.map((row) => ({
      number: row.number,
      text: row.body,
      help: row.help,
      helpFrom: row.help_from,
      group: nameOf(row.group_id),
      raisedAt: row.raised_by === personId ? row.raised_at : null,
      resolvedAt: row.resolved_by === personId ? row.resolved_at : null,
      resolution: row.resolved_by === personId ? row.resolution : null,
    })),
    events: events.map((row) => ({
      number: row.number,
      title: row.title,
      where: row.venue,
      group: nameOf(row.group_id),
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      cancelledAt: row.cancelled_at,
      addedAt: row.created_at,
    })),
    attendance: attendance.map(({ number, title, group_id, answer, at }) => ({
      event: number,
      title,
      group: nameOf(group_id),
      answer,
      at,
    })),
    calendarLinks: feeds,
    pastedLists: lists.map(({ at, added_at, body }) => ({ at, addedAt: added_at, list: unjson(body) })),
    pollsAsked: polls.map((row) => ({
      number: row.number,
      question: row.question,
      group: nameOf(row.group_id),
      openedAt: row.opened_at,
      closesAt: row.closes_at,
    })),
    summaryNotes: notes.map(({ group_id, period, note }) => ({ group: nameOf(group_id), period, note })),
    changes: changes.map(({ at, subject, change, before, after }) => ({
      at,
      subject,
      change,
      before: unjson(before),
      after: unjson(after),
    })),
  };
};

/**
 * The partners that the person speaks for or added, their offers, and answers that are stored with their
 * name.
 */
const partnersOf = async (db: Db, coalitionId: string, personId: string) => {
  const speaksFor = await db
    .selectFrom('delegate')
    .innerJoin('partner', 'partner.id', 'delegate.partner_id')
    .select(['partner.name', 'delegate.since'])
    .where('delegate.coalition_id', '=', coalitionId)
    .where('delegate.person_id', '=', personId)
    .orderBy('delegate.since')
    .execute();
  const partners = await db
    .selectFrom('partner')
    .select(['id', 'name', 'created_by', 'created_at'])
    .where('coalition_id', '=', coalitionId)
    .orderBy('created_at')
    .execute();
  const offers = await db
    .selectFrom('offer')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .where(({ or, eb }) => or([eb('created_by', '=', personId), eb('withdrawn_by', '=', personId)]))
    .orderBy('number')
    .execute();
  const answers = await db
    .selectFrom('signed_answer')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .where('person_id', '=', personId)
    .orderBy('at')
    .execute();
  const letters = await db
    .selectFrom('partner_letter')
    .select(['partner_id', 'day', 'answer', 'answered_at'])
    .where('coalition_id', '=', coalitionId)
    .where('answered_by', '=', personId)
    .orderBy('answered_at')
    .execute();
  const names = new Map(partners.map(({ id, name }) => [id, name]));
  return {
    speaksFor: speaksFor.map(({ name, since }) => ({ partner: name, at: since })),
    partnersAdded: partners
      .filter(({ created_by }) => created_by === personId)
      .map(({ name, created_at }) => ({ partner: name, addedAt: created_at })),
    offers: offers.map((offer) => ({
      number: offer.number,
      partner: names.get(offer.partner_id) ?? null,
      what: offer.what,
      kind: offer.kind,
      until: offer.until_on,
      addedAt: offer.created_by === personId ? offer.created_at : null,
      withdrawnAt: offer.withdrawn_by === personId ? offer.ends_at : null,
    })),
    partnerLetters: letters.map(({ partner_id, day, answer, answered_at }) => ({
      at: answered_at,
      partner: names.get(partner_id) ?? null,
      letterOf: day,
      answer,
    })),
    signedAnswers: answers.map(({ subject, kind, voter, answer, reason, at }) => ({
      at,
      subject,
      kind,
      for: names.get(voter.replace('partner:', '')) ?? null,
      answer,
      reason,
    })),
  };
};

export const personDataQueries = (db: Db) => ({
  /**
   * Everything that is stored about one person, as it is reported to them. Times are UTC epoch milliseconds.
   * The registry of tables names the parts: a part that is missing here does not compile.
   */
  async of(coalitionId: string, personId: string) {
    const { names, parts } = await identityOf(db, coalitionId, personId);
    return {
      ...parts,
      ...(await itemsOf(db, coalitionId, personId, names)),
      ...(await recordsOf(db, coalitionId, personId, names)),
      ...(await partnersOf(db, coalitionId, personId)),
    } satisfies Readonly<Record<MyDataPart, readonly unknown[]>> & Readonly<{ person: object }>;
  },

  /** The titles of private messages that wait for these accounts, or were sent to them lately. */
  async messagesTo(
    coalitionId: string,
    accounts: readonly Readonly<{ platform: string; workspace: string; id: string }>[],
  ) {
    if (accounts.length === 0) return [];
    const rows = await db
      .selectFrom('outbox')
      .select(['card', 'due_at', 'state'])
      .where('coalition_id', '=', coalitionId)
      .where(
        'lane',
        'in',
        accounts.map(({ platform, workspace, id }) => `${platform}:${workspace}:@${id}`),
      )
      .orderBy('id')
      .execute();
    return rows.map(({ card, due_at, state }) => ({
      at: due_at,
      title: (JSON.parse(card) as Readonly<{ title: string }>).title,
      state,
    }));
  },
});
