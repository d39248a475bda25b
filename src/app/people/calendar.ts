import type { ReplyFile } from '../../chat/incoming.ts';
import { showText } from '../../chat/text/clean.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { type CalendarEntry, writeCalendar } from '../../domain/calendar-file.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import { subjectOf } from '../notify/redraw.ts';

type Owner = Readonly<{
  coalition: Coalition;
  person: Readonly<{ id: string }>;
  now: number;
  words: Words;
}>;

/** How long an event that is over stays in the calendar. */
const pastMs = 90 * 24 * 60 * 60 * 1000;

/** How many events and how many due days a calendar holds. */
const most = 500;

/**
 * The events of a person's groups, those of others that they come to, and the due days of their open items, as a
 * calendar file. It names nobody: only titles, places and groups.
 */
export const personCalendar = async (
  repositories: Repositories,
  { coalition, person, now, words }: Owner,
): Promise<string> => {
  const groupIds = await repositories.groups.groupsOf(coalition.id, person.id);
  const events = await repositories.events.forPerson(coalition.id, person.id, groupIds, now - pastMs, most);
  const items = (await repositories.items.allOfOwner(coalition.id, person.id, null))
    .flatMap((item) => (item.dueOn === null ? [] : [{ ...item, dueOn: item.dueOn }]))
    .slice(0, most);
  const names = new Map((await repositories.groups.bodies(coalition.id)).map(({ id, name }) => [id, name]));
  const changes = await repositories.history.revisions(coalition.id, [
    ...events.map(({ id }) => subjectOf('event', id)),
    ...items.map(({ id }) => subjectOf('item', id)),
  ]);
  // What people wrote, without the marks that isolate it on a card.
  const shown = (text: string): string =>
    text === redactedText ? words.text('redact.text') : showText(text).replaceAll('\n', ' ');
  const entry = (kind: 'event' | 'item', id: string, createdAt: number, groupId: string) => {
    const change = changes.get(subjectOf(kind, id));
    return {
      uid: `${kind}-${id}@halqa`,
      sequence: change?.count ?? 0,
      changedAt: change?.lastAt ?? createdAt,
      description: shown(names.get(groupId) ?? ''),
    };
  };
  const entries: readonly CalendarEntry[] = [
    ...events.map((event) => ({
      ...entry('event', event.id, event.createdAt, event.groupId),
      title: `${shown(event.title)} (#${event.number})`,
      ...(event.venue === null ? {} : { where: shown(event.venue) }),
      when: { startsAt: event.startsAt, endsAt: event.endsAt },
      cancelled: event.cancelledAt !== null,
    })),
    ...items.map((item) => ({
      ...entry('item', item.id, item.createdAt, item.groupId),
      title: `${words.text('calendar.due')}: ${shown(item.title)} (#${item.number})`,
      when: { day: item.dueOn },
      cancelled: false,
    })),
  ];
  return writeCalendar(coalition.name, entries);
};

export const calendarFile = async (repositories: Repositories, owner: Owner): Promise<ReplyFile> => ({
  name: 'halqa.ics',
  mime: 'text/calendar',
  text: await personCalendar(repositories, owner),
});
