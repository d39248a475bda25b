import { type Block, bold, type Entry, type Line, plain } from '../../chat/card.ts';
import { dayIn } from '../../domain/dates/calendar.ts';
import type {
  AskCounts,
  AskedPoll,
  Author,
  Digest,
  EventDigest,
  GroupDigest,
  HelpWanted,
  OwnedItem,
  ToldItem,
} from '../../domain/digest.ts';
import { average, type Counts, leaders, type Result } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { askControls } from '../items/answer-cards.ts';
import { dueOrNone, entry, note } from '../pieces.ts';
import { turnoutText } from '../polls/event-cards.ts';

/** Parts that several cards of the summaries share. */

export type DigestView<D extends Digest = Digest> = Readonly<{
  digest: D;
  /** In a preview: when the summary is posted. */
  comesAt?: number;
  timeZone: string;
}>;

/** "Clean Coast: November 2026", or "Clean Coast: October 2026 to December 2026" for a quarter. */
export const digestTitle = (words: Words, { coalition, period }: Pick<Digest, 'coalition' | 'period'>) =>
  words.text('digest.title', { coalition, period: monthsBetween(words, period.firstDay, period.lastDay) });

/** "November 2026" for one month, "October 2026 to December 2026" for more. */
export const monthsBetween = (words: Words, firstDay: string, lastDay: string): string => {
  const [first, last] = [words.month(firstDay), words.month(lastDay)];
  return first === last ? first : words.text('digest.quarter', { first, last });
};

export const helpEntry = (words: Words, help: HelpWanted): Entry =>
  entry(words.line('digest.helpLine', { group: bold(words.show(help.group)), help: help.help }), [
    ...words.line('digest.helpDetail', {
      from: help.helpFrom,
      body: help.body,
      ref: words.ref(help.number),
      age: words.text('digest.age', { n: help.daysOpen }),
    }),
    ...takenLine(words, help),
  ]);

/** Who promised to help, and by when. */
const takenLine = (words: Words, { taken }: HelpWanted): Line => {
  if (taken === null) return [];
  const { number, group, owner, dueOn } = taken;
  const said = { group, owner: words.name(owner), ref: words.ref(number) };
  if (taken.done) return [plain(' · '), ...words.line('digest.takenDone', said)];
  const due = plain(dueOrNone(words, dueOn === null ? null : words.shortDay(dueOn)));
  return [plain(' · '), ...words.line('digest.taken', { ...said, due })];
};

/** Below a list of difficulties: what became of them, and the menu with which a committee takes one on. */
export const askBlocks = (
  words: Words,
  { asked, taken, done }: AskCounts,
  open: readonly HelpWanted[],
  canPassOn: boolean,
): readonly Block[] => [
  ...(asked === 0
    ? []
    : [
        note(
          words.line('asked.counts', {
            asked: words.number(asked),
            taken: words.number(taken),
            done: words.number(done),
          }),
        ),
      ]),
  ...askControls(
    words,
    open.filter((ask) => ask.taken === null),
    canPassOn,
  ),
];

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

const eventEntry = (words: Words, event: EventDigest): Entry => {
  const comments = (event.result?.comments ?? []).slice(0, commentsShown);
  return entry(
    words.line('digest.eventLine', {
      label: bold(words.text('digest.event')),
      title: event.title,
      score: plain(event.result === null ? words.text('digest.pollOpen') : scoreOf(words, event.result)),
    }),
    comments.length === 0
      ? undefined
      : comments.flatMap((comment, index) => [
          ...(index === 0 ? [] : [plain(' ')]),
          ...words.line('digest.comment', { comment }),
        ]),
  );
};

/** The entries of a group: achievements first, then overdue, progress, new and due. */
export const groupEntries = (words: Words, group: GroupDigest, timeZone: string): readonly Entry[] => [
  ...group.done.rows.map(({ item, person }) =>
    labelled(
      words,
      words.text('digest.done'),
      item,
      words.line('digest.doneDetail', {
        person: words.name(person),
        when: item.doneAt === null ? '' : words.shortDay(dayIn(timeZone, item.doneAt)),
      }),
    ),
  ),
  ...group.events.map((event) => eventEntry(words, event)),
  ...group.asked.map((poll) => askedEntry(words, poll)),
  ...group.resolved.map(({ body, how, number }) =>
    entry(
      words.line('digest.item', {
        label: bold(words.text('digest.resolved')),
        ref: words.ref(number),
        title: body,
      }),
      how === null ? undefined : [words.quote(how)],
    ),
  ),
  ...group.overdue.rows.map((row) =>
    labelled(words, words.text('digest.overdue'), row.item, ownerDue(words, row)),
  ),
  ...group.progress.rows.map(({ body, person, itemNumber, on }) =>
    entry(
      words.line('digest.said', { label: bold(words.text('digest.progress')), body }),
      itemNumber === null
        ? words.line('digest.saidBy', { person: words.name(person), when: words.shortDay(on) })
        : words.line('digest.saidOn', {
            person: words.name(person),
            ref: words.ref(itemNumber),
            when: words.shortDay(on),
          }),
    ),
  ),
  ...group.dropped.rows.map(({ item, why }) =>
    labelled(words, words.text('digest.dropped'), item, [words.quote(why)]),
  ),
  ...newOnly(group).map((item) => labelled(words, words.text('digest.opened'), item)),
  ...group.dueNext.rows.map((row) =>
    labelled(words, words.text('digest.dueNext'), row.item, ownerDue(words, row)),
  ),
];

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
  group.asked.length +
  group.resolved.length +
  group.overdue.total +
  group.progress.total +
  group.dropped.total +
  newOnly(group).length +
  (group.opened.total - group.opened.rows.length) +
  group.dueNext.total;

/** "At risk · 3 done, 2 new, 1 overdue". */
export const statusCounts = (words: Words, group: GroupDigest): string => {
  const counts = words.text('digest.counts', {
    done: words.number(group.done.total),
    opened: words.number(group.opened.total),
    overdue: words.number(group.overdue.total),
  });
  return `${words.text(`status.${group.status}`)} · ${counts}`;
};

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
