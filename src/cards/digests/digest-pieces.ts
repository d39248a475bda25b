import { type Block, bold, type Entry, type Line, plain } from '../../chat/card.ts';
import { languageTraits } from '../../chat/languages.ts';
import { encodeToken } from '../../chat/token.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type { Period } from '../../domain/dates/period.ts';
import type {
  AskedPoll,
  Author,
  Digest,
  EventDigest,
  GroupDigest,
  OwnedItem,
  ToldItem,
} from '../../domain/digest.ts';
import { average, type Counts, leaders, type Result } from '../../domain/poll.ts';
import type { StatusReason } from '../../domain/status.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, dueOrNone, entry } from '../pieces.ts';
import { turnoutText } from '../polls/event-cards.ts';
import { asFileArgument, digestKinds, ofGroup } from '../typed-lines.ts';

/** Parts that several cards of the summaries share. */

export type DigestView<D extends Digest = Digest> = Readonly<{
  digest: D;
  /** In a preview: when the summary is posted. */
  comesAt?: number;
  timeZone: string;
  /** On a page to print, which has room for everything. */
  whole?: true;
}>;

/** "Clean Coast: November 2026", or "Clean Coast: October 2026 to December 2026" for a quarter. */
export const digestTitle = (words: Words, { coalition, period }: Pick<Digest, 'coalition' | 'period'>) =>
  words.text('digest.title', { coalition, period: monthsBetween(words, period.firstDay, period.lastDay) });

/** The command that gives a summary as a page to print or forward; before it is posted, as it would be now. */
export const fileCommand = (words: Words, { digest, comesAt }: DigestView): string =>
  comesAt === undefined
    ? `/digest show ${digest.period.key} ${words.of(asFileArgument)}`
    : `/digest preview ${words.of(digestKinds[digest.kind])} ${words.of(asFileArgument)}`;

/** Gives the summary as such a page, in private. */
export const asPage = (words: Words, { digest, comesAt }: DigestView): Block =>
  buttons(
    button(
      encodeToken({ verb: 'digest-page', id: comesAt === undefined ? digest.period.key : digest.kind }),
      words.text('digest.asPage'),
    ),
  );

/** How many names a message holds. */
const namesShown = 30;

/** Names in a row, and how many more there are; a page names them all. */
export const namesInRow = (
  words: Words,
  names: readonly string[],
  total: number,
  view: DigestView,
): string => {
  const shown = view.whole ? names : names.slice(0, namesShown);
  const hidden = total - shown.length;
  const row = words.inRow(shown);
  if (hidden <= 0) return row;
  const n = words.number(hidden);
  return view.whole
    ? words.text('digest.namesMore', { names: row, n })
    : words.text('digest.namesRest', { names: row, n, command: fileCommand(words, view) });
};

/** The command that gives a section as a file, which has room for all of it. */
export const wholeSection = (
  words: Words,
  { section, period, posted }: Readonly<{ section: GroupDigest; period: Period; posted: boolean }>,
): string => {
  const rest = `${ofGroup(words, section.group)} ${words.of(asFileArgument)}`;
  return posted ? `/digest show ${period.key} ${rest}` : `/digest preview ${rest}`;
};

/** "November 2026" for one month, "October 2026 to December 2026" for more. */
export const monthsBetween = (words: Words, firstDay: string, lastDay: string): string => {
  const [first, last] = [words.month(firstDay), words.month(lastDay)];
  return first === last ? first : words.text('digest.quarter', { first, last });
};

const labelled = (words: Words, label: string, { number, title }: ToldItem, detail?: Line): Entry =>
  entry(words.line('digest.item', { label: bold(label), ref: words.ref(number), title }), detail);

export const ownerDue = (words: Words, { item, owner }: OwnedItem): Line =>
  words.line('digest.ownerDue', {
    owner: owner ?? words.text('nobody'),
    due: plain(dueOrNone(words, item.dueOn === null ? null : words.shortDay(item.dueOn))),
  });

