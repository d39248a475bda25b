import type { Platform } from '../../chat/ids.ts';
import type { Repositories } from '../../store/repositories.ts';

/** The recorded people and places of one workspace. */
export type Directory = Readonly<{
  people: readonly Readonly<{ id: string; language: 'en' | 'ar'; roles: readonly string[] }>[];
  places: readonly Readonly<{
    id: string;
    kind: 'executive' | 'strategic' | 'group' | 'general';
    group?: string;
  }>[];
  /** The coalition's IANA zone, if there is a coalition. */
  zone?: string;
  /** How many working groups there are. */
  groups: number;
}>;

export const directoryOf = async (
  repositories: Repositories,
  of: Readonly<{ platform: Platform; workspace: string }>,
): Promise<Directory> => {
  const coalition = await repositories.coalitions.of(of);
  if (coalition === null) return { people: [], places: [], groups: 0 };
  const groups = await repositories.groups.list(coalition.id);
  const people = [];
  for (const person of await repositories.people.search(coalition.id, '', 500)) {
    const roles = [
      ...(await repositories.roles.of(coalition.id, person.id)),
      ...(groups.some((group) => group.convenerId === person.id) ? ['convener'] : []),
    ];
    for (const account of person.accounts)
      if (account.platform === of.platform && account.workspace === of.workspace)
        people.push({ id: account.id, language: person.language ?? coalition.language, roles });
  }
  const names = new Map((await repositories.groups.bodies(coalition.id)).map(({ id, name }) => [id, name]));
  const places = (await repositories.places.list(coalition.id))
    .filter((place) => place.platform === of.platform && place.workspace === of.workspace)
    .map((place) => {
      const group = names.get(place.groupId ?? '');
      const kind = place.committee ?? (group === undefined ? ('general' as const) : ('group' as const));
      return { id: place.id, kind, ...(group === undefined ? {} : { group }) };
    });
  return { people, places, zone: coalition.timeZone, groups: groups.length };
};
