import { type DifficultyView, difficultyCard } from '../../cards/items/difficulty-card.ts';
import type { MessageRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { committeeCalled, type Group } from '../../domain/group.ts';
import type { Item } from '../../domain/item.ts';
import type { HelpKind } from '../../domain/partner.ts';
import type { Difficulty } from '../../domain/progress.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { redraw, subjectOf } from '../notify/redraw.ts';
import { scheduleAsks } from './asked.ts';
import { tellResolved } from './tell-asker.ts';
import { viewDifficulty } from './view-difficulty.ts';

export const raiseDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Readonly<{
    body: string;
    help: string;
    helpFrom: string;
    kind: HelpKind | undefined;
    group: Group;
    item: Item | undefined;
  }>,
): Promise<DifficultyView> => {
  const { coalition, person, now } = caller;
  const difficulty = await repositories.difficulties.raise(coalition.id, {
    number: await repositories.coalitions.takeNumber(coalition.id),
    groupId: given.group.id,
    itemId: given.item?.id ?? null,
    body: given.body,
    help: given.help,
    helpFrom: given.helpFrom,
    raisedBy: person.id,
    raisedAt: now,
    resolvedAt: null,
    resolvedBy: null,
    resolution: null,
    givenUp: false,
    askedOf: committeeCalled(given.helpFrom) ?? null,
    passedOnWhy: null,
    kind: given.kind ?? null,
  });
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'raised',
    before: null,
    after: {
      body: difficulty.body,
      help: difficulty.help,
      helpFrom: difficulty.helpFrom,
      kind: difficulty.kind,
    },
  });
  const asked =
    difficulty.askedOf === null
      ? await repositories.partners.byName(coalition.id, difficulty.helpFrom)
      : null;
  if (asked !== null)
    await repositories.involved.add(
      coalition.id,
      subjectOf('difficulty', difficulty.id),
      'from',
      asked.id,
      now,
    );
  await askAgain(repositories, caller, difficulty);
  return viewDifficulty(repositories, { coalition, now }, difficulty);
};

/**
 * Resolves a difficulty; tells its group and the person who raised it.
 * @throws Refusal `already-resolved`, naming who did it and when.
 */
export const resolveDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  how: string | null,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  const { coalition, person, now } = caller;
  const by = { personId: person.id, at: now, how };
  if (!(await repositories.difficulties.resolve(coalition.id, difficulty.id, by)))
    throw await alreadyClosed(repositories, caller, difficulty);
  const undo = await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change: 'resolved',
    before: null,
    after: { how },
  });
  const resolved = { ...difficulty, resolvedAt: now, resolvedBy: person.id, resolution: how };
  const view = await redrawDifficulty(repositories, caller, resolved, pressed);
  await tellResolved(repositories, caller, view);
  return { ...view, undo };
};

/** The refusal for a closed difficulty: who closed it, and when. */
export const alreadyClosed = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  difficulty: Difficulty,
): Promise<Refusal> => {
  const current = (await repositories.difficulties.byId(coalition.id, difficulty.id)) ?? difficulty;
  const view = await viewDifficulty(repositories, { coalition, now }, current);
  return new Refusal({
    code: 'already-resolved',
    number: difficulty.number,
    by: view.resolvedBy?.name ?? '',
    at: current.resolvedAt ?? now,
  });
};

/** Opens a closed difficulty again. @throws Refusal `difficulty-open` */
export const reopenDifficulty = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  why: string | null,
  { change = 'reopened', pressed }: Readonly<{ change?: 'reopened' | 'undone'; pressed?: MessageRef }> = {},
): Promise<DifficultyView> => {
  if (!(await repositories.difficulties.reopen(caller.coalition.id, difficulty.id)))
    throw new Refusal({ code: 'difficulty-open', number: difficulty.number });
  await record(repositories, caller, {
    subject: subjectOf('difficulty', difficulty.id),
    change,
    before: { how: difficulty.resolution, resolvedAt: difficulty.resolvedAt },
    after: { why },
  });
  await askAgain(repositories, caller, difficulty);
  return redrawDifficulty(
    repositories,
    caller,
    {
      ...difficulty,
      resolvedAt: null,
      resolvedBy: null,
      resolution: null,
      givenUp: false,
    },
    pressed,
  );
};

