import {
  type AnswerView,
  answerDeclinedCard,
  answerDoneCard,
  answerDroppedCard,
  takenUpCard,
} from '../../cards/items/answer-cards.ts';
import { type DifficultyView, difficultyCard } from '../../cards/items/difficulty-card.ts';
import type { Card } from '../../chat/card.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { announce, personRecipients, placeRecipient, type Recipient } from '../notify/announce.ts';
import { subjectOf } from '../notify/redraw.ts';

/**
 * Reports the outcome of an ask to the group, in its places, and in private to the person who raised the
 * difficulty. The person who acts and the place where they act are skipped: they see the reply there.
 */
const tell = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  difficulty: Difficulty,
  about: string,
  draw: (words: Words) => Card,
  subject: string | null = null,
): Promise<void> => {
  const { coalition, person } = caller;
  const places = await repositories.places.ofGroup(coalition.id, difficulty.groupId);
  const askers =
    difficulty.raisedBy === person.id
      ? []
      : (await repositories.people.byIds(coalition.id, [difficulty.raisedBy])).values();
  const recipients: readonly Recipient[] = [
    ...places.filter((place) => caller.direct || !isHere(caller, place)).map(placeRecipient),
    ...personRecipients(askers),
  ];
  await announce(repositories, caller, about, recipients, draw, { subject });
};

type Where = CoalitionCaller['place'];

const isHere = ({ place: here }: CoalitionCaller, place: Omit<Where, 'name'>): boolean =>
  here.platform === place.platform && here.workspace === place.workspace && here.id === place.id;

const answerOf = async (
  repositories: Repositories,
  { coalition, person }: CoalitionCaller,
  item: Item,
): Promise<AnswerView | null> => {
  const difficulty =
    item.answers === null ? null : await repositories.difficulties.byId(coalition.id, item.answers);
  if (difficulty === null) return null;
  const owners = await repositories.people.byIds(coalition.id, item.ownerIds);
  return {
    difficulty,
    item,
    by: person,
    owners: item.ownerIds.flatMap((id) => owners.get(id) ?? []),
    group: (await repositories.groups.names(coalition.id, [item.groupId])).get(item.groupId) ?? '',
  };
};

/** Somebody took up the ask. */
export const tellTakenUp = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<void> => {
  const view = await answerOf(repositories, caller, item);
  if (view !== null)
    await tell(repositories, caller, view.difficulty, `taken-up:${item.id}`, (words) =>
      takenUpCard(words, view),
    );
};

/** Tells what became of an answer, unless its difficulty was closed in the meantime. */
const tellOutcome =
  (outcome: 'answer-done' | 'answer-dropped', draw: typeof answerDoneCard) =>
  async (repositories: Repositories, caller: CoalitionCaller, item: Item): Promise<void> => {
    const view = await answerOf(repositories, caller, item);
    if (view === null || view.difficulty.resolvedAt !== null) return;
    await tell(
      repositories,
      caller,
      view.difficulty,
      `${outcome}:${item.id}:${caller.now}`,
      (words) => draw(words, view),
      // The card asks whether the difficulty is resolved until somebody answers.
      outcome === 'answer-done' ? subjectOf('answer', item.id) : null,
    );
  };

/** The answer is done: the asker says whether it helped. */
export const tellAnswerDone = tellOutcome('answer-done', answerDoneCard);

/** The answer was dropped: the difficulty waits for help again. */
export const tellAnswerDropped = tellOutcome('answer-dropped', answerDroppedCard);

/** The asker says that it did not help: the person who did it is told. */
export const tellAnswerDeclined = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
): Promise<void> => {
  const view = await answerOf(repositories, caller, item);
  if (view === null) return;
  const { coalition, person, now } = caller;
  const doers = await repositories.people.byIds(coalition.id, [...item.ownerIds, item.doneBy]);
  await announce(
    repositories,
    caller,
    `answer-declined:${item.id}:${now}`,
    personRecipients([...doers.values()].filter(({ id }) => id !== person.id)),
    (words) => answerDeclinedCard(words, view),
  );
};

/** The difficulty was resolved, through this answer or otherwise. */
export const tellResolved = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  view: DifficultyView,
): Promise<void> =>
  tell(repositories, caller, view.difficulty, `resolved:${view.difficulty.id}:${caller.now}`, (words) =>
    difficultyCard(words, view),
  );
