import type { Argument } from '../../chat/command.ts';
import type { ArgumentOption, NumberedKind } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, requireCoalition } from '../caller/caller.ts';
import { closest } from './name-match.ts';

/** How many recent items are searched. */
const recent = 200;

/** How many are offered. */
const mostOffered = 10;

type Titled = Readonly<{ number: number; name: string }>;

/** What words typed instead of a number may mean: the entries whose titles fit best. */
export const titled = async (
  {
    repositories,
    caller,
    argument,
    typed,
  }: Readonly<{ repositories: Repositories; caller: Caller; argument: Argument; typed: string }>,
  wanted: NumberedKind,
): Promise<readonly ArgumentOption[]> => {
  if (typed.length > 300) return [];
  const rows = await rowsOf(repositories, caller, wanted, argument.closed ?? false);
  return closest(rows, typed)
    .slice(0, mostOffered)
    .map(({ number, name }) => ({ value: `#${number}`, label: `#${number} ${name}` }));
};

const rowsOf = async (
  repositories: Repositories,
  caller: Caller,
  wanted: NumberedKind,
  closed: boolean,
): Promise<readonly Titled[]> => {
  const { coalition, here, now } = requireCoalition(caller);
  const group = here?.groupId ?? null;
  switch (wanted) {
    case 'item':
      return (await repositories.items.recent(coalition.id, group, recent, closed)).map(
        ({ number, title }) => ({
          number,
          name: title,
        }),
      );
    case 'difficulty':
      return (await repositories.difficulties.open(coalition.id, recent)).map(({ number, body }) => ({
        number,
        name: body,
      }));
    case 'event':
      return (await repositories.events.coming(coalition.id, null, now, recent)).map(({ number, title }) => ({
        number,
        name: title,
      }));
    case 'poll':
      return (await repositories.polls.recent(coalition.id, group, recent)).map(({ number, question }) => ({
        number,
        name: question,
      }));
    // Offers have no argument of their own: they are chosen on their partner's card.
    case 'offer':
      return [];
  }
};
