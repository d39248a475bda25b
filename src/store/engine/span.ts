/** The first rows of a list, and the length of the whole list. */
export type Some<Row> = Readonly<{ rows: readonly Row[]; total: number }>;

/** From `from` (inclusive) to `to` (exclusive), UTC epoch milliseconds. */
export type Span = Readonly<{ from: number; to: number }>;

/** A group of a coalition. */
export type InGroup = Readonly<{ coalitionId: string; groupId: string }>;
