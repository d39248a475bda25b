import type { REST } from '@discordjs/rest';

/** What Discord answers to a GET request; `undefined` after any failure. */
export const lookUp = async <T>(rest: REST, route: `/${string}`): Promise<T | undefined> => {
  try {
    return (await rest.get(route)) as T;
  } catch {
    return undefined;
  }
};
