import { type Block, bold, type Card, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import { average, leaders, type Poll, type Result, scores } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { type AnswerCount, distributionChart } from '../digests/charts.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';
import { turnoutText } from './event-cards.ts';

/** How many have answered a poll so far, and how many people its group has. */
export type Answered = Readonly<{ answers: number; members: number }>;

/** A poll, and who asked it: nobody did where it is about an event. `answered` is null once it is closed. */
export type PollView = Readonly<{
  poll: Poll;
  askedBy: Mentionable | null;
  answered: Answered | null;
}>;

const isAboutEvent = (poll: Poll): boolean => poll.eventId !== null;

/** The possible answers in their order, as they stand on buttons and beside bars. */
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

/** Five buttons fit side by side on every platform; more stand in two rows of about the same length. */
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
  const closes = words.moment(poll.closesAt);
  if (isAboutEvent(poll)) return words.line('poll.ask', { closes });
  return words.line(poll.choices === null ? 'poll.askScore' : 'poll.askChoice', { closes });
};

/** Of how many, where that says something: a guest may answer too, and then there are more than members. */
const answeredLine = (words: Words, { answers, members }: Answered): Line =>
  members === 0 || answers > members
    ? words.line('poll.answered', { n: answers })
    : words.line('poll.answeredOf', { n: answers, members: words.number(members) });

/** One tap on an answer. While the poll is open it shows how many answered, and never what. */
export const pollCard = (words: Words, { poll, askedBy, answered }: PollView): Card => {
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
    ...(answered === null ? [] : [note(answeredLine(words, answered))]),
    note(words.line('poll.privacy', { k: words.number(poll.threshold) })),
    ...(isAboutEvent(poll) ? [] : [note(words.line('poll.askedBy', { person: words.mention(askedBy) }))]),
  ]);
};

/** A day before the close: how many have answered, never what. */
export const pollNudgeCard = (words: Words, poll: Poll, answers: number): Card =>
  card(words, words.text('poll.nudgeTitle', { question: poll.question }), 'neutral', [
    text(words.line('poll.nudge', { n: answers, closes: words.moment(poll.closesAt) })),
    ...answerButtons(words, poll),
  ]);

/** Everybody who answers a poll is told the same, so it is put into words once. */
const rated = new WeakMap<Words, Map<string, Card>>();
const ratedKept = 64;

/** Said to whoever has just answered. It does not say what was answered, so that nothing keeps it. */
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
    text(words.line('poll.rated', { closes: words.moment(poll.closesAt) })),
    buttons(button(encodeToken({ verb: 'comment', id: poll.id }), words.text('poll.addComment'))),
  ]);

export const commentedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.commentedTitle'), 'good', [
    text(words.line('poll.commented', { closes: words.moment(poll.closesAt) })),
  ]);

/** Said to whoever has closed a poll before its time. */
export const pollClosedCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.closedTitle', { event: poll.question }), 'good', [
    text(words.line('poll.closedEarly')),
  ]);

/** `before` is the mean score at the event before, where there was one whose score may be shown. */
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

/** What a poll came to, in a few words; `null` where too few answered. */
const outcome = (words: Words, { poll, result, before }: PollResultView): Line | null => {
  if (result.counts === null) return null;
  if (poll.choices === null) return [bold(scoreText(words, average(result.counts), before))];
  const most = words.inRow(leaders(poll.choices, result.counts));
  return words.line('poll.most', { choices: bold(most) });
};

/** The best score first; choices as they were offered. */
const answerCounts = (words: Words, poll: Poll, counts: readonly number[]): readonly AnswerCount[] => {
  const rows = answerLabels(words, poll).map((label, answer) => ({ label, n: counts[answer] ?? 0 }));
  return poll.choices === null ? rows.reverse() : rows;
};

/** What a poll came to, with how many answered behind it. */
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

export const pollResultCard = (words: Words, view: PollResultView): Card => {
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
      : [
          text(bold(words.text('poll.comments'))),
          list(
            words,
            result.comments.map((comment) => entry([words.quote(comment)])),
            result.comments.length,
          ),
        ]),
    ...(isAboutEvent(poll) ? [note(words.line('poll.carried'))] : []),
  ]);
};

/** Asked for the result of a poll that is open: nobody is told how it stands. */
export const pollOpenCard = (words: Words, poll: Poll): Card =>
  card(words, words.text('poll.askedTitle', { ref: words.ref(poll.number) }), 'neutral', [
    text(bold(words.show(poll.question))),
    text(words.line('poll.stillOpen', { closes: words.moment(poll.closesAt) })),
  ]);

export type PollResultsView = Readonly<{
  group: string;
  open: readonly Poll[];
  closed: readonly PollResultView[];
}>;

/** A group's polls: those that are open, without a count, then the last results. */
export const pollResultsCard = (words: Words, { group, open, closed }: PollResultsView): Card => {
  const title = words.text('poll.results', { group });
  if (open.length + closed.length === 0)
    return card(words, title, 'neutral', [text(words.line('poll.resultsNone'))]);
  const line = (poll: Poll): Line =>
    words.line('poll.resultsLine', { ref: bold(words.ref(poll.number)), question: poll.question });
  return card(words, title, 'neutral', [
    list(
      words,
      [
        ...open.map((poll) =>
          entry(line(poll), words.line('poll.openUntil', { closes: words.moment(poll.closesAt) })),
        ),
        ...closed.map((view) =>
          entry(
            line(view.poll),
            view.result.answers === 0
              ? words.line('digest.noAnswers')
              : withTurnout(words, outcome(words, view) ?? words.line('digest.scoreHidden'), view.result),
          ),
        ),
      ],
      open.length + closed.length,
    ),
  ]);
};
