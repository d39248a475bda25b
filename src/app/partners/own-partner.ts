import type { Argument } from '../../chat/command.ts';
import type { Partner } from '../../domain/partner.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { isCoordinator, knownPartners, ownPartners } from '../caller/permissions.ts';

/**
 * The partner that is meant: the one given, or the only one that the caller speaks for. Where it is unclear, the
 * form asks.
 * @throws Refusal `no-partner-of-yours`, `argument` with the partners to choose from
 */
export const partnerMeant = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  given: Partner | undefined,
  argument: Argument,
): Promise<Partner> => {
  if (given !== undefined) return given;
  const own = await ownPartners(repositories, caller);
  const [only, ...others] = own;
  if (only !== undefined && others.length === 0) return only;
  const choice =
    own.length > 0 || !(await isCoordinator(repositories, caller))
      ? own
      : await knownPartners(repositories, caller);
  if (choice.length === 0) throw new Refusal({ code: 'no-partner-of-yours' });
  throw new Refusal({
    code: 'argument',
    argument: 'partner',
    label: caller.words.of(argument.label),
    problem: 'which-partner',
    value: '',
    example: caller.words.of(argument.example),
    options: choice.map(({ name }) => ({ value: name, label: name })),
  });
};
