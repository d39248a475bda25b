import type { PlaceRef } from '../chat/ids.ts';

/** The reference alone, of a place that is known by more. */
export const refOf = ({ platform, workspace, id }: PlaceRef): PlaceRef => ({ platform, workspace, id });

/** The key of one announcement in one place. */
export const keyIn = (kind: string, id: string, place: PlaceRef): string =>
  `${kind}:${id}:${place.platform}:${place.workspace}:${place.id}`;
