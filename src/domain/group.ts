export type Group = Readonly<{
  id: string;
  name: string;
  /** The one goal its action plan is for. */
  goal: string;
  convenerId: string;
  createdAt: number;
  /** How it stands by its convener's own word, which goes before the rule. */
  said: StatusSaid | null;
}>;

export type GroupStatus = 'on-track' | 'at-risk' | 'blocked';

export type StatusSaid = Readonly<{ status: GroupStatus; reason: string; at: number }>;

/** Two names are the same group when they differ only in case, spacing or the forms of an Arabic letter. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\u064b-\u0652\u0640]/g, '')
    .replace(/[أإآ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
