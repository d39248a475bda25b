import { lossCard } from '../../cards/notify/loss-card.ts';
import type { Loss } from '../../chat/platform.ts';
import type { Repositories } from '../../store/repositories.ts';
import { tellCoordinators } from './notices.ts';

/**
 * The bot can say nothing any more in a place, or in a whole workspace: the coordinators are told at once,
 * and not only when a summary does not arrive. A place that is no more has no purpose any more either:
 * what was to be said there then goes where it goes without a place.
 * @returns false where there is nobody who could be told.
 */
export const announceLoss = async (repositories: Repositories, loss: Loss, now: number): Promise<boolean> => {
  const coalition = await repositories.coalitions.of(loss);
  if (coalition === null) return true;
  const { platform, workspace, why } = loss;
  const places = (await repositories.places.list(coalition.id)).filter(
    (place) =>
      place.platform === platform &&
      place.workspace === workspace &&
      (loss.place === undefined || place.id === loss.place) &&
      (place.committee !== null || place.groupId !== null),
  );
  if (loss.place !== undefined && places.length === 0) return true;
  if (why === 'deleted')
    for (const place of places)
      await repositories.places.set(coalition.id, place, { committee: null, groupId: null });
  return tellCoordinators(
    repositories,
    coalition,
    {
      about: `lost:${platform}:${loss.id}`,
      draw: (words) =>
        lossCard(words, { why, platform, places: places.map(({ name }) => name), link: loss.link }),
    },
    now,
    why === 'removed' || why === 'disconnected' ? loss : undefined,
  );
};
