import type { Language } from '../../chat/ids.ts';
import type { Conversation } from './conversation.ts';
import { privatePlace } from './names.ts';
import type { SandboxTime } from './parts.ts';
import type { PlaceKind, State } from './shapes.ts';

/** What the database knows about the sandbox's people and places. Those that it does not name are ordinary. */
export type Directory = Readonly<{
  people: readonly Readonly<{ id: string; language: Language; roles: readonly string[] }>[];
  places: readonly Readonly<{ id: string; kind: Exclude<PlaceKind, 'private'>; group?: string }>[];
  /** The coalition's IANA zone, in which the page writes times. Absent before a coalition is set up. */
  zone?: string;
  /** How many working groups there are. */
  groups: number;
}>;

export const stateOf = async (
  directory: Directory,
  conversation: Conversation,
  time: SandboxTime,
): Promise<State> => {
  const { people, places } = conversation.workspace();
  return {
    now: new Date(time.now()).toISOString(),
    people: people.map((person) => {
      const found = directory.people.find(({ id }) => id === person.id);
      return { ...person, language: found?.language ?? person.language, roles: found?.roles ?? [] };
    }),
    places: [
      ...places.map((place) => {
        const found = directory.places.find(({ id }) => id === place.id);
        const group = found?.group;
        return { ...place, kind: found?.kind ?? 'general', ...(group !== undefined && { group }) } as const;
      }),
      { id: privatePlace, name: privatePlace, kind: 'private' },
    ],
    zone: directory.zone ?? 'UTC',
    movable: time.movable,
    coalition: directory.zone !== undefined,
    groups: directory.groups,
    goals: await time.goals(),
    seed: conversation.seed(),
  };
};
