import { type Block, bold, type Card, type Entry, plain } from '../chat/card.ts';
import type { EventDigest, GroupDigest, HelpWanted, MonthlyDigest } from '../domain/digest.ts';
import type { Item } from '../domain/item.ts';
import { average } from '../domain/poll.ts';
import type { Words } from '../words/words.ts';
import { turnoutText } from './event-cards.ts';
import { card, entry, list, note, rule, text } from './pieces.ts';

/** Groups beyond these are told in one line each, so that sixty of them still fit one card. */
const groupsInFull = 8;

const helpEntry = (words: Words, help: HelpWanted): Entry =>
  entry(
    words.line('digest.helpLine', {
      group: bold(words.show(help.group)),
      help: help.help,
    }),
    words.line('digest.helpDetail', {
      from: help.helpFrom,
      body: help.body,
      ref: words.ref(help.number),
      age: words.text('digest.age', { n: help.daysOpen }),
    }),
  );

const itemEntry = (words: Words, label: string, item: Item, detail?: Entry['detail']): Entry =>
  entry(
    words.line('digest.item', { label: bold(label), ref: words.ref(item.number), title: item.title }),
    detail,
  );

const scoreOf = (words: Words, { result }: EventDigest): string => {
  if (result === null) return words.text('digest.pollOpen');
  const score =
    result.counts === null
      ? words.text('digest.scoreHidden')
      : words.text('digest.score', { average: words.number(average(result.counts)) });
  return `${score} · ${turnoutText(words, result)}`;
};

/** A comment or two show what is behind a score. */
const commentsShown = 2;

const eventEntry = (words: Words, event: EventDigest): Entry => {
  const comments = (event.result?.comments ?? []).slice(0, commentsShown);
  return entry(
    words.line('digest.eventLine', {
      label: bold(words.text('digest.event')),
      title: event.title,
      score: plain(scoreOf(words, event)),
    }),
    comments.length === 0
      ? undefined
      : comments.flatMap((comment, index) => [
          ...(index === 0 ? [] : [plain(' ')]),
          ...words.line('digest.comment', { comment }),
        ]),
  );
};

const ownerDue = (words: Words, { item, owner }: Readonly<{ item: Item; owner: string | null }>) =>
  words.line('digest.ownerDue', {
    owner: owner ?? words.text('nobody'),
    when: item.dueOn === null ? words.text('item.noDue') : words.shortDay(item.dueOn),
  });

const groupEntries = (
  words: Words,
  group: GroupDigest,
  zoneDay: (at: number) => string,
): readonly Entry[] => [
  ...group.done.rows.map(({ item, person }) =>
    itemEntry(
      words,
      words.text('digest.done'),
      item,
      words.line('digest.doneDetail', {
        person,
        when: item.doneAt === null ? '' : words.shortDay(zoneDay(item.doneAt)),
      }),
    ),
  ),
  ...group.events.map((event) => eventEntry(words, event)),
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
    itemEntry(words, words.text('digest.overdue'), row.item, ownerDue(words, row)),
  ),
  ...group.progress.rows.map(({ body, person, itemNumber, on }) =>
    entry(
      words.line('digest.said', { label: bold(words.text('digest.progress')), body }),
      itemNumber === null
        ? words.line('digest.saidBy', { person, when: words.shortDay(on) })
        : words.line('digest.saidOn', { person, ref: words.ref(itemNumber), when: words.shortDay(on) }),
    ),
  ),
  ...newOnly(group).map((item) => itemEntry(words, words.text('digest.opened'), item)),
  ...group.dueNext.rows.map((row) =>
    itemEntry(words, words.text('digest.dueNext'), row.item, ownerDue(words, row)),
  ),
];

const counts = (words: Words, group: GroupDigest): string =>
  words.text('digest.counts', {
    done: words.number(group.done.total),
    opened: words.number(group.opened.total),
    overdue: words.number(group.overdue.total),
  });

/** New items that nothing else in the section tells of. */
const newOnly = (group: GroupDigest): readonly Item[] => {
  const told = new Set(
    [...group.done.rows, ...group.overdue.rows, ...group.dueNext.rows].map(({ item }) => item.id),
  );
  return group.opened.rows.filter((item) => !told.has(item.id));
};

/** How much of a group's section there is to tell, shown or not. */
const totalOf = (group: GroupDigest): number =>
  group.done.total +
  group.events.length +
  group.resolved.length +
  group.overdue.total +
  group.progress.total +
  newOnly(group).length +
  (group.opened.total - group.opened.rows.length) +
  group.dueNext.total;

const section = (words: Words, group: GroupDigest, zoneDay: (at: number) => string): readonly Block[] => [
  rule,
  text(bold(words.show(group.group)), plain(` · ${counts(words, group)}`)),
  list(words, groupEntries(words, group, zoneDay), totalOf(group), '/action list'),
];

const others = (words: Words, groups: readonly GroupDigest[]): readonly Block[] =>
  groups.length === 0
    ? []
    : [
        rule,
        text(bold(words.text('digest.othersHead'))),
        list(
          words,
          groups.map((group) =>
            entry(
              words.line('digest.groupLine', { group: group.group, counts: plain(counts(words, group)) }),
            ),
          ),
          groups.length,
        ),
      ];

export type DigestView = Readonly<{
  digest: MonthlyDigest;
  /** In a preview: when the summary itself is due. */
  previewOf?: number;
  /** The local day of an instant, in the coalition's zone. */
  zoneDay: (at: number) => string;
}>;

/** Where the committee can help stands first; then what each group did, and what stands out there. */
export const monthlyDigestCard = (words: Words, { digest, previewOf, zoneDay }: DigestView): Card => {
  const title = words.text('digest.title', {
    coalition: digest.coalition,
    month: words.month(digest.period.firstDay),
  });
  const nothing = digest.groups.length === 0;
  return card(words, title, digest.help.total > 0 ? 'warning' : 'good', [
    text(
      previewOf === undefined
        ? words.line('digest.lead')
        : words.line('digest.preview', { when: words.moment(previewOf) }),
    ),
    text(bold(words.text('digest.helpHead'))),
    ...(digest.help.total === 0
      ? [text(words.line('digest.helpNone'))]
      : [
          list(
            words,
            digest.help.rows.map((help) => helpEntry(words, help)),
            digest.help.total,
          ),
        ]),
    ...(nothing ? [rule, text(words.line('digest.nothing'))] : []),
    ...digest.groups.slice(0, groupsInFull).flatMap((group) => section(words, group, zoneDay)),
    ...others(words, digest.groups.slice(groupsInFull)),
    ...(digest.quiet.length === 0 || nothing
      ? []
      : [rule, text(words.line('digest.quiet', { groups: digest.quiet.join('، ') }))]),
    note(words.line('digest.note', { when: words.moment(digest.asOf) })),
  ]);
};
