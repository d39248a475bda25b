import type { DifficultyView } from '../../cards/items/difficulty-card.ts';
import type { ItemView } from '../../cards/items/item-cards.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { scheduleAsks } from './asked.ts';
import { alreadyClosed, redrawDifficulty, resolveDifficulty } from './difficulties.ts';
import { addItem } from './items.ts';
import { tellAnswerDeclined, tellTakenUp } from './tell-asker.ts';

/**
 * Takes up an ask: creates an item that answers the difficulty. The caller owns it, in the body that they act
 * for. The group that asked and the person who raised the difficulty are told.
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
    group: given.group ?? (await bodyOf(repositories, caller, difficulty, given.organisation !== undefined)),
    answers: difficulty.id,
    answer: 'shown to all',
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

/**
 * The body that the caller acts for: the one of the place, or one that they sit on (committees first), or the
 * group that asks. What a partner promises is for the group that asks, wherever its delegate is a member.
 */
const bodyOf = async (
  repositories: Repositories,
  { coalition, person, here }: CoalitionCaller,
  difficulty: Difficulty,
  forPartner: boolean,
): Promise<Group> => {
  const mine = new Set(forPartner ? [] : await repositories.groups.groupsOf(coalition.id, person.id));
  const bodies = await repositories.groups.bodies(coalition.id);
  const body =
    bodies.find(({ id }) => id === here?.groupId) ??
    bodies.find(({ id }) => mine.has(id)) ??
    bodies.find(({ id }) => id === difficulty.groupId);
  if (body === undefined) throw new Refusal({ code: 'gone' });
  return body;
};

/** The asker confirms that the answer resolves the difficulty. @throws Refusal `gone`, `already-resolved` */
export const acceptAnswer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  const difficulty =
    item.answers === null ? null : await repositories.difficulties.byId(caller.coalition.id, item.answers);
  if (difficulty === null) throw new Refusal({ code: 'gone' });
  return resolveDifficulty(repositories, caller, difficulty, `#${item.number} ${item.title}`, pressed);
};

/**
 * The asker says that the done item did not resolve the difficulty: it asks for help again.
 * @returns the change; undefined when that was said already
 */
export const declineAnswer = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  difficulty: Difficulty,
  pressed?: MessageRef,
): Promise<string | undefined> => {
  const { coalition, now } = caller;
  if (difficulty.resolvedAt !== null) return undefined;
  if (!(await repositories.items.declineAnswer(coalition.id, item.id, now))) return undefined;
  const undo = await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'not-yet',
    before: null,
    after: { item: item.number },
  });
  await tellAnswerDeclined(repositories, caller, item);
  await redrawDifficulty(repositories, caller, difficulty, pressed);
  return undo;
};

/** "Not yet" is taken back: whether the item resolved the difficulty is asked again. */
export const askAnswerAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  item: Item,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  await repositories.items.move(caller.coalition.id, item.id, 'done', { ...item, answerDeclinedAt: null });
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'undone',
    before: { item: item.number },
    after: null,
  });
  return redrawDifficulty(repositories, caller, difficulty, pressed);
};

/**
 * The executive committee passes an ask on to the strategic committee, with a reason.
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
  const coordinates = (await repositories.roles.of(coalition.id, person.id)).includes('coordinator');
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
