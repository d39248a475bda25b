import { lossCard } from '../../cards/notify/loss-card.ts';
import type { Loss } from '../../chat/platform.ts';
import type { Repositories } from '../../store/repositories.ts';
import { workspaceRemoved } from '../installation/removal.ts';
import { tellCoordinators, wasTold } from './coordinator-notices.ts';

/** A connection and each post there may be refused for the same reason, in each process: that is told once. */
const toldAgainAfterMs = 24 * 60 * 60 * 1000;

/**
 * Tells the coordinators at once that Halqa can no longer write in a place or in a whole workspace, instead of
 * when the next summary fails to arrive. A place that was deleted loses its purpose, so that announcements go
 * where they go without a place.
 * Without any workspace left, the time until the records are erased begins.
 * @returns false if there is nobody to tell
 */
export const announceLoss = async (repositories: Repositories, loss: Loss, now: number): Promise<boolean> => {
  const coalition = await repositories.coalitions.of(loss);
  if (coalition === null) return true;
  const { platform, workspace, why } = loss;
  if (why === 'removed') await workspaceRemoved(repositories, coalition.id, loss, now);
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
  const prefix = `lost:${platform}:`;
  if (
    why === 'disconnected' &&
    (await wasTold(repositories, coalition.id, `${prefix}${workspace}:refused:`, now - toldAgainAfterMs))
  )
    return true;
  return tellCoordinators(
    repositories,
    coalition,
    {
      about: `${prefix}${loss.id}`,
      draw: (words) =>
        lossCard(words, { why, platform, places: places.map(({ name }) => name), link: loss.link }),
    },
    now,
    why === 'removed' || why === 'disconnected' ? loss : undefined,
  );
};
