import { joinedCard } from '../../cards/coalition/coalition-cards.ts';
import type { Group } from '../../domain/group.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import { joinGroup } from './groups.ts';

const groupOf = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  id: string,
): Promise<Group> => {
  const group = await repositories.groups.byId(coalition.id, id);
  if (group === null) throw new Refusal({ code: 'gone' });
  return group;
};

/** The buttons on the cards of a group: everybody joins for themselves, and the card stays for the next. */
export const groupButtons: Readonly<Record<string, ButtonHandler>> = {
  'join-group': once(async (repositories, caller, { token }) => {
    const group = await groupOf(repositories, caller, token.id);
    const view = await joinGroup(repositories, caller, group);
    return { kind: 'public', card: joinedCard(caller.placeWords, caller.person, view) };
  }),
};
