import { type ItemView, itemCard } from '../../cards/items/item-cards.ts';
import type { AccountRef } from '../../chat/ids.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { announce, personRecipients } from '../notify/announce.ts';
import { subjectOf } from '../notify/redraw.ts';

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
  const { place, direct, person, now, today } = caller;
  const others = owners.filter(({ id }) => id !== person.id);
  const here = ({ accounts }: Person): readonly AccountRef[] =>
    direct
      ? []
      : accounts.filter(
          ({ platform, workspace }) => platform === place.platform && workspace === place.workspace,
        );
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
