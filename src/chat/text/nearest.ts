/** Longer words are not typing mistakes. */
const longest = 40;

/** At most three probable names: one to three slips away, or not finished. `most` limits the slips. */
export const nearest = (typed: string, names: readonly string[], most?: number): readonly string[] => {
  if (typed === '' || typed.length > longest) return [];
  return names
    .map((name) => ({ name, slips: most === undefined && name.startsWith(typed) ? 0 : slips(typed, name) }))
    .filter(
      ({ name, slips }) => slips <= Math.min(most ?? 3, Math.floor(Math.max(name.length, typed.length) / 2)),
    )
    .sort((one, other) => one.slips - other.slips)
    .slice(0, 3)
    .map(({ name }) => name);
};

/** How many letters were added, omitted, changed, or swapped with their neighbour. */
const slips = (typed: string, name: string): number => {
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let line = 1; line <= typed.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= name.length; column += 1) {
      const same = typed.charAt(line - 1) === name.charAt(column - 1);
      const swapped =
        typed.charAt(line - 1) === name.charAt(column - 2) &&
        typed.charAt(line - 2) === name.charAt(column - 1);
      next[column] = Math.min(
        (row[column] ?? 0) + 1,
        (next[column - 1] ?? 0) + 1,
        (row[column - 1] ?? 0) + (same ? 0 : 1),
        swapped && line > 1 && column > 1 ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    before = row;
    row = next;
  }
  return row[name.length] ?? 0;
};
