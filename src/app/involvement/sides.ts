import type { Coalition } from '../../domain/coalition.ts';
import { askedAfterMs, type Sides, sidesOf } from '../../domain/confirming.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';

/** Something that happened: who told it, and for which body. */
type Told = Readonly<{ by: string | null; groupId: string }>;

/** Who says that it happened; `null` where it involves no partner. */
export const viewSides = async (
  repositories: Repositories,
  coalitionId: string,
  subject: string,
  told: Told,
): Promise<Sides | null> => {
  const involved = await repositories.involved.of(coalitionId, [subject]);
  if (involved.length === 0) return null;
  const answers = await repositories.signedAnswers.of(coalitionId, [subject], 'confirm');
  const names = new Map(
    (await repositories.partners.list(coalitionId)).map(({ id, name }) => [id, name] as const),
  );
  const side = (id: string) => ({ id, name: names.get(id) ?? '' });
  const groups = await repositories.groups.names(coalitionId, [told.groupId]);
  return sidesOf(
    { by: told.by, group: groups.get(told.groupId) ?? '' },
    involved.map(({ partnerId }) => side(partnerId)),
    answers.map(({ voter, personId }) => ({ partner: side(voter.id), personId })),
  );
};

/** Plans to ask the partners that are involved whether they were part of it. */
export const scheduleConfirmation = (
  repositories: Repositories,
  { id }: Pick<Coalition, 'id'>,
  subject: string,
  happenedAt: number,
): Promise<void> =>
  repositories.deadlines.set({
    kind: 'confirm',
    subjectId: subject,
    coalitionId: id,
    dueAt: happenedAt + askedAfterMs,
  });

/**
 * An item was marked done. This counts as the word of its partners that the person speaks for; the others are
 * asked later.
 */
export const claimDone = async (
  repositories: Repositories,
  { coalition, person, now }: CoalitionCaller,
  item: Item,
): Promise<void> => {
  const subject = subjectOf('item', item.id);
  const involved = await repositories.involved.of(coalition.id, [subject]);
  if (involved.length === 0) return;
  const own = new Set(await repositories.partners.spokenForBy(coalition.id, person.id));
  for (const { partnerId } of involved)
    if (own.has(partnerId))
      await repositories.signedAnswers.give(coalition.id, {
        subject,
        kind: 'confirm',
        voter: { of: 'partner', id: partnerId },
        answer: null,
        reason: null,
        personId: person.id,
        at: now,
      });
  await scheduleConfirmation(repositories, coalition, subject, now);
};

/** That a partner said so, by whom and when. */
export type Claim = Readonly<{ partnerId: string; personId: string; at: number }>;

/** An item is no longer done: removes what partners said about it. @returns what was removed */
export const forgetClaims = async (
  repositories: Repositories,
  coalitionId: string,
  item: Item,
): Promise<readonly Claim[]> => {
  const subject = subjectOf('item', item.id);
  const said = await repositories.signedAnswers.of(coalitionId, [subject], 'confirm');
  await repositories.signedAnswers.clear(coalitionId, subject, 'confirm');
  await repositories.deadlines.clear('confirm', subject);
  return said.map(({ voter, personId, at }) => ({ partnerId: voter.id, personId, at }));
};

/**
 * The item is done after all: restores what partners said about it, and asks the others if their time to be
 * asked is still ahead.
 */
export const restoreClaims = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  item: Item,
  claims: readonly Claim[],
): Promise<void> => {
  const subject = subjectOf('item', item.id);
  for (const { partnerId, personId, at } of claims)
    await repositories.signedAnswers.give(coalition.id, {
      subject,
      kind: 'confirm',
      voter: { of: 'partner', id: partnerId },
      answer: null,
      reason: null,
      personId,
      at,
    });
  const involved = await repositories.involved.of(coalition.id, [subject]);
  if (item.doneAt !== null && involved.length > 0 && item.doneAt + askedAfterMs > now)
    await scheduleConfirmation(repositories, coalition, subject, item.doneAt);
};

/** A partner's word is taken back. The partner stays involved. @throws Refusal `undo-changed` */
export const takeConfirmationBack = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { subject, after }: Change,
): Promise<void> => {
  const partnerId = String(after?.partnerId ?? '');
  if (!(await repositories.signedAnswers.takeBack(caller.coalition.id, subject, 'confirm', partnerId)))
    throw new Refusal({ code: 'undo-changed', instead: '' });
  await record(repositories, caller, { subject, change: 'undone', before: after, after: null });
};
