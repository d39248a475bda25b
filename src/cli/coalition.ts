import type { Coalition } from '../domain/coalition.ts';
import { plainName } from '../domain/plain-letters.ts';
import type { Repositories } from '../store/repositories.ts';
import { CliError } from './command.ts';

/** A coalition by its name or its id. @throws CliError with the names there are, unless exactly one fits */
export const coalitionNamed = async (read: Repositories, typed: string): Promise<Coalition> => {
  const all: Coalition[] = [];
  for (const id of await read.coalitions.ids()) {
    const coalition = await read.coalitions.byId(id);
    if (coalition !== null) all.push(coalition);
  }
  const found = all.filter(({ id, name }) => id === typed || plainName(name) === plainName(typed));
  const [one] = found;
  if (one !== undefined && found.length === 1) return one;
  const named = (found.length > 1 ? found : all).slice(0, 20).map(({ id, name }) => `  ${id}  ${name}`);
  throw new CliError(
    [
      found.length > 1
        ? `${found.length} coalitions are called “${typed}”: name one by its id.`
        : `No coalition is called “${typed}”.${named.length > 0 ? ' There are:' : ' There is none.'}`,
      ...named,
    ].join('\n'),
  );
};
