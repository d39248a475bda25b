import type { CommitteeKind } from './coalition.ts';
import { partnerKey } from './partner.ts';

export type BodyKind = 'group' | CommitteeKind;

type Body = Readonly<{
  id: string;
  name: string;
  /** The goal of its action plan. */
  goal: string;
  createdAt: number;
  /** The status that somebody set; `null` when the rule decides. */
  said: StatedStatus | null;
}>;

export type WorkingGroup = Body & Readonly<{ kind: 'group'; convenerId: string }>;

/** A committee is a kind of group without a convener, and its members are appointed. */
export type Committee = Body & Readonly<{ kind: CommitteeKind; convenerId: null }>;

/** A body that acts together in its places: it owns items, progress, difficulties, events and polls. */
export type Group = WorkingGroup | Committee;

export type GroupStatus = 'on-track' | 'at-risk' | 'blocked';

/** A status that the convener or a coordinator set. `by` is null when the person is unknown. */
export type StatedStatus = Readonly<{ status: GroupStatus; reason: string; at: number; by: string | null }>;

/** The names of a committee in either language, in addition to its own name. */
const committeeNames: Readonly<Record<CommitteeKind, readonly string[]>> = {
  executive: ['executive', 'executive committee', 'التنفيذية', 'اللجنة التنفيذية'],
  strategic: ['strategic', 'strategic committee', 'الاستراتيجية', 'اللجنة الاستراتيجية'],
};

/** The committee with this name in either language. It is named as partners are: with or without an article. */
export const committeeCalled = (name: string): CommitteeKind | undefined =>
  (['executive', 'strategic'] as const).find((kind) =>
    committeeNames[kind].some((known) => partnerKey(known) === partnerKey(name)),
  );
