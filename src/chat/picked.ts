/** So many people may be named at once: more is no list of names. */
export const mostPeople = 20;

const mention = /<@!?([A-Za-z0-9_-]+)(?:\|[^>]*)?>/g;

/**
 * Whom a value of people names, where it names them by mentions alone and a picker can hold it: their ids.
 * `undefined` where a name, or anything else, was typed.
 */
export const peopleIn = (value: string): readonly string[] | undefined => {
  const ids = [...new Set([...value.matchAll(mention)].map(([, id = '']) => id))];
  const rest = value.replace(mention, '').replace(/[\s,،]/g, '');
  return rest === '' && ids.length <= mostPeople ? ids : undefined;
};

/** People who were picked, as they would be typed. */
export const peopleOf = (ids: readonly string[]): string => ids.map((id) => `<@${id}>`).join(', ');
