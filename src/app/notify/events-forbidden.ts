import { eventsForbiddenCard } from '../../cards/polls/native-event-cards.ts';
import type { PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Repositories } from '../../store/repositories.ts';
import { tellCoordinators } from './coordinator-notices.ts';

/** Says once for each workspace that its list of events is closed to Halqa. Everything else continues. */
export const tellEventsForbidden = async (
  repositories: Repositories,
  coalition: Coalition,
  { platform, workspace }: PlaceRef,
  now: number,
): Promise<void> => {
  const about = `events:${platform}:${workspace}`;
  await tellCoordinators(repositories, coalition, { about, draw: eventsForbiddenCard }, now);
};
