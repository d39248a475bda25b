import type { AccountRef, Mentionable } from '../../chat/ids.ts';
import type { Person } from '../../store/people/people.ts';
import type { CoalitionCaller } from '../caller/caller.ts';

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

/** Whether the answer to what gave people an item is a new card of it for everybody in the place. */
export type OwnersAnswer = 'shown to all' | 'not shown';

/** How people hear that an item is theirs now. A person who takes one knows already. */
export type NewOwners = Readonly<{
  /** The accounts that the answer mentions. */
  notify: readonly AccountRef[];
  /**
   * People whom a mention cannot reach. They are told in private, with the other changes of these minutes.
   */
  inPrivate: readonly string[];
}>;

/**
 * The rule for every way to become an owner: a mention where it reaches the person, otherwise a private
 * message.
 */
export const hearingOf = (
  caller: Pick<CoalitionCaller, 'place' | 'direct' | 'person'>,
  ownersBefore: readonly string[],
  owners: readonly Person[],
  answer: OwnersAnswer,
): NewOwners => {
  const added = owners.filter(({ id }) => id !== caller.person.id && !ownersBefore.includes(id));
  const accounts = (one: Person) => (answer === 'shown to all' ? accountsHere(caller, one) : []);
  return {
    notify: added.flatMap(accounts),
    inPrivate: added.flatMap((one) => (accounts(one).length === 0 ? one.id : [])),
  };
};
