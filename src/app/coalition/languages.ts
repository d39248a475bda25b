import type { Language, Named, PlaceRef } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireConvener, requireCoordinator } from '../caller/permissions.ts';
import { record } from '../notify/history.ts';

/**
 * Sets the language of shared places that have none of their own. Only a coordinator may.
 * @throws Refusal `language-of-what`: only a place can return to the coalition's language
 */
export const speakInCoalition = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  language: Language | null,
): Promise<void> => {
  if (language === null) throw new Refusal({ code: 'language-of-what' });
  await requireCoordinator(repositories, caller);
  const { coalition } = caller;
  await repositories.coalitions.change(coalition.id, { ...coalition, language });
  await record(repositories, caller, {
    subject: `coalition:${coalition.id}`,
    change: 'language',
    before: { language: coalition.language },
    after: { language },
  });
};

/**
 * Sets the language of one place. The convener of its group or a coordinator may; where a committee reads,
 * only a coordinator. `null` removes the setting.
 */
export const speakInPlace = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  place: Named<PlaceRef>,
  language: Language | null,
): Promise<void> => {
  const { coalition } = caller;
  const known = await repositories.places.byRef(coalition.id, place);
  const group = known?.groupId ? await repositories.groups.byId(coalition.id, known.groupId) : null;
  if (group === null || known?.committee) await requireCoordinator(repositories, caller);
  else await requireConvener(repositories, caller, group);
  await repositories.places.set(coalition.id, place, { language });
  await record(repositories, caller, {
    subject: `place:${place.platform}:${place.workspace}:${place.id}`,
    change: 'language',
    before: { language: known?.language ?? null },
    after: { language },
  });
};
