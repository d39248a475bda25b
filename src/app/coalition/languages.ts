import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import type { Member } from '../caller/caller.ts';
import { requireConvener, requireCoordinator } from '../caller/permissions.ts';

/**
 * The language of shared places that have none of their own: a coordinator chooses it.
 * @throws Refusal `language-of-what`: only a place goes back to what the coalition speaks
 */
export const speakInCoalition = async (
  memory: Memory,
  member: Member,
  language: Language | null,
): Promise<void> => {
  if (language === null) throw new Refusal({ code: 'language-of-what' });
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

/**
 * The language of one place: the convener of the group that works there, or a coordinator, chooses it;
 * where a committee reads, a coordinator. With `null` it has none of its own any more.
 */
export const speakInPlace = async (
  memory: Memory,
  member: Member,
  place: Named<PlaceRef>,
  language: Language | null,
): Promise<void> => {
  const { coalition, now, person } = member;
  const known = await memory.places.byRef(coalition.id, place);
  const group = known?.groupId ? await memory.groups.byId(coalition.id, known.groupId) : null;
  if (group === null || known?.committee) await requireCoordinator(memory, member);
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
