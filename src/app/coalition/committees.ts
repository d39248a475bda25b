import type { Named, PlaceRef } from '../../chat/ids.ts';
import type { Coalition, CommitteeKind } from '../../domain/coalition.ts';
import type { Group, WorkingGroup } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { committeeOf } from '../caller/committee-body.ts';

/**
 * Gives a committee its place: it reads its summary there, and commands there that name no group are about
 * it. A committee has one place per workspace. A working group that was bound to the place keeps it.
 */
export const seatCommittee = async (
  repositories: Repositories,
  coalition: Coalition,
  kind: CommitteeKind,
  place: Named<PlaceRef>,
  now: number,
): Promise<void> => {
  const committee = await committeeOf(repositories, coalition, kind, now);
  await repositories.places.clearCommittee(coalition.id, kind, committee.id, place);
  const before = await repositories.places.byRef(coalition.id, place);
  const bound = before?.groupId ? await repositories.groups.byId(coalition.id, before.groupId) : null;
  await repositories.places.set(coalition.id, place, {
    committee: kind,
    groupId: bound?.kind === 'group' ? bound.id : committee.id,
  });
};

/** @throws Refusal `committee-is-named`: nobody joins, leaves or convenes a committee. */
export const requireWorkingGroup = (group: Group): WorkingGroup => {
  if (group.kind !== 'group') throw new Refusal({ code: 'committee-is-named', committee: group.kind });
  return group;
};
