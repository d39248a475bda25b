import { whichGroupCard } from '../../cards/polls/native-event-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { NothingReply } from '../../chat/incoming.ts';
import type { EventNotice, EventReply, InterestList, InterestNotice } from '../../chat/native-events.ts';
import { cleanText, shorten, showLine } from '../../chat/text/clean.ts';
import type { AttendanceAnswer } from '../../domain/attendance.ts';
import { type Event, longestMs, usualLengthMs, venueMax } from '../../domain/event.ts';
import type { Group } from '../../domain/group.ts';
import { titleMax } from '../../domain/item.ts';
import { isBlank, plainName } from '../../domain/plain-letters.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { Attendance } from '../../store/polls/attendance.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Store } from '../../store/store.ts';
import { type CoalitionCaller, enrol, requireCoalition, requirePerson } from '../caller/caller.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { attend } from './attendance.ts';
import { addEvent, cancelPlanned, changeEvent } from './events.ts';

const nothing: NothingReply = { kind: 'nothing' };

type Parts = Readonly<{ store: Store; clock: Clock }>;

/**
 * Follows what people do in a platform's own list of events: what they make there becomes an event here, and
 * what they change or remove is changed or cancelled here. Everything is compared with the record, so that a
 * repeated notice, or one about Halqa's own changes, changes nothing.
 */
export const handleEventNotice = async (
  { store, clock }: Parts,
  notice: EventNotice,
): Promise<EventReply> => {
  const coalition = await store.read.coalitions.of(notice.native.place);
  if (coalition === null) return { kind: 'event', here: 'none' };
  const here = await store.write(async (repositories): Promise<EventReply['here']> => {
    const known = await eventOf(repositories, coalition.id, notice.native);
    const now = clock.now();
    if (known === null) {
      if (notice.own || notice.state !== 'planned' || notice.startsAt <= now) return 'none';
      const caller = await whoMade(repositories, notice, now);
      const group = await groupOf(repositories, caller, notice);
      await adopt(repositories, caller, notice, group);
      return group === null ? 'none' : 'new';
    }
    if (!notice.own && isNextDate(known, notice, now)) await adoptNextDate(repositories, known, notice, now);
    else await follow(repositories, { coalition, person: { id: known.createdBy }, now }, known, notice);
    return 'known';
  });
  return { kind: 'event', here };
};

/** The person who made an event in the list, enrolled like somebody who speaks. */
const whoMade = async (
  repositories: Repositories,
  notice: EventNotice,
  now: number,
): Promise<CoalitionCaller> => {
  const { native } = notice;
  const place = { ...native.place, name: '' };
  const spoken = { ...notice, place, direct: false, named: { people: [], places: [] } };
  const caller = await enrol(repositories, { ...spoken, kind: 'shown', subject: '', message: native }, now);
  return requirePerson(requireCoalition(caller));
};

/** A recurring event keeps its entry in the list, which moves on to the next date when one is over. */
const isNextDate = (known: Event, { state, startsAt }: EventNotice, now: number): boolean =>
  state === 'planned' && known.startsAt <= now && startsAt > now && startsAt >= known.endsAt;

/** The next date is an event of its own here, so that people come to it and rate it for itself. */
const adoptNextDate = async (
  repositories: Repositories,
  known: Event,
  notice: EventNotice,
  now: number,
): Promise<void> => {
  const caller = await whoMade(repositories, notice, now);
  const group = await repositories.groups.byId(caller.coalition.id, known.groupId);
  if (group === null) return;
  await repositories.shown.remove(caller.coalition.id, notice.native);
  await adopt(repositories, caller, notice, group);
};

/**
 * *Interested* in the platform's list is *I come* here, and no longer interested is *I can't* of a person who
 * came. People who are not on record stay so, and what Halqa refuses, such as an event that has begun,
 * changes nothing.
 */
export const handleInterest = async (
  parts: Parts,
  { native, account, interested }: InterestNotice,
): Promise<NothingReply> => {
  const person = await parts.store.read.people.byAccount(account);
  if (person !== null)
    await answerFromList(parts, native, person.id, (before) => {
      if (interested) return before?.answer === 'yes' ? null : 'yes';
      return before?.answer === 'yes' ? 'no' : null;
    });
  return nothing;
};

/**
 * Catches up on what people pressed in the list while nothing was heard of it. What somebody answered here stays, because
 * nobody knows which came last.
 */
export const handleInterestList = async (
  parts: Parts,
  { native, interested }: InterestList,
): Promise<NothingReply> => {
  const { read } = parts.store;
  const coalition = await read.coalitions.of(native.place);
  const event = coalition === null ? null : await eventOf(read, coalition.id, native);
  if (coalition === null || event === null) return nothing;
  const { workspace } = native.place;
  const answers = await read.attendance.of(coalition.id, event.id);
  const now = new Set(await read.accounts.owners(coalition.id, native.place, interested));
  for (const id of now)
    await answerFromList(parts, native, id, (before) =>
      before === undefined || (before.answer !== 'yes' && before.listedIn === workspace) ? 'yes' : null,
    );
  for (const { personId } of answers.filter((one) => one.listedIn === workspace && !now.has(one.personId)))
    await answerFromList(parts, native, personId, (before) =>
      before?.answer === 'yes' && before.listedIn === workspace ? 'no' : null,
    );
  return nothing;
};

