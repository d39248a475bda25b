import type { Coalition, CommitteeKind } from '../../domain/coalition.ts';
import type { Committee } from '../../domain/group.ts';
import type { Repositories } from '../../store/repositories.ts';
import { wordsFor } from '../../words/words.ts';
import { localeOf } from './caller.ts';

/** The committee as a body of the coalition. It is created when it first gets a place. */
export const committeeOf = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: CommitteeKind,
  now: number,
): Promise<Committee> =>
  (await repositories.groups.committee(coalition.id, kind)) ??
  (await repositories.groups.create(coalition.id, {
    kind,
    name: wordsFor(localeOf(coalition, null)).text(`committee.${kind}`),
    goal: '',
    convenerId: null,
    createdAt: now,
  }));