/** The result of a poll: its score or leading choice, and the turnout. */
const outcome = (words: Words, result: Result, told: (counts: Counts) => string): string => {
  if (result.answers === 0) return words.text('digest.noAnswers');
  const score = result.counts === null ? words.text('digest.scoreHidden') : told(result.counts);
  return `${score} (${turnoutText(words, result)})`;
};

export const scoreOf = (words: Words, result: Result): string =>
  outcome(words, result, (counts) => words.text('digest.score', { average: words.number(average(counts)) }));

const askedEntry = (words: Words, { question, choices, result }: AskedPoll): Entry => {
  const said =
    choices === null
      ? scoreOf(words, result)
      : outcome(words, result, (counts) => leaders(choices, counts).map(words.show).join(' · '));
  return entry(
    words.line('digest.askedLine', {
      label: bold(words.text('digest.poll')),
      question,
      score: plain(said),
    }),
  );
};

/** The first comments explain a score. */
const commentsShown = 2;

/** The result of the poll about an event; `null` when nobody answered it. */
const eventScore = (words: Words, { result }: EventDigest): string | null => {
  if (result === null) return words.text('digest.pollOpen');
  return result.answers === 0 ? null : scoreOf(words, result);
};

const eventEntry = (words: Words, event: EventDigest): Entry => {
  const score = eventScore(words, event);
  const comments = (event.result?.comments ?? []).slice(0, commentsShown);
  const said = { label: bold(words.text('digest.event')), title: event.title };
  return entry(
    score === null
      ? words.line('digest.said', { label: said.label, body: said.title })
      : words.line('digest.eventLine', { ...said, score: plain(score) }),
    comments.length === 0
      ? undefined
      : comments.flatMap((comment, index) => [
          ...(index === 0 ? [] : [plain(' ')]),
          ...words.line('digest.comment', { comment }),
        ]),
  );
};

/** Polls that somebody answered. */
const answered = (group: GroupDigest): readonly AskedPoll[] =>
  group.asked.filter(({ result }) => result.answers > 0);

/** The events and polls of a group. */
export const heldEntries = (words: Words, group: GroupDigest): readonly Entry[] => [
  ...group.events.map((event) => eventEntry(words, event)),
  ...answered(group).map((poll) => askedEntry(words, poll)),
];

/** The entries of a group: achievements first, then overdue, progress, new and due. Those after `most` are not drawn. */
export const groupEntries = (
  words: Words,
  group: GroupDigest,
  timeZone: string,
  most = Number.POSITIVE_INFINITY,
): readonly Entry[] => {
  const drawn: Entry[] = [];
  for (const one of drawEntries(words, group, timeZone)) {
    drawn.push(one);
    if (drawn.length >= most) break;
  }
  return drawn;
};

/** Yields them one by one: a section holds hundreds, and a summary shows the first of each group. */
function* drawEntries(words: Words, group: GroupDigest, timeZone: string): Generator<Entry> {
  for (const { item, person } of group.done.rows)
    yield labelled(
      words,
      words.text('digest.done'),
      item,
      words.line('digest.doneDetail', {
        person: words.name(person),
        when: item.doneAt === null ? '' : words.shortDay(dayIn(timeZone, item.doneAt)),
      }),
    );
  yield* heldEntries(words, group);
  for (const { body, how, number } of group.resolved)
    yield entry(
      words.line('digest.item', {
        label: bold(words.text('digest.resolved')),
        ref: words.ref(number),
        title: body,
      }),
      how === null ? undefined : [words.quote(how)],
    );
  for (const row of group.overdue.rows)
    yield labelled(words, words.text('digest.overdue'), row.item, ownerDue(words, row));
  for (const { body, person, itemNumber, on } of group.progress.rows)
    yield entry(
      words.line('digest.said', { label: bold(words.text('digest.progress')), body }),
      itemNumber === null
        ? words.line('digest.saidBy', { person: words.name(person), when: words.shortDay(on) })
        : words.line('digest.saidOn', {
            person: words.name(person),
            ref: words.ref(itemNumber),
            when: words.shortDay(on),
          }),
    );
  for (const { item, why } of group.dropped.rows)
    yield labelled(words, words.text('digest.dropped'), item, [words.quote(why)]);
  for (const item of newOnly(group)) yield labelled(words, words.text('digest.opened'), item);
  for (const row of group.dueNext.rows)
    yield labelled(words, words.text('digest.dueNext'), row.item, ownerDue(words, row));
}