/** The event here that an entry of a list is. */
const eventOf = async (
  repositories: Repositories,
  coalitionId: string,
  native: MessageRef,
): Promise<Event | null> => {
  const subject = await repositories.shown.subjectOf(coalitionId, native);
  return subject === null ? null : repositories.events.byId(coalitionId, subject.replace(/^event:/, ''));
};

/** Stores what somebody answered in the list; `answerAfter` says what that is, after what they answered before. */
const answerFromList = async (
  { store, clock }: Parts,
  native: MessageRef,
  personId: string,
  answerAfter: (before: Attendance | undefined) => AttendanceAnswer | null,
): Promise<void> => {
  await store.write(async (repositories) => {
    const coalition = await repositories.coalitions.of(native.place);
    const event = coalition === null ? null : await eventOf(repositories, coalition.id, native);
    const now = clock.now();
    if (coalition === null || event === null || event.cancelledAt !== null || event.startsAt <= now) return;
    const person = (await repositories.people.byIds(coalition.id, [personId])).get(personId);
    const answers = await repositories.attendance.of(coalition.id, event.id);
    const answer = answerAfter(answers.find((one) => one.personId === personId));
    if (person === undefined || answer === null) return;
    await attend(repositories, { coalition, person, now }, event, answer, native.place.workspace);
  });
};

type Changing = Pick<CoalitionCaller, 'coalition' | 'now'> & Readonly<{ person: Readonly<{ id: string }> }>;

/** What the list says about an event that is on record already. */
const follow = async (
  repositories: Repositories,
  by: Changing,
  event: Event,
  notice: EventNotice,
): Promise<void> => {
  if (event.cancelledAt !== null || event.startsAt <= by.now) return;
  if (notice.state === 'cancelled') {
    await cancelPlanned(repositories, by, event);
    return;
  }
  if (notice.state !== 'planned') return;
  const { title, venue, startsAt, endsAt } = detailsOf(notice, event);
  await changeEvent(repositories, by, event, { title, venue, startsAt, endsAt });
};

/**
 * The details as they are kept here. A list may cut a title or a place, and shows the group where there is no place;
 * what only looks so is no change.
 */
const detailsOf = (notice: EventNotice, event: Event | null) => {
  const said = cleanText(notice.title).replaceAll('\n', ' ');
  const same = (kept: string | null | undefined, shown: string): boolean =>
    kept !== null && kept !== undefined && shorten(showLine(kept), 100, (part) => part.length) === shown;
  const title = event !== null && same(event.title, notice.title) ? event.title : shorten(said, titleMax);
  const where = notice.where === null ? null : cleanText(notice.where).replaceAll('\n', ' ');
  const venue =
    event !== null && (where === null || event.venue === null || same(event.venue, where))
      ? event.venue
      : where === null || isBlank(where)
        ? null
        : shorten(where, venueMax);
  const usual = event === null ? usualLengthMs : event.endsAt - event.startsAt;
  const endsAt = notice.endsAt ?? notice.startsAt + usual;
  return {
    title,
    venue,
    startsAt: notice.startsAt,
    endsAt: endsAt - notice.startsAt > longestMs ? notice.startsAt + usualLengthMs : endsAt,
  };
};

/** Makes an event of one that somebody made in the list; asks for the group once where none is clear. */
const adopt = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  notice: EventNotice,
  group: Group | null,
): Promise<void> => {
  if (group === null) {
    const about = `native-event-group:${notice.native.id}`;
    await announce(repositories, caller, about, personRecipients([caller.person]), (words) =>
      whichGroupCard(words, notice.title),
    );
    return;
  }
  const details = detailsOf(notice, null);
  await addEvent(repositories, caller, {
    ...details,
    venue: details.venue ?? undefined,
    group,
    native: notice.native,
  });
};

/** A text as words with spaces around them, without the marks between them. */
const wordsOf = (text: string): string =>
  ` ${plainName(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** The group of the place, or the one that the text names, or the only one that it can be. */
const groupOf = async (
  repositories: Repositories,
  { coalition, person }: CoalitionCaller,
  { place, title, description }: EventNotice,
): Promise<Group | null> => {
  const { id } = coalition;
  const groupId = place === null ? null : (await repositories.places.byRef(id, place))?.groupId;
  if (groupId) return repositories.groups.byId(id, groupId);
  const groups = await repositories.groups.list(id);
  const text = wordsOf(`${title} ${description}`);
  const named = groups.filter(({ name }) => text.includes(wordsOf(name)));
  const mine = new Set(await repositories.groups.groupsOf(id, person.id));
  for (const some of [named, groups.filter((group) => mine.has(group.id)), groups])
    if (some.length > 0) return some.length === 1 ? (some[0] ?? null) : null;
  return null;
};
