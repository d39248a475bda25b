import { isBlank, plainLetters } from './plain-letters.ts';

/** How long a poll stays open by default. */
export const pollOpenMs = 72 * 60 * 60 * 1000;

/** The maximum time that a poll stays open: beyond it a date was probably misread. */
export const pollLongestMs = 31 * 24 * 60 * 60 * 1000;

export const scores = [1, 2, 3, 4, 5] as const;

/** The maximum length of a question, in characters. */
export const questionMax = 300;

const choicesAtLeast = 2;
const choicesAtMost = 8;
/** The greatest length of one choice, in characters: it has to fit on a button. */
const choiceMax = 60;

/** `answer` is the index of the answer, from 0. */
export type Ballot = Readonly<{ answer: number; comment: string | null }>;

/** How many people gave each answer, in the order of the answers: 1 to 5 for a score. */
export type Counts = readonly number[];

/**
 * What remains of a poll once it is sealed. Below the threshold only the number of answers remains: the
 * counts and the comments are not stored at all, so they cannot be shown later.
 */
export type Result = Readonly<{
  answers: number;
  /** How many members the group had at the close. */
  members: number;
  counts: Counts | null;
  comments: readonly string[];
}>;

export type Poll = Readonly<{
  id: string;
  /** Its number: its own, or that of its event. */
  number: number;
  groupId: string;
  /** Its event; `null` if a person asked. */
  eventId: string | null;
  askedBy: string | null;
  /** The question; for an event, its title. */
  question: string;
  /** The choices; `null` when the answer is a score from 1 to 5. */
  choices: readonly string[] | null;
  threshold: number;
  openedAt: number;
  closesAt: number;
  sealedAt: number | null;
  result: Result | null;
}>;

/** How many possible answers a poll has. */
export const answersOf = ({ choices }: Pick<Poll, 'choices'>): number => choices?.length ?? scores.length;

/** The answer that a button names; `null` if this poll has no such answer. */
export const readAnswer = (poll: Pick<Poll, 'choices'>, named: string | undefined): number | null => {
  const answer = /^\d$/.test(named ?? '') ? Number(named) : -1;
  return answer >= 0 && answer < answersOf(poll) ? answer : null;
};

/** The valid choices; `null` when they are too few, too many, too long, blank, or not all different. */
export const fitChoices = (choices: readonly string[]): readonly string[] | null => {
  const different = new Set(choices.map((choice) => plainLetters(choice).trim())).size === choices.length;
  const fit = choices.every((choice) => [...choice].length <= choiceMax && !isBlank(choice));
  const count = choices.length >= choicesAtLeast && choices.length <= choicesAtMost;
  return different && fit && count ? choices : null;
};

/**
 * Counts the ballots and discards who may have given which. The counts stay hidden unless as many members of
 * the group answered as the threshold requires. Non-members do not count towards it, because anybody could
 * bring them in. `shuffle` must be unpredictable.
 */
export const seal = (
  poll: Pick<Poll, 'choices' | 'threshold'>,
  ballots: readonly Ballot[],
  group: Readonly<{ members: number; answers: number }>,
  shuffle: (comments: readonly string[]) => readonly string[],
): Result => {
  const { members } = group;
  if (group.answers < poll.threshold) return { answers: ballots.length, members, counts: null, comments: [] };
  const counts = Array.from({ length: answersOf(poll) }, () => 0);
  for (const { answer } of ballots) counts[answer] = (counts[answer] ?? 0) + 1;
  const comments = ballots.flatMap((ballot) => (ballot.comment === null ? [] : [ballot.comment]));
  return { answers: ballots.length, members, counts, comments: shuffle(comments) };
};

/** The mean score, to one decimal. */
export const average = (counts: Counts): number => {
  const answers = counts.reduce((sum, n) => sum + n, 0);
  const total = counts.reduce((sum, n, index) => sum + n * (index + 1), 0);
  return Math.round((total / answers) * 10) / 10;
};

/** The choices with the most answers; several in a tie. */
export const leaders = (choices: readonly string[], counts: Counts): readonly string[] => {
  const most = Math.max(...counts);
  return choices.filter((_, index) => counts[index] === most);
};

/**
 * Answers per hundred members. `null` when there are more answers than members: some were guests, and it is
 * unknown how many.
 */
export const turnoutPercent = (result: Pick<Result, 'answers' | 'members'>): number | null =>
  result.members === 0 || result.answers > result.members
    ? null
    : Math.round((result.answers / result.members) * 100);

const dayMs = 24 * 60 * 60 * 1000;

/**
 * When the group is reminded of an open poll: a day before the close. `null` for a poll that is open for at
 * most a day and a half, which is too short for a reminder.
 */
export const nudgeAt = ({ openedAt, closesAt }: Pick<Poll, 'openedAt' | 'closesAt'>): number | null =>
  closesAt - openedAt > 1.5 * dayMs ? closesAt - dayMs : null;

/** Whether fewer than half of the group have answered. */
export const isTurnoutLow = (answers: number, members: number): boolean => answers * 2 < members;
