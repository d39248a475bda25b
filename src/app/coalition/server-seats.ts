import type { Incoming } from '../../chat/incoming.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { WriteMode } from '../../store/store.ts';
import { type Caller, type CoalitionVisitor, EnrolFirst, enrol } from '../caller/caller.ts';
import { serverOf } from '../caller/server-roles.ts';
import { record } from '../notify/history.ts';

type Seated = Pick<CoalitionVisitor, 'coalition' | 'person' | 'account' | 'seats'>;

type SeatChanges = Readonly<{ given: readonly CommitteeKind[]; taken: readonly CommitteeKind[] }>;

const none: SeatChanges = { given: [], taken: [] };

/** What the server says now and the record does not. A role that somebody gave by name is left alone. */
const changesOf = async (
  repositories: Pick<Repositories, 'roles'>,
  { coalition, person, account, seats }: Seated,
): Promise<SeatChanges> => {
  if (seats === null) return none;
  if (person === null) return { given: seats, taken: [] };
  const all = await repositories.roles.of(coalition.id, person.id);
  const byServer = await repositories.roles.seatsFrom(coalition.id, person.id, serverOf(account));
  return {
    given: seats.filter((kind) => !all.includes(kind)),
    taken: byServer.filter((kind) => !seats.includes(kind)),
  };
};

/** Whether the roles of the server have changed what the record says about the speaker. */
export const seatsDiffer = async (
  repositories: Pick<Repositories, 'roles'>,
  caller: Seated,
): Promise<boolean> => {
  const { given, taken } = await changesOf(repositories, caller);
  return given.length + taken.length > 0;
};

/** Identifies the caller as `enrol` does, with the committee roles that the server gives them now. */
export const enrolSeated = async (
  repositories: Repositories,
  incoming: Incoming,
  now: number,
  mode: WriteMode = 'alone',
): Promise<Caller> => {
  const caller = await enrol(repositories, incoming, now, mode);
  const { inCoalition } = caller;
  if (inCoalition !== null && (await seatsDiffer(repositories, inCoalition))) {
    if (mode !== 'alone') throw new EnrolFirst();
    await updateSeats(repositories, inCoalition);
  }
  return caller;
};

/** Brings the committee roles of an enrolled speaker up to date with their roles in the server. */
const updateSeats = async (repositories: Repositories, caller: CoalitionVisitor): Promise<void> => {
  const { coalition, person, account, now } = caller;
  if (caller.seats === null || person === null) return;
  const { given, taken } = await changesOf(repositories, caller);
  if (given.length + taken.length === 0) return;
  const before = await repositories.roles.of(coalition.id, person.id);
  for (const kind of taken) await repositories.roles.take(coalition.id, person.id, kind);
  for (const kind of given) await repositories.roles.give(coalition.id, person.id, kind, serverOf(account));
  const after = await repositories.roles.of(coalition.id, person.id);
  await record(
    repositories,
    { coalition, person, now },
    {
      subject: `person:${person.id}`,
      change: 'role',
      before: { roles: before },
      after: { roles: after },
    },
  );
};
