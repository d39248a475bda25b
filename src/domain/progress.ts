/** One line of what was done, against an item or against the group. */
export type Progress = Readonly<{
  id: string;
  groupId: string;
  itemId: string | null;
  personId: string;
  body: string;
  /** How far the item was with it, 0 to 100; `null` where it was not said. */
  percent: number | null;
  at: number;
}>;

/** What stands in the way, and what would help. */
export type Difficulty = Readonly<{
  id: string;
  number: number;
  groupId: string;
  itemId: string | null;
  body: string;
  /** The help asked for. */
  help: string;
  /** Who could give it: a committee, an organisation, a person. */
  helpFrom: string;
  raisedBy: string;
  raisedAt: number;
  resolvedAt: number | null;
  resolvedBy: string | null;
  resolution: string | null;
}>;
