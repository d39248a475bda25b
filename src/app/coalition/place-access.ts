import type { NamedPlace } from '../../chat/incoming.ts';
import { Refusal } from '../../domain/refusal.ts';

/**
 * Requires that Halqa can post in a place before the place gets a purpose, as far as the platform reports it.
 * Otherwise the first summary would be lost weeks later. @throws Refusal `cannot-write`
 */
export const requireAccess = ({ access, name, platform }: NamedPlace): void => {
  if (access === undefined || (access.see && access.write)) return;
  throw new Refusal({ code: 'cannot-write', place: `#${name}`, platform, sees: access.see });
};
