import { type HomeView, homeCard } from '../../cards/people/home-card.ts';
import { languages } from '../../chat/languages.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import { type CoalitionVisitor, localeOf } from '../caller/caller.ts';
import { readableIds } from '../caller/permissions.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import { type DrawList, doneFrom } from '../items/item-buttons.ts';
import { firstOfMine } from '../items/item-lists.ts';
import { subjectOf } from '../notify/redraw.ts';
import { speakLanguage } from './language.ts';
import { besideTheDue, setWeekly } from './week.ts';

/** How many items the page shows; each has buttons of its own, and with more a card would be too large for Discord. */
const itemsShown = 4;
const eventsShown = 5;
const groupsShown = 10;
const difficultiesShown = 3;

type HomeOwner = Pick<CoalitionVisitor, 'coalition' | 'person' | 'now' | 'today'>;

/** A page is private and is also redrawn without a request, so it shows what its owner may read anywhere. */
const readsOn = (repositories: Repositories, owner: HomeOwner) =>
  readableIds(repositories, { ...owner, speaker: {}, here: null });

/** A person's page: what is due, the groups, what is coming, and the settings. */
export const viewHome = async (repositories: Repositories, caller: HomeOwner): Promise<HomeView> => {
  const { coalition, person, now, today } = caller;
  const { items, total } = await firstOfMine(repositories, caller, itemsShown);
  const all = await repositories.groups.bodies(coalition.id);
  const mine = new Set(person === null ? [] : await repositories.groups.groupsOf(coalition.id, person.id));
  const ours = all.filter((group) => mine.has(group.id) || group.convenerId === person?.id);
  const difficulties = await repositories.difficulties.openIn(
    coalition.id,
    ours.map(({ id }) => id),
    difficultiesShown,
  );
  const names = new Map(all.map((group) => [group.id, group.name]));
  const readable = await readsOn(repositories, caller);
  const events = await repositories.events.page(
    coalition.id,
    { groupIds: readable === null ? null : [...readable], past: false },
    now,
    null,
    eventsShown + 1,
  );
  return {
    today,
    items,
    total,
    groups: ours
      .slice(0, groupsShown)
      .map((group) => ({ id: group.id, name: group.name, convener: group.convenerId === person?.id })),
    groupsTotal: ours.length,
    difficulties: difficulties.rows.map((difficulty) => ({
      difficulty,
      group: names.get(difficulty.groupId) ?? '',
    })),
    difficultiesTotal: difficulties.total,
    timeZone: coalition.timeZone,
    events: events.slice(0, eventsShown).map((event) => ({ event, group: names.get(event.groupId) ?? '' })),
    moreEvents: events.length > eventsShown,
    // Reminders are on unless the person turned them off.
    week: await besideTheDue(repositories, caller, ours),
    reminders: person === null || (await repositories.people.reminded(coalition.id, [person.id])).length > 0,
  };
};

/** Redraws a person's page in every message that shows it. */
export const redrawHome = async (
  repositories: Repositories,
  coalition: Coalition,
  personId: string,
  now: number,
): Promise<void> => {
  const person = (await repositories.people.byIds(coalition.id, [personId])).get(personId);
  const messages = await repositories.shown.of(coalition.id, subjectOf('home', personId));
  if (person === undefined || messages.length === 0) return;
  const today = dayIn(coalition.timeZone, now);
  const words = wordsFor(localeOf(coalition, person.language));
  const card = homeCard(words, await viewHome(repositories, { coalition, person, now, today }));
  for (const message of messages)
    await repositories.outbox.put(coalition.id, { kind: 'edit', message, card }, now);
};

export const drawHome: DrawList = async (repositories, caller) =>
  homeCard(caller.words, await viewHome(repositories, caller));

/** The buttons on that page, which redraw it. */
export const homeButtons: Readonly<Record<string, ButtonHandler>> = {
  'home-done': doneFrom(() => ({ name: 'home', draw: drawHome })),

  'home-speak': once(async (repositories, caller, { value }) => {
    const language = languages.find((one) => one === value);
    if (language === undefined) throw new Refusal({ code: 'gone' });
    const words = await speakLanguage(repositories, caller, language);
    return { kind: 'redraw', card: homeCard(words, await viewHome(repositories, caller)) };
  }),

  'home-week': once(async (repositories, caller, { token }) => {
    await setWeekly(repositories, caller, token.id === 'on');
    return { kind: 'redraw', card: homeCard(caller.words, await viewHome(repositories, caller)) };
  }),

  'home-remind': once(async (repositories, caller, { token }) => {
    await repositories.people.setReminders(caller.coalition.id, caller.person.id, token.id === 'on');
    return { kind: 'redraw', card: homeCard(caller.words, await viewHome(repositories, caller)) };
  }),
};
