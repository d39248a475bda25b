import { type Block, bold, type Card, type Entry, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import { average, leaders, type Poll, type Result, scores } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { type AnswerCount, distributionChart } from '../digests/charts.ts';
import { openOne } from '../open-pieces.ts';
import {
  button,
  buttons,
  card,
  entry,
  list,
  note,
  pageButtons,
  pageList,
  text,
  undoButton,
} from '../pieces.ts';
import { turnoutText } from './event-cards.ts';

/** The number of answers so far, and of members of the group. */
export type Answered = Readonly<{ answers: number; members: number }>;

/** A poll. `askedBy` is `null` for a poll about an event, `answered` once the poll is closed. */
export type PollView = Readonly<{
  poll: Poll;
  askedBy: Mentionable | null;
  answered: Answered | null;
  /** The change that the asker can undo on this card. */
  undo?: string;
}>;

const isAboutEvent = (poll: Poll): boolean => poll.eventId !== null;

/** The labels of the answers in order, for buttons and bars. */
const answerLabels = (words: Words, poll: Poll): readonly string[] => {
  if (poll.choices !== null) return poll.choices.map(words.show);
  const ends = isAboutEvent(poll)
    ? (['poll.poor', 'poll.excellent'] as const)
    : (['poll.lowest', 'poll.highest'] as const);
  return scores.map((value) => {
    const score = words.number(value);
    if (value === 1) return words.text(ends[0], { score });
    return value === 5 ? words.text(ends[1], { score }) : score;
  });
};

/** Every platform fits five buttons in a row; more are split into two rows. */
const rowMax = 5;

const answerButtons = (words: Words, poll: Poll): readonly Block[] => {
  const all = answerLabels(words, poll).map((label, answer) =>
    button(encodeToken({ verb: 'rate', id: poll.id, detail: String(answer) }), label),
  );
  if (all.length <= rowMax) return [buttons(...all)];
  const half = Math.ceil(all.length / 2);
  return [buttons(...all.slice(0, half)), buttons(...all.slice(half))];
};

const howToAnswer = (words: Words, poll: Poll): Line => {
  const closes = words.countdown(poll.closesAt);
  if (isAboutEvent(poll)) return words.line('poll.ask', { closes });
  return words.line(poll.choices === null ? 'poll.askScore' : 'poll.askChoice', { closes });
};

/** Guests can answer too: with more answers than members, "of {members}" makes no sense. */
const answeredLine = (words: Words, { answers, members }: Answered): Line =>
  members === 0 || answers > members
    ? words.line('poll.answered', { n: answers })
    : words.line('poll.answeredOf', { n: answers, members: words.number(members) });

/** Shown before anybody answers: a group with fewer members than the threshold gets no result. */
const tooSmall = (words: Words, { threshold }: Poll, { members }: Answered): readonly Block[] =>
  members >= threshold ? [] : [note(words.line('poll.tooSmall', { k: words.number(threshold), members }))];

/** A poll with its answer buttons. An open poll shows how many people answered, never what. */
export const pollCard = (words: Words, { poll, askedBy, answered, undo }: PollView): Card => {
  if (poll.sealedAt !== null)
    return card(words, words.text('poll.closedTitle', { event: poll.question }), 'neutral', [
      text(words.line('poll.closedText')),
    ]);
  const title = isAboutEvent(poll)
    ? words.text('poll.title', { event: poll.question })
    : words.text('poll.askedTitle', { ref: words.ref(poll.number) });
  return card(words, title, 'neutral', [
    ...(isAboutEvent(poll) ? [] : [text(bold(words.show(poll.question)))]),
    text(howToAnswer(words, poll)),
    ...answerButtons(words, poll),
    ...(answered === null ? [] : [note(answeredLine(words, answered)), ...tooSmall(words, poll, answered)]),
    note(words.line('poll.privacy', { k: words.number(poll.threshold) })),
    ...(isAboutEvent(poll) ? [] : [note(words.line('poll.askedBy', { person: words.mention(askedBy) }))]),
    ...(undo === undefined ? [] : [buttons(undoButton(words, undo))]),
  ]);
};

/** A day before the close: how many people answered, never what. */
export const pollNudgeCard = (words: Words, poll: Poll, answers: number): Card =>
  card(words, words.text('poll.nudgeTitle', { question: poll.question }), 'neutral', [
    text(words.line('poll.nudge', { n: answers, closes: words.countdown(poll.closesAt) })),
    ...answerButtons(words, poll),
  ]);

/** What the reminder becomes when the poll closes; the card of the poll says the same at more length. */
export const pollNudgeClosedCard = (words: Words, { question }: Poll): Card =>
  card(words, words.text('poll.nudgeClosed', { question }), 'neutral', []);

/** Everyone who answers a poll gets the same card, so it is made once. */
const rated = new WeakMap<Words, Map<string, Card>>();
const ratedKept = 64;

/** Confirms an answer without repeating it, so that no stored card can reveal it. */
export const ratedCard = (words: Words, poll: Poll): Card => {
  const ofLanguage = rated.get(words) ?? new Map<string, Card>();
  const name = `${poll.id} ${poll.closesAt}`;
  const known = ofLanguage.get(name);
  if (known !== undefined) return known;
  if (ofLanguage.size === ratedKept) ofLanguage.clear();
  const made = makeRatedCard(words, poll);
  rated.set(words, ofLanguage.set(name, made));
  return made;
};

const makeRatedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.ratedTitle'), 'good', [
    text(words.line('poll.rated', { closes: words.countdown(poll.closesAt) })),
    buttons(button(encodeToken({ verb: 'comment', id: poll.id }), words.text('poll.addComment'))),
  ]);

