import type { Language, Named, PlaceRef } from '../chat/ids.ts';
import type { Memory } from '../store/memory.ts';
import { requireConvener, requireCoordinator } from './permissions.ts';
import type { Member } from './speaker.ts';

/** The language of shared places that have none of their own: a coordinator chooses it. */
export const speakInCoalition = async (memory: Memory, member: Member, language: Language): Promise<void> => {
  await requireCoordinator(memory, member);
  const { coalition, now, person } = member;
  await memory.coalitions.change(coalition.id, { ...coalition, language });
  await memory.history.record(coalition.id, {
    subject: `coalition:${coalition.id}`,
    at: now,
    personId: person.id,
    change: 'language',
    before: { language: coalition.language },
    after: { language },
  });
};

/** The language of one place: the convener of the group that works there, or a coordinator, chooses it. */
export const speakInPlace = async (
  memory: Memory,
  member: Member,
  place: Named<PlaceRef>,
  language: Language,
): Promise<void> => {
  const { coalition, now, person } = member;
  const known = await memory.places.byRef(coalition.id, place);
  const group = known?.groupId ? await memory.groups.byId(coalition.id, known.groupId) : null;
  if (group === null) await requireCoordinator(memory, member);
  else await requireConvener(memory, member, group);
  await memory.places.set(coalition.id, place, { language });
  await memory.history.record(coalition.id, {
    subject: `place:${place.platform}:${place.workspace}:${place.id}`,
    at: now,
    personId: person.id,
    change: 'language',
    before: { language: known?.language ?? null },
    after: { language },
  });
};
