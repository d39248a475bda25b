import { type Block, bold, type Card, type Entry, type Inline, type Line, plain } from '../../chat/card.ts';
import { languageTraits } from '../../chat/languages.ts';
import { mostChoices } from '../../chat/limits.ts';
import { shorten } from '../../chat/text/clean.ts';
import { encodeToken } from '../../chat/token.ts';
import type { GroupDigest, MonthlyDigest, PartOf } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, rule, text } from '../pieces.ts';
import { helpBlocks } from './ask-pieces.ts';
import { itemsByStateChart } from './charts.ts';
import {
  asPage,
  convenerLines,
  type DigestView,
  digestTitle,
  figuresOf,
  figuresText,
  fileCommand,
  groupEntries,
  heldEntries,
  namesInRow,
  reasonEntry,
  statusCounts,
  totalOf,
  wholeSection,
} from './digest-pieces.ts';
import { quarterlyCard } from './quarterly-card.ts';

/** Groups that are not on track get their reasons and a button each; the next ones get lines. */
const groupsInFull = 3;

/** How many entries such a group has after its reasons. */
const entriesOfNeedy = 3;

/** How many groups get lines; the card counts the rest. */
const groupsInLines = 60;

/** How much of a group's name the menu shows. */
const optionMax = 40;

/** A summary, in the language of its reader. */
export const digestCard = (words: Words, { digest, ...view }: DigestView): Card =>
  digest.kind === 'monthly'
    ? monthlyCard(words, { digest, ...view })
    : quarterlyCard(words, { digest, ...view });

/** The monthly summary: what to act on, how it stands, what needs help, and a line or two of all else. */
const monthlyCard = (words: Words, view: DigestView<MonthlyDigest>): Card => {
  const { digest, comesAt } = view;
  const { groups, help } = digest;
  const needy = groups.filter(({ status }) => status !== 'on-track').slice(0, groupsInFull);
  const others = groups.filter((group) => !needy.includes(group));
  return card(words, digestTitle(words, digest), help.total > 0 ? 'warning' : 'good', [
    ...(comesAt === undefined
      ? []
      : [text(words.line('digest.preview', { when: words.countdown(comesAt) }))]),
    ...asks(words, view),
    ...(groups.length === 0 ? [rule, text(words.line('digest.nothing'))] : picture(words, groups)),
    ...needy.flatMap((group) => needyGroup(words, group, view)),
    ...otherGroups(words, others, view),
    ...promised(words, view),
    ...held(words, view),
    ...ahead(words, digest),
    ...closing(words, view),
    asPage(words, view),
  ]);
};

const asks = (
  words: Words,
  { digest: { help, asks: counts } }: DigestView<MonthlyDigest>,
): readonly Block[] => {
  if (help.total > 0)
    return helpBlocks(words, [{ head: words.text('digest.helpHead'), asks: help }], counts, true);
  return [text(words.line('digest.helpNone')), ...helpBlocks(words, [], counts, true)];
};

/** How the groups stand, in one line and as a picture. */
const picture = (words: Words, groups: readonly GroupDigest[]): readonly Block[] => {
  const counts = (['blocked', 'at-risk', 'on-track'] as const).flatMap((status) => {
    const n = groups.filter((group) => group.status === status).length;
    return n === 0
      ? []
      : [
          words.text('digest.statusCount', {
            n: words.number(n),
            status: words.text(`status.${status}`).toLocaleLowerCase(),
          }),
        ];
  });
  return [
    text(
      words.line('digest.statusOfGroups', {
        n: groups.length,
        counts: bold(counts.join(languageTraits[words.language].comma)),
      }),
    ),
    itemsByStateChart(
      words,
      groups.map(({ group, done, open, overdue }) => ({
        group,
        done: done.total,
        open: Math.max(0, open - overdue.total),
        overdue: overdue.total,
      })),
    ),
  ];
};

const heading = (words: Words, group: GroupDigest, ...before: readonly Inline[]): Block =>
  text(
    ...before,
    bold(words.show(group.group)),
    plain(` · ${statusCounts(words, group)}`),
    ...convenerLines(words, group).flatMap((line) => [plain('\n'), ...line]),
  );

/** A group that is blocked or at risk: why, the first of what it did, and a button that shows all of it. */
const needyGroup = (words: Words, group: GroupDigest, view: DigestView<MonthlyDigest>): readonly Block[] => {
  const { digest, timeZone } = view;
  const why = group.why.map((reason) => reasonEntry(words, reason));
  // On a page, the whole section follows.
  if (view.whole) return [heading(words, group), list(words, why, why.length)];
  const untold = withoutTold(group);
  const did = groupEntries(words, untold, timeZone, entriesOfNeedy);
  return [
    heading(words, group),
    list(words, [...why, ...did], why.length + totalOf(untold), ofSection(words, group, view)),
    buttons(
      button(
        encodeToken({ verb: 'section-more', id: group.groupId, detail: digest.period.key }),
        words.text('section.more'),
      ),
    ),
  ];
};

/** The command that shows a section of this summary whole. */
const ofSection = (words: Words, section: GroupDigest, { digest, comesAt }: DigestView): string =>
  wholeSection(words, { section, period: digest.period, posted: comesAt === undefined });

