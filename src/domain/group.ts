import type { CommitteeKind } from './coalition.ts';
import { nameWithoutArticle } from './plain-letters.ts';

export type BodyKind = 'group' | CommitteeKind;

type Body = Readonly<{
  id: string;
  name: string;
  /** The one goal its action plan is for. */
  goal: string;
  createdAt: number;
  /** The status that its convener set by hand; `null` where the rule decides. */
  said: StatusSaid | null;
}>;

export type WorkingGroup = Body & Readonly<{ kind: 'group'; convenerId: string }>;

/** A committee is a group of another kind: it has no convener, and its members are named. */
export type Committee = Body & Readonly<{ kind: CommitteeKind; convenerId: null }>;

/** A body that acts together in its places: it owns items, progress, difficulties, events and polls. */
export type Group = WorkingGroup | Committee;

export type GroupStatus = 'on-track' | 'at-risk' | 'blocked';

/** A status that somebody set by hand: the convener, or a coordinator. `by` is null where nobody knows who. */
export type StatusSaid = Readonly<{ status: GroupStatus; reason: string; at: number; by: string | null }>;

/** What a committee goes by in either language, whatever its own name is. */
const committeeNames: Readonly<Record<CommitteeKind, readonly string[]>> = {
  executive: ['executive', 'executive committee', 'التنفيذية', 'اللجنة التنفيذية'],
  strategic: ['strategic', 'strategic committee', 'الاستراتيجية', 'اللجنة الاستراتيجية'],
};

/** The committee that is called so in either language. */
export const committeeCalled = (name: string): CommitteeKind | undefined =>
  (['executive', 'strategic'] as const).find((kind) =>
    committeeNames[kind].some((known) => nameWithoutArticle(known) === nameWithoutArticle(name)),
  );
