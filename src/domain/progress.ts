import type { CommitteeKind } from './coalition.ts';
import type { HelpKind } from './partner.ts';

/** One line about what was done, on an item or in the group. */
export type Progress = Readonly<{
  id: string;
  groupId: string;
  itemId: string | null;
  personId: string;
  body: string;
  /** Progress of the item at that time, 0 to 100; `null` where none was given. */
  percent: number | null;
  at: number;
}>;

/** An obstacle, and what would help. */
export type Difficulty = Readonly<{
  id: string;
  number: number;
  groupId: string;
  itemId: string | null;
  body: string;
  /** The requested help. */
  help: string;
  /** Who could help: a committee, an organisation, a person. */
  helpFrom: string;
  raisedBy: string;
  raisedAt: number;
  resolvedAt: number | null;
  resolvedBy: string | null;
  resolution: string | null;
  /** Closed because its item was dropped, without being solved. */
  givenUp: boolean;
  /** The committee that is asked; `null` when the help is asked of somebody else. */
  askedOf: CommitteeKind | null;
  /** Why the executive committee passed it on to the strategic committee; `null` if it did not. */
  passedOnWhy: string | null;
  /** What kind of help it asks for; `null` where none was said. */
  kind: HelpKind | null;
}>;
