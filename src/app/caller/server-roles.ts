import type { AccountRef } from '../../chat/ids.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { CallerRecord } from '../../store/people/callers.ts';

const committeeKinds: readonly CommitteeKind[] = ['executive', 'strategic'];

/**
 * The committees on which the roles of the speaker's server seat them. `null` where that is not known: the
 * platform did not tell the roles, or the coalition uses none of them.
 */
export const seatsOf = (
  { committeeRoles }: Pick<CallerRecord, 'committeeRoles'>,
  roles: readonly string[] | undefined,
): readonly CommitteeKind[] | null => {
  const used = committeeKinds.filter((kind) => committeeRoles[kind] !== null);
  if (roles === undefined || used.length === 0) return null;
  return used.filter((kind) => roles.includes(committeeRoles[kind] ?? ''));
};

export const serverOf = ({ platform, workspace }: AccountRef): string => `${platform}:${workspace}`;
