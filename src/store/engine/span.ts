/** A part of a longer list, and how long the whole is. */
export type Some<Row> = Readonly<{ rows: readonly Row[]; total: number }>;

/** From `from` (inclusive) to `to` (exclusive), UTC epoch milliseconds. */
export type Span = Readonly<{ from: number; to: number }>;

/** Which group of which coalition. */
export type InGroup = Readonly<{ coalitionId: string; groupId: string }>;