/** New items that no other entry of the section mentions. */
const newOnly = (group: GroupDigest): readonly ToldItem[] => {
  const told = new Set(
    [...group.done.rows, ...group.overdue.rows, ...group.dueNext.rows].map(({ item }) => item.number),
  );
  return group.opened.rows.filter((item) => !told.has(item.number));
};

/** The number of entries of the whole section. */
export const totalOf = (group: GroupDigest): number =>
  group.done.total +
  group.events.length +
  answered(group).length +
  group.resolved.length +
  group.overdue.total +
  group.progress.total +
  group.dropped.total +
  newOnly(group).length +
  (group.opened.total - group.opened.rows.length) +
  group.dueNext.total;

const figureKeys = ['done', 'opened', 'dropped', 'open', 'overdue'] as const;

type Figures = Readonly<Partial<Record<(typeof figureKeys)[number], number>>>;

/** "3 done, 2 new, 1 overdue", without the zeros; empty when all are zero. */
export const figuresText = (words: Words, figures: Figures): string =>
  figureKeys
    .flatMap((key) => {
      const n = figures[key] ?? 0;
      return n === 0 ? [] : [words.text(`figure.${key}`, { n: words.number(n) })];
    })
    .join(languageTraits[words.language].comma);

export const figuresOf = ({ done, opened, overdue }: GroupDigest): Figures => ({
  done: done.total,
  opened: opened.total,
  overdue: overdue.total,
});

/** "At risk · 3 done, 2 new, 1 overdue". */
export const statusCounts = (words: Words, group: GroupDigest): string =>
  [words.text(`status.${group.status}`), figuresText(words, figuresOf(group))].filter(Boolean).join(' · ');

/** The status that somebody set for the group, and who it was. */
export const convenerLines = (words: Words, group: GroupDigest): readonly Line[] => [
  ...(group.note === null ? [] : [noteLine(words, group.note, group.noteBy)]),
  ...(group.reason === null || group.reason === '' ? [] : [reasonLine(words, group.reason, group.reasonBy)]),
];

const noteLine = (words: Words, note: string, by: Author | null): Line =>
  by?.isConvener === true
    ? words.line('digest.convenerNote', { note })
    : words.line('digest.personNote', { person: words.name(by?.name ?? ''), note });

export const reasonLine = (words: Words, reason: string, by: Author | null): Line =>
  by?.isConvener === true
    ? words.line('status.reason', { reason })
    : words.line('status.reasonOf', { person: words.name(by?.name ?? ''), reason });

/** Why a group is not on track. */
export const reasonEntry = (words: Words, reason: StatusReason): Entry => {
  if (reason.kind === 'silent')
    return entry(
      reason.days === null ? words.line('why.silentEver') : words.line('why.silent', { n: reason.days }),
    );
  if (reason.kind === 'difficulty')
    return entry(
      words.line('why.difficulty', {
        ref: words.ref(reason.number),
        body: reason.body,
        age: plain(words.text('digest.age', { n: reason.days })),
      }),
    );
  return entry(
    words.line('why.overdue', {
      ref: words.ref(reason.number),
      title: reason.title,
      owner: reason.owner ?? words.text('nobody'),
      n: reason.days,
    }),
    reason.more > 0 ? words.line('why.overdueMore', { n: reason.more }) : undefined,
  );
};