/** The committee that is asked is told on the next workday, unless it was told already. */
const askAgain = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  { askedOf }: Difficulty,
): Promise<void> => {
  if (askedOf !== null) await scheduleAsks(repositories, coalition, now);
};

/** Closes the difficulties of a dropped item without marking them as solved. */
export const giveUpWith = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<void> => {
  const { coalition, person, now } = caller;
  for (const difficulty of await repositories.difficulties.openOnItem(coalition.id, item.id)) {
    const by = { personId: person.id, at: now, how: null, givenUp: true };
    await repositories.difficulties.resolve(coalition.id, difficulty.id, by);
    await record(repositories, caller, {
      subject: subjectOf('difficulty', difficulty.id),
      change: 'given-up',
      before: null,
      after: { item: item.number },
    });
    const closed = { ...difficulty, resolvedAt: now, resolvedBy: person.id, givenUp: true };
    await redrawDifficulty(repositories, caller, closed);
  }
};

/** Reopens the difficulties that were closed when the item was dropped. @returns their ids */
export const reopenGivenUp = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<readonly string[]> => {
  const givenUp = await repositories.difficulties.givenUpWith(caller.coalition.id, item.id);
  for (const difficulty of givenUp) await reopenDifficulty(repositories, caller, difficulty, null);
  return givenUp.map(({ id }) => id);
};

/** Closes them again, as they were: the item is dropped after all. One that was resolved since stays so. */
export const giveUpAgain = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { droppedAt, droppedBy, number }: Pick<Item, 'droppedAt' | 'droppedBy' | 'number'>,
  ids: readonly string[],
): Promise<void> => {
  const { coalition } = caller;
  if (droppedAt === null || droppedBy === null) return;
  for (const id of ids) {
    const by = { personId: droppedBy, at: droppedAt, how: null, givenUp: true };
    if (!(await repositories.difficulties.resolve(coalition.id, id, by))) continue;
    await record(repositories, caller, {
      subject: subjectOf('difficulty', id),
      change: 'given-up',
      before: null,
      after: { item: number },
    });
    const difficulty = await repositories.difficulties.byId(coalition.id, id);
    if (difficulty !== null) await redrawDifficulty(repositories, caller, difficulty);
  }
};

/** Reopens those that were closed together with the item at this instant: the drop is undone. */
export const reopenClosedAt = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  at: number,
): Promise<void> => {
  for (const difficulty of await repositories.difficulties.givenUpWith(caller.coalition.id, item.id))
    if (difficulty.resolvedAt === at) await reopenDifficulty(repositories, caller, difficulty, null);
};

/** Redraws the cards of the difficulty that an item answers: they show the item too. */
export const redrawAnswered = async (
  repositories: Repositories,
  at: Readonly<{ coalition: Coalition; now: number }>,
  { answers }: Item,
): Promise<void> => {
  const difficulty = answers === null ? null : await repositories.difficulties.byId(at.coalition.id, answers);
  if (difficulty !== null) await redrawDifficulty(repositories, at, difficulty);
};

/** Redraws every card of a difficulty except `pressed`, and those that ask whether an answer resolved it. */
export const redrawDifficulty = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  difficulty: Difficulty,
  pressed?: MessageRef,
): Promise<DifficultyView> => {
  const view = await viewDifficulty(repositories, { coalition, now }, difficulty);
  const subjects = [
    subjectOf('difficulty', difficulty.id),
    ...view.answers.map(({ item }) => subjectOf('answer', item.id)),
  ];
  for (const subject of subjects)
    await redraw(repositories, coalition, subject, now, (words) => difficultyCard(words, view), pressed);
  return view;
};
