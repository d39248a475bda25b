import type { Coalition } from '../domain/coalition.ts';
import type { Change } from '../store/items/history.ts';
import type { Repositories } from '../store/repositories.ts';

/** Who makes a change, and when. */
export type ChangedBy = Readonly<{
  coalition: Pick<Coalition, 'id'>;
  person: Readonly<{ id: string }>;
  now: number;
}>;

/** Adds one change to the history of its subject. @returns its id, by which it can be taken back */
export const record = (
  repositories: Repositories,
  { coalition, person, now }: ChangedBy,
  change: Omit<Change, 'at' | 'personId'>,
): Promise<string> => repositories.history.record(coalition.id, { ...change, at: now, personId: person.id });
