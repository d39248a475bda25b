import type { Coalition } from '../../domain/coalition.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import { callAboutChange } from './webhooks.ts';

/** Who makes a change, and when. */
export type ChangedBy = Readonly<{
  coalition: Pick<Coalition, 'id' | 'webhook'>;
  person: Readonly<{ id: string }>;
  now: number;
}>;

/**
 * Adds one change to the history of its subject, and tells the programs that follow it.
 * @returns its id, by which it can be taken back
 */
export const record = async (
  repositories: Repositories,
  { coalition, person, now }: ChangedBy,
  change: Omit<Change, 'at' | 'personId'>,
): Promise<string> => {
  const id = await repositories.history.record(coalition.id, { ...change, at: now, personId: person.id });
  await callAboutChange(repositories, coalition, { ...change, at: now });
  return id;
};
