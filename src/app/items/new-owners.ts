import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import type { AccountRef, Mentionable } from '../../chat/ids.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { subjectOf } from '../notify/redraw.ts';

/** The accounts of a person that a card in the caller's place can mention. */
export const accountsHere = (
  { place, direct }: Pick<CoalitionCaller, 'place' | 'direct'>,
  { accounts }: Mentionable,
): readonly AccountRef[] =>
  direct
    ? []
    : accounts.filter(
        ({ platform, workspace }) => platform === place.platform && workspace === place.workspace,
      );

/**
 * Tells people that an item is theirs now: by a mention on the card, where they have an account in the workspace of
 * a shared place; otherwise in private. Whoever takes an item knows.
 * @returns the accounts to mention
 */
export const tellNewOwners = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  view: ItemView,
  owners: readonly Person[],
): Promise<readonly AccountRef[]> => {
  const { person, now, today } = caller;
  const others = owners.filter(({ id }) => id !== person.id);
  const here = (one: Person) => accountsHere(caller, one);
  await announce(
    repositories,
    caller,
    `assigned:${view.item.id}:${now}`,
    personRecipients(others.filter((one) => here(one).length === 0)),
    (words) => itemCard(words, view, today),
    { subject: subjectOf('item', view.item.id) },
  );
  return others.flatMap(here);
};
