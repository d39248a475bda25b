const dayMs = 24 * 60 * 60 * 1000;

/** The partners that have not confirmed something are asked once, this long after it happened. */
export const askedAfterMs = 3 * dayMs;

/**
 * Who says that something was done: the person who reported it, and the partners that confirmed it. A partner
 * whose delegate told it is one side, however many of its delegates say so.
 */
export type Sides = Readonly<{
  /** The names of those who say so, the one who told it first. */
  said: readonly string[];
  /** The ids of the involved partners that have not answered. */
  silent: readonly string[];
}>;

type Side = Readonly<{ id: string; name: string }>;

/**
 * @param told.by the person who told it, @param told.group their group, which is a side of its own unless a partner
 * answered through the same person
 */
export const sidesOf = (
  told: Readonly<{ by: string | null; group: string }>,
  involved: readonly Side[],
  answers: readonly Readonly<{ partner: Side; personId: string }>[],
): Sides => {
  const own = answers.filter(({ personId }) => personId === told.by);
  const others = answers.filter(({ personId }) => personId !== told.by);
  const named = [...own, ...others].map(({ partner }) => partner.name);
  const answered = new Set(answers.map(({ partner }) => partner.id));
  return {
    said: own.length > 0 ? named : [told.group, ...named],
    silent: [...new Set(involved.map(({ id }) => id))].filter((id) => !answered.has(id)),
  };
};
