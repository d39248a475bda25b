/** The most people in one value; a longer list is not a list of names. */
export const mostPeople = 20;

const mention = /<@!?([A-Za-z0-9_-]+)(?:\|[^>]*)?>/g;

/**
 * The ids of the people in a value that consists of mentions only and fits a picker. `undefined` when a name,
 * or anything else, was typed.
 */
export const peopleIn = (value: string): readonly string[] | undefined => {
  const ids = [...new Set([...value.matchAll(mention)].map(([, id = '']) => id))];
  const rest = value.replace(mention, '').replace(/[\s,،]/g, '');
  return rest === '' && ids.length <= mostPeople ? ids : undefined;
};

/** Picked people, as they would be typed. */
export const peopleOf = (ids: readonly string[]): string => ids.map((id) => `<@${id}>`).join(', ');