/** A group without what the summary shows elsewhere: its events, its polls, and the item that is a reason. */
const withoutTold = (group: GroupDigest): GroupDigest => {
  const told = new Set(group.why.flatMap((reason) => (reason.kind === 'overdue' ? [reason.number] : [])));
  const { overdue, opened } = group;
  return {
    ...group,
    events: [],
    asked: [],
    overdue: without(overdue, ({ item }) => told.has(item.number)),
    opened: without(opened, ({ number }) => told.has(number)),
  };
};

const without = <Row>({ rows, total }: PartOf<Row>, isTold: (row: Row) => boolean): PartOf<Row> => {
  const left = rows.filter((row) => !isTold(row));
  return { rows: left, total: total - (rows.length - left.length) };
};

/** A line for each group, the first thing it has to say below it, and a menu that shows one of them whole. */
const otherGroups = (
  words: Words,
  groups: readonly GroupDigest[],
  view: DigestView<MonthlyDigest>,
): readonly Block[] => {
  if (groups.length === 0) return [];
  const { digest, timeZone, whole } = view;
  const all = groups.length === digest.groups.length;
  return [
    text(bold(words.text(all ? 'digest.othersHead' : 'digest.othersMore'))),
    list(
      words,
      groups
        .slice(0, whole ? groups.length : groupsInLines)
        .map((group) => groupEntry(words, group, timeZone)),
      groups.length,
      fileCommand(words, view),
    ),
    {
      kind: 'select',
      token: encodeToken({ verb: 'section-more', id: 'one', detail: digest.period.key }),
      label: words.text('section.moreOf'),
      options: groups
        .slice(0, mostChoices)
        .map(({ groupId, group }) => ({ value: groupId, label: words.show(shorten(group, optionMax)) })),
    },
  ];
};

const groupEntry = (words: Words, group: GroupDigest, timeZone: string): Entry => {
  const counts =
    group.status === 'on-track' ? figuresText(words, figuresOf(group)) : statusCounts(words, group);
  const [first] = [
    ...convenerLines(words, group),
    ...(group.status === 'on-track' ? [] : group.why.map((reason) => reasonEntry(words, reason).body)),
    ...groupEntries(words, withoutTold(group), timeZone, 1).map(({ body }) => body),
  ];
  return entry(
    words.line('digest.groupLine', {
      group: bold(words.show(group.group)),
      counts: plain(counts === '' ? words.text('digest.nothingLogged') : counts),
    }),
    first,
  );
};

/** What the committee itself promised, and what became of it. */
const promised = (words: Words, view: DigestView<MonthlyDigest>): readonly Block[] => {
  const { committee } = view.digest;
  return committee === null
    ? []
    : [
        heading(words, committee, bold(words.text('digest.promisedHead')), plain('\n')),
        list(
          words,
          groupEntries(words, committee, view.timeZone),
          totalOf(committee),
          ofSection(words, committee, view),
        ),
      ];
};

/** What was held and asked, with what people said of it. */
const held = (words: Words, view: DigestView<MonthlyDigest>): readonly Block[] => {
  const entries = view.digest.groups.flatMap((group) =>
    heldEntries(words, group).map(({ body, detail }) =>
      entry([bold(words.show(group.group)), plain(' · '), ...body], detail),
    ),
  );
  return entries.length === 0
    ? []
    : [
        text(bold(words.text('digest.heldHead'))),
        list(words, entries, entries.length, fileCommand(words, view)),
      ];
};

const ahead = (words: Words, { ahead: events }: MonthlyDigest): readonly Block[] =>
  events.total === 0
    ? []
    : [
        text(bold(words.text('digest.aheadHead'))),
        list(
          words,
          events.rows.map(({ on, title, group }) =>
            entry(words.line('digest.aheadLine', { day: bold(words.day(on)), title, group })),
          ),
          events.total,
          '/event list all',
        ),
      ];

const named = (words: Words, groups: readonly string[], view: DigestView): Inline =>
  plain(namesInRow(words, groups, groups.length, view));

const closing = (words: Words, view: DigestView<MonthlyDigest>): readonly Block[] => {
  const { groups, quiet, asOf } = view.digest;
  const isPreview = view.comesAt !== undefined;
  const lines = [
    ...(quiet.length === 0 || groups.length === 0
      ? []
      : [words.line('digest.quiet', { groups: named(words, quiet, view) })]),
    ...unreviewed(words, groups, view),
    [
      ...(isPreview ? [] : [...words.line('digest.lead'), plain(' ')]),
      ...words.line('digest.note', { when: words.moment(asOf) }),
    ],
  ];
  return [note(lines.flatMap((line, index) => (index === 0 ? line : [plain('\n'), ...line])))];
};

const unreviewed = (words: Words, groups: readonly GroupDigest[], view: DigestView): readonly Line[] => {
  const isPreview = view.comesAt !== undefined;
  const unseen = groups.filter((group) => !group.confirmed).map(({ group }) => group);
  if (unseen.length === 0) return [];
  if (unseen.length === groups.length && unseen.length > 1)
    return [words.line(isPreview ? 'digest.unconfirmedAllYet' : 'digest.unconfirmedAll')];
  const about = { groups: named(words, unseen, view) };
  return [words.line(isPreview ? 'digest.unconfirmedYet' : 'digest.unconfirmed', about)];
};