export const commentRemovedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.commentRemovedTitle'), 'neutral', [
    text(words.line('poll.commentRemoved', { closes: words.countdown(poll.closesAt) })),
  ]);

export const commentedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.commentedTitle'), 'good', [
    text(words.line('poll.commented', { closes: words.countdown(poll.closesAt) })),
  ]);

/** Confirms that a poll was closed early. */
export const pollClosedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.closedTitle', { event: poll.question }), 'good', [
    text(words.line('poll.closedEarly')),
  ]);

/** `before` is the average of the group's previous event, or `null` where it can't be shown. */
export type PollResultView = Readonly<{ poll: Poll; result: Result; before: number | null }>;

const scoreText = (words: Words, now: number, before: number | null): string => {
  const [mean, earlier] = [words.number(now), words.number(before ?? 0)];
  if (before === null) return words.text('poll.average', { average: mean });
  if (now === before) return words.text('poll.averageSame', { average: mean });
  return words.text(now > before ? 'poll.averageUp' : 'poll.averageDown', {
    average: mean,
    before: earlier,
  });
};

/** The result in a few words; `null` when too few people answered. */
const outcome = (words: Words, { poll, result, before }: PollResultView): Line | null => {
  if (result.counts === null) return null;
  if (poll.choices === null) return [bold(scoreText(words, average(result.counts), before))];
  const most = words.inRow(leaders(poll.choices, result.counts));
  return words.line('poll.most', { choices: bold(most) });
};

/** Scores from best to worst; choices in their own order. */
const answerCounts = (words: Words, poll: Poll, counts: readonly number[]): readonly AnswerCount[] => {
  const rows = answerLabels(words, poll).map((label, answer) => ({ label, n: counts[answer] ?? 0 }));
  return poll.choices === null ? rows.reverse() : rows;
};

/** A result followed by the turnout in brackets. */
const withTurnout = (words: Words, said: Line, result: Result): Line => [
  ...said,
  plain(` (${turnoutText(words, result)})`),
];

const tooFew = (words: Words, { poll, result }: PollResultView): readonly Block[] => {
  const scored = poll.choices === null;
  if (result.answers === 0) return [text(words.line(scored ? 'poll.noScore' : 'poll.noResult'))];
  const k = words.number(poll.threshold);
  return [
    text(plain(turnoutText(words, result))),
    note(words.line(scored ? 'poll.tooFew' : 'poll.tooFewChoices', { k })),
  ];
};

