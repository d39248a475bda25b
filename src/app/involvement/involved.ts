import { nothingKnown, type Partner } from '../../domain/partner.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { subjectOf } from '../notify/redraw.ts';

/** The partner with this name. A new one is stored with its name alone. */
const partnerNamed = async (
  repositories: Repositories,
  { coalition, person, now }: CoalitionCaller,
  name: string,
): Promise<Partner> => {
  const known = await repositories.partners.byName(coalition.id, name);
  if (known !== null) return known;
  return repositories.partners.add(coalition.id, {
    ...nothingKnown,
    name,
    state: 'named',
    joinedAt: null,
    endedAt: null,
    createdBy: person.id,
    createdAt: now,
  });
};

/** At most this many partners are involved besides the responsible one. */
const mostInvolved = 10;

/** The names in a text, between commas or on lines of their own. */
const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,،;؛\n]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, mostInvolved);

/** The partners of an item: one is responsible, others are named with commas. `undefined` leaves them as they are. */
type Involving = Readonly<{ organisation?: string | null | undefined; with?: string | null | undefined }>;

/** Stores which partners an item or event involves; the words that were typed stay on an item. */
export const involvePartners = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  subject: string,
  { organisation, with: others }: Involving,
): Promise<void> => {
  const { coalition, now } = caller;
  const idsOf = async (names: readonly string[]) => {
    const ids: string[] = [];
    for (const name of names) ids.push((await partnerNamed(repositories, caller, name)).id);
    return ids;
  };
  const set = async (as: 'organisation' | 'with', names: readonly string[]) =>
    repositories.involved.set(coalition.id, subject, as, await idsOf(names), now);
  if (organisation !== undefined) await set('organisation', organisation === null ? [] : [organisation]);
  if (others !== undefined) await set('with', others === null ? [] : namesIn(others));
};

/** The names of the partners that an item involves besides the responsible one. */
export const partnersWith = async (
  repositories: Repositories,
  coalitionId: string,
  itemId: string,
): Promise<readonly string[]> =>
  (await repositories.involved.of(coalitionId, [subjectOf('item', itemId)]))
    .filter(({ as }) => as === 'with')
    .map(({ name }) => name);
