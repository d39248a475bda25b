import { type Block, bold, type Card, type Inline, plain } from '../../chat/card.ts';
import { shorten } from '../../chat/text/clean.ts';
import type { GroupDigest, MonthlyDigest } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, list, note, rule, text } from '../pieces.ts';
import { itemsByStateChart } from './charts.ts';
import {
  askBlocks,
  convenerLines,
  type DigestView,
  digestTitle,
  groupEntries,
  helpEntry,
  statusCounts,
  totalOf,
} from './digest-pieces.ts';
import { quarterlyCard } from './quarterly-card.ts';

/** Names in commands are cut to this, so that the command fits. */
const nameMax = 80;

/** Further groups get one line each, so that sixty groups fit on one card. */
const groupsInFull = 6;

/** How many groups get a line each, and how many are only named; the card counts the rest. */
const groupsInLines = 60;
const groupsNamed = 30;

/** A summary, in the language of its reader. */
export const digestCard = (words: Words, { digest, ...view }: DigestView): Card =>
  digest.kind === 'monthly'
    ? monthlyCard(words, { digest, ...view })
    : quarterlyCard(words, { digest, ...view });

/** The monthly summary: first where the committee can help, then each group. */
const monthlyCard = (words: Words, { digest, comesAt, timeZone }: DigestView<MonthlyDigest>): Card => {
  const { groups, help } = digest;
  return card(words, digestTitle(words, digest), help.total > 0 ? 'warning' : 'good', [
    text(
      comesAt === undefined
        ? words.line('digest.lead')
        : words.line('digest.preview', { when: words.moment(comesAt) }),
    ),
    ...helpBlocks(words, digest),
    ...promised(words, digest, timeZone),
    ...(groups.length === 0 ? [rule, text(words.line('digest.nothing'))] : []),
    ...groups.slice(0, groupsInFull).flatMap((group) => section(words, group, timeZone, digest.period.key)),
    ...others(words, groups.slice(groupsInFull)),
    ...(groups.length === 0 ? [] : [rule, chartOf(words, groups)]),
    ...closing(words, digest, comesAt !== undefined),
  ]);
};

const helpBlocks = (words: Words, { help, asks }: MonthlyDigest): readonly Block[] =>
  help.total === 0
    ? [text(words.line('digest.helpNone')), ...askBlocks(words, asks, [], true)]
    : [
        text(bold(words.text('digest.helpHead'))),
        list(
          words,
          help.rows.map((one) => helpEntry(words, one)),
          help.total,
        ),
        ...askBlocks(words, asks, help.rows, true),
      ];

/** What the committee itself promised, and what became of it. */
const promised = (words: Words, { committee, period }: MonthlyDigest, timeZone: string): readonly Block[] => {
  if (committee === null) return [];
  const [line, ...blocks] = section(words, committee, timeZone, period.key);
  return line === undefined ? [] : [line, text(bold(words.text('digest.promisedHead'))), ...blocks];
};

const section = (words: Words, group: GroupDigest, timeZone: string, period: string): readonly Block[] => [
  rule,
  text(
    bold(words.show(group.group)),
    plain(` · ${statusCounts(words, group)}`),
    ...convenerLines(words, group).flatMap((line) => [plain('\n'), ...line]),
  ),
  list(
    words,
    groupEntries(words, group, timeZone),
    totalOf(group),
    `/digest show ${period} group:"${shorten(words.show(group.group), nameMax)}"`,
  ),
];

const others = (words: Words, groups: readonly GroupDigest[]): readonly Block[] =>
  groups.length === 0
    ? []
    : [
        rule,
        text(bold(words.text('digest.othersHead'))),
        list(
          words,
          groups.slice(0, groupsInLines).map((group) =>
            entry(
              words.line('digest.groupLine', {
                group: group.group,
                counts: plain(statusCounts(words, group)),
              }),
            ),
          ),
          groups.length,
          '/group list',
        ),
      ];

const chartOf = (words: Words, groups: readonly GroupDigest[]): Block =>
  itemsByStateChart(
    words,
    groups.map(({ group, done, open, overdue }) => ({
      group,
      done: done.total,
      open: Math.max(0, open - overdue.total),
      overdue: overdue.total,
    })),
  );

/** The first of many groups, and how many more there are. */
const named = (words: Words, groups: readonly string[]): Inline => {
  const names = words.inRow(groups.slice(0, groupsNamed));
  const hidden = groups.length - groupsNamed;
  return plain(hidden <= 0 ? names : words.text('digest.groupsRest', { names, n: words.number(hidden) }));
};

const closing = (
  words: Words,
  { groups, quiet, asOf }: MonthlyDigest,
  isPreview: boolean,
): readonly Block[] => {
  const unseen = groups.filter((group) => !group.confirmed).map(({ group }) => group);
  return [
    ...(quiet.length === 0 || groups.length === 0
      ? []
      : [text(words.line('digest.quiet', { groups: named(words, quiet) }))]),
    ...(unseen.length === 0
      ? []
      : [
          note(
            words.line(isPreview ? 'digest.unconfirmedYet' : 'digest.unconfirmed', {
              groups: named(words, unseen),
            }),
          ),
        ]),
    note(words.line('digest.note', { when: words.moment(asOf) })),
  ];
};
