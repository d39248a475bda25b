import type { MessageRef, PlaceRef } from '../../chat/ids.ts';
import { eventsPlace } from '../../chat/native-events.ts';

/** The lists of events that an event goes to: those of the workspaces where its group has a place. */
export const eventListsOf = (
  places: readonly PlaceRef[],
  native: MessageRef | undefined,
): readonly PlaceRef[] => {
  const lists = new Map<string, PlaceRef>();
  for (const { platform, workspace } of places) {
    const list = eventsPlace(platform, workspace);
    if (list !== undefined && workspace !== native?.place.workspace)
      lists.set(`${platform}:${workspace}`, list);
  }
  return [...lists.values()];
};