/** The comments of a poll that one asks for, page by page. */
export type CommentPage = Readonly<{ query: ListQuery; page: Page<string> }>;

/** A result; as it is posted, with as many comments as there is room for. */
export const pollResultCard = (words: Words, view: PollResultView, comments?: CommentPage): Card => {
  const { poll, result } = view;
  const asked = isAboutEvent(poll) ? [] : [text(bold(words.show(poll.question)))];
  const title = isAboutEvent(poll)
    ? words.text('poll.resultTitle', { event: poll.question })
    : words.text('poll.askedResultTitle', { ref: words.ref(poll.number) });
  const outcomeLine = outcome(words, view);
  if (result.counts === null || outcomeLine === null)
    return card(words, title, 'neutral', [...asked, ...tooFew(words, view)]);
  const mean = poll.choices === null ? average(result.counts) : null;
  return card(words, title, 'good', [
    ...asked,
    text(withTurnout(words, outcomeLine, result)),
    distributionChart(words, answerCounts(words, poll, result.counts), mean),
    ...(result.comments.length === 0
      ? []
      : [text(bold(words.text('poll.comments'))), ...commentBlocks(words, view, comments)]),
    ...(isAboutEvent(poll) ? [note(words.line('poll.carried'))] : []),
  ]);
};

const commentBlocks = (
  words: Words,
  { poll, result }: PollResultView,
  asked: CommentPage | undefined,
): readonly Block[] => {
  const entries = (all: readonly string[]) => all.map((comment) => entry([words.quote(comment)]));
  const all = result.comments;
  return asked === undefined
    ? [list(words, entries(all), all.length, `/poll results #${poll.number}`)]
    : [pageList(entries(asked.page.rows)), ...pageButtons(words, asked.query, asked.page)];
};

/** The answer to a request for the result of an open poll, which nobody can see. */
export const pollOpenCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.askedTitle', { ref: words.ref(poll.number) }), 'neutral', [
    text(bold(words.show(poll.question))),
    text(words.line('poll.stillOpen', { closes: words.countdown(poll.closesAt) })),
  ]);

/** A poll in a list: without a result while it is open, and with its group where the list is about all groups. */
export type PollRow = Readonly<{ poll: Poll; said: PollResultView | null; group: string | null }>;

export type PollResultsView = Readonly<{
  query: ListQuery;
  /** Null for the polls of all groups. */
  group: string | null;
  page: Page<PollRow>;
}>;

/** One page of polls: open ones without counts, then the latest results. */
export const pollResultsCard = (words: Words, { query, group, page }: PollResultsView): Card => {
  const title = group === null ? words.text('poll.resultsAll') : words.text('poll.results', { group });
  return card(words, title, 'neutral', [
    page.rows.length === 0
      ? text(words.line('poll.resultsNone'))
      : pageList(page.rows.map((row) => pollRowEntry(words, row))),
    ...openOne(
      words,
      page.rows.map(({ poll: { id, number, question } }) => ({ kind: 'poll', id, number, text: question })),
    ),
    ...pageButtons(words, query, page),
  ]);
};

const pollRowEntry = (words: Words, { poll, said, group }: PollRow): Entry =>
  entry(words.line('poll.resultsLine', { ref: bold(words.ref(poll.number)), question: poll.question }), [
    ...(group === null ? [] : [plain(words.show(group)), plain(' · ')]),
    ...stateOf(words, poll, said),
  ]);

const stateOf = (words: Words, poll: Poll, said: PollResultView | null): Line => {
  if (said === null) return words.line('poll.openUntil', { closes: words.countdown(poll.closesAt) });
  if (said.result.answers === 0) return words.line('digest.noAnswers');
  return withTurnout(words, outcome(words, said) ?? words.line('digest.scoreHidden'), said.result);
};
