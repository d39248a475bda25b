import type { Coalition } from '../../domain/coalition.ts';
import { dayIn, daysBetween } from '../../domain/dates/calendar.ts';
import type { HelpWanted, PartOf } from '../../domain/digest.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Some } from '../../store/engine/span.ts';
import type { Repositories } from '../../store/repositories.ts';

/** Open difficulties as a summary lists them: how long they have been open, and who promised to help. */
export const helpWanted = async (
  repositories: Repositories,
  { id, timeZone }: Coalition,
  open: Some<Difficulty>,
  asOf: number,
): Promise<PartOf<HelpWanted>> => {
  const answers = await repositories.items.answering(
    id,
    open.rows.map((difficulty) => difficulty.id),
  );
  const promised = answers.filter(
    ({ state, createdAt, answerDeclinedAt }) =>
      state !== 'dropped' && createdAt < asOf && (answerDeclinedAt === null || answerDeclinedAt >= asOf),
  );
  const groups = await repositories.groups.names(id, [
    ...open.rows.map(({ groupId }) => groupId),
    ...promised.map(({ groupId }) => groupId),
  ]);
  const people = await repositories.people.byIds(
    id,
    promised.flatMap(({ ownerIds }) => ownerIds),
  );
  const takenBy = (item: Item | undefined): HelpWanted['taken'] =>
    item === undefined
      ? null
      : {
          number: item.number,
          group: item.organisation ?? groups.get(item.groupId) ?? '',
          owner: item.ownerIds.flatMap((owner) => people.get(owner)?.name ?? []).join(' · '),
          dueOn: item.dueOn,
          done: item.doneAt !== null && item.doneAt < asOf,
        };
  return {
    total: open.total,
    rows: open.rows.map((difficulty) => ({
      id: difficulty.id,
      number: difficulty.number,
      group: groups.get(difficulty.groupId) ?? '',
      body: difficulty.body,
      help: difficulty.help,
      helpFrom: difficulty.helpFrom,
      daysOpen: daysBetween(dayIn(timeZone, difficulty.raisedAt), dayIn(timeZone, asOf)),
      taken: takenBy(promised.findLast(({ answers: about }) => about === difficulty.id)),
    })),
  };
};
