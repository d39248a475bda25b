/** How many entries each map holds. */
const maxEntries = 2000;

/** Sets an entry as the most recent one, and drops the oldest when there are too many. */
export const keepRecent = <V>(map: Map<string, V>, key: string, value: V): void => {
  map.delete(key);
  map.set(key, value);
  const oldest = map.keys().next();
  if (map.size > maxEntries && !oldest.done) map.delete(oldest.value);
};
