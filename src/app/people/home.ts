import { type HomeView, homeCard } from '../../cards/people/home-card.ts';
import { languages } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import type { PressHandler } from '../button-handler.ts';
import { type Member, speechOf } from '../caller/caller.ts';
import { doneFrom } from '../items/item-buttons.ts';
import { myItems } from '../items/items.ts';
import { subjectOf } from '../notify/redraw.ts';
import { speakLanguage } from './language.ts';

/** So many of each are shown: each item has buttons of its own. */
const itemsShown = 5;
const eventsShown = 5;

type Whose = Pick<Member, 'coalition' | 'person' | 'now' | 'today'>;

/** All that is one person's own: what is due, the groups, what is coming, how they are spoken to. */
export const viewHome = async (memory: Memory, member: Whose): Promise<HomeView> => {
  const { coalition, person, now, today } = member;
  const { overdue, open } = await myItems(memory, member);
  const all = await memory.groups.list(coalition.id);
  const mine = new Set(await memory.groups.groupsOf(coalition.id, person.id));
  const names = new Map(all.map((group) => [group.id, group.name]));
  const events = await memory.events.coming(coalition.id, null, now, eventsShown);
  return {
    today,
    items: [...overdue.items, ...open.items].slice(0, itemsShown),
    total: overdue.total + open.total,
    groups: all
      .filter((group) => mine.has(group.id) || group.convenerId === person.id)
      .map((group) => ({ name: group.name, convener: group.convenerId === person.id })),
    events: events.map((event) => ({ event, group: names.get(event.groupId) ?? '' })),
    // Whoever is not in the record yet will be reminded, like everybody who says nothing else.
    reminders: person.id === '' || (await memory.people.reminded(coalition.id, [person.id])).length > 0,
  };
};

/** Draws a person's page anew wherever it stands. */
export const redrawHome = async (
  memory: Memory,
  coalition: Coalition,
  personId: string,
  now: number,
): Promise<void> => {
  const person = (await memory.people.byIds(coalition.id, [personId])).get(personId);
  const messages = await memory.shown.of(coalition.id, subjectOf('home', personId));
  if (person === undefined || messages.length === 0) return;
  const today = dayIn(coalition.timeZone, now);
  const words = wordsFor(speechOf(coalition, person.language));
  const card = homeCard(words, await viewHome(memory, { coalition, person, now, today }));
  for (const message of messages) await memory.outbox.put(coalition.id, { kind: 'edit', message, card }, now);
};

/** What is pressed on that page; it is then drawn anew. */
export const homePresses: Readonly<Record<string, PressHandler>> = {
  'home-done': doneFrom(async (memory, member) => homeCard(member.words, await viewHome(memory, member))),

  'home-speak': async (memory, member, { value }) => {
    const language = languages.find((one) => one === value);
    if (language === undefined) throw new Refusal({ code: 'gone' });
    const words = await speakLanguage(memory, member, language);
    return { kind: 'redraw', card: homeCard(words, await viewHome(memory, member)) };
  },

  'home-remind': async (memory, member, { token }) => {
    await memory.people.setReminders(member.coalition.id, member.person.id, token.id === 'on');
    return { kind: 'redraw', card: homeCard(member.words, await viewHome(memory, member)) };
  },
};
