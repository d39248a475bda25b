/** How long a satisfaction poll stays open. */
export const pollOpenMs = 72 * 60 * 60 * 1000;

export const scores = [1, 2, 3, 4, 5] as const;
export type Score = (typeof scores)[number];

/** `null` for whatever is not a score. */
export const readScore = (value: string | undefined): Score | null =>
  scores.find((score) => String(score) === value) ?? null;

export type Ballot = Readonly<{ score: Score; comment: string | null }>;

/** How many gave 1, 2, 3, 4 and 5. */
export type Counts = readonly [number, number, number, number, number];

/**
 * What remains of a poll once it is sealed. Below the threshold only the number of answers remains:
 * the counts and the comments are not kept at all, so nobody can show them later.
 */
export type Result = Readonly<{
  answers: number;
  /** How many people the group had at the close. */
  members: number;
  counts: Counts | null;
  comments: readonly string[];
}>;

export type Poll = Readonly<{
  id: string;
  eventId: string;
  threshold: number;
  openedAt: number;
  closesAt: number;
  sealedAt: number | null;
  result: Result | null;
}>;

/** Counts the ballots and forgets who could have given which. `shuffle` must be unpredictable. */
export const seal = (
  ballots: readonly Ballot[],
  threshold: number,
  members: number,
  shuffle: (comments: readonly string[]) => readonly string[],
): Result => {
  if (ballots.length < threshold) return { answers: ballots.length, members, counts: null, comments: [] };
  const count = (score: Score) => ballots.filter((ballot) => ballot.score === score).length;
  const comments = ballots.flatMap((ballot) => (ballot.comment === null ? [] : [ballot.comment]));
  return {
    answers: ballots.length,
    members,
    counts: [count(1), count(2), count(3), count(4), count(5)],
    comments: shuffle(comments),
  };
};

/** The mean score, to one decimal. */
export const average = (counts: Counts): number => {
  const answers = counts.reduce((sum, n) => sum + n, 0);
  const total = counts.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return Math.round((total / answers) * 10) / 10;
};

/** Answers per hundred members; nobody can be more than all. `null` where the group has no members. */
export const turnoutPercent = (result: Pick<Result, 'answers' | 'members'>): number | null =>
  result.members === 0 ? null : Math.min(100, Math.round((result.answers / result.members) * 100));
