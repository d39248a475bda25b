import type { DifficultyView } from '../../cards/items/difficulty-card.ts';
import type { ItemView } from '../../cards/items/item-cards.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { scheduleAsks } from './asked.ts';
import { alreadyClosed, redrawDifficulty, resolveDifficulty } from './difficulties.ts';
import { addItem } from './items.ts';
import { tellTakenUp } from './tell-asker.ts';

/**
 * Takes an ask up: makes an item that answers the difficulty, with whoever takes it as its owner, in the body
 * that they act for. The group that asked and the person who raised it are told.
 * @throws Refusal `already-resolved`
 */
export const takeUp = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  given: Readonly<{
    title: string;
    dueOn: LocalDate | undefined;
    organisation: string | undefined;
    group: Group | undefined;
  }>,
): Promise<ItemView> => {
  if (difficulty.resolvedAt !== null) throw await alreadyClosed(repositories, caller, difficulty);
  const view = await addItem(repositories, caller, {
    title: given.title,
    owners: [caller.person],
    organisation: given.organisation,
    dueOn: given.dueOn,
    group: given.group ?? (await bodyOf(repositories, caller, difficulty)),
    answers: difficulty.id,
  });
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'taken-up',
    before: null,
    after: { item: view.item.number },
  });
  await redrawDifficulty(repositories, caller, difficulty);
  await tellTakenUp(repositories, caller, view.item);
  return view;
};

/** The body that somebody acts for: that of the place, else one that they sit on, a committee first, else the group that asks. */
const bodyOf = async (
  repositories: Repositories,
  { coalition, person, here }: CoalitionCaller,
  difficulty: Difficulty,
): Promise<Group> => {
  const mine = new Set(await repositories.groups.groupsOf(coalition.id, person.id));
  const bodies = await repositories.groups.bodies(coalition.id);
  const body =
    bodies.find(({ id }) => id === here?.groupId) ??
    bodies.find(({ id }) => mine.has(id)) ??
    bodies.find(({ id }) => id === difficulty.groupId);
  if (body === undefined) throw new Refusal({ code: 'gone' });
  return body;
};

/** Whoever asked says that what was done resolves it. @throws Refusal `gone`, `already-resolved` */
export const acceptAnswer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<DifficultyView> => {
  const difficulty =
    item.answers === null ? null : await repositories.difficulties.byId(caller.coalition.id, item.answers);
  if (difficulty === null) throw new Refusal({ code: 'gone' });
  return resolveDifficulty(repositories, caller, difficulty, `#${item.number} ${item.title}`);
};

/**
 * The executive committee says that an ask is not theirs, and why; it goes on to the strategic committee.
 * @throws Refusal `already-resolved`, `not-asked-of-executive`, `only-executive`
 */
export const passOn = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  why: string,
): Promise<DifficultyView> => {
  const { coalition, person, now } = caller;
  if (difficulty.resolvedAt !== null || difficulty.askedOf === 'strategic')
    throw new Refusal({ code: 'not-asked-of-executive', number: difficulty.number });
  const executive = await repositories.groups.committee(coalition.id, 'executive');
  const sits =
    executive !== null && (await repositories.groups.members(coalition.id, executive.id)).includes(person.id);
  const coordinates = (await repositories.people.rolesOf(coalition.id, person.id)).includes('coordinator');
  if (!sits && !coordinates) throw new Refusal({ code: 'only-executive' });
  await repositories.difficulties.passOn(coalition.id, difficulty.id, 'strategic', why);
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'passed-on',
    before: { askedOf: difficulty.askedOf },
    after: { askedOf: 'strategic', why },
  });
  await scheduleAsks(repositories, coalition, now);
  return redrawDifficulty(repositories, caller, { ...difficulty, askedOf: 'strategic', passedOnWhy: why });
};
