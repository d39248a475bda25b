import type { Argument } from '../../chat/command.ts';
import type { ArgumentOption, NumberedKind } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Caller, requireCoalition } from '../caller/caller.ts';
import { closest } from './name-match.ts';
import { numberedChoices } from './numbered-choices.ts';

/** How many are offered. */
const mostOffered = 10;

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
  const rows = await numberedChoices(repositories, requireCoalition(caller), wanted, argument);
  return closest(rows, typed)
    .slice(0, mostOffered)
    .map(({ number, name }) => ({ value: `#${number}`, label: `#${number} ${name}` }));
};
