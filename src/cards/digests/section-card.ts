import { type Block, bold, type Card, code, type Line, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { DigestDay } from '../../domain/coalition.ts';
import type { Period } from '../../domain/dates/period.ts';
import type { Author, Digest, GroupDigest } from '../../domain/digest.ts';
import type { GroupStatus } from '../../domain/group.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { button, buttons, card, facts, list, note, text } from '../pieces.ts';
import {
  convenerLines,
  digestTitle,
  groupEntries,
  reasonEntry,
  reasonLine,
  statusCounts,
  totalOf,
  wholeSection,
} from './digest-pieces.ts';

export type SectionView = Readonly<{
  section: GroupDigest;
  period: Period;
  timeZone: string;
  /** Whether the summary of the period was posted. */
  posted: boolean;
  /** For the group's convener: the group, and when the summary is posted. */
  groupId?: string;
  comesAt?: number;
  /** Too early for a review. */
  isEarly?: boolean;
}>;

/** The section of one group: as a draft for its convener, or in full for a reader. */
export const sectionCard = (words: Words, view: SectionView): Card => {
  const { section, period, comesAt, groupId } = view;
  const entries = groupEntries(words, section, view.timeZone);
  const title = words.text('section.title', { group: section.group, month: words.month(period.firstDay) });
  const ours = groupId !== undefined && comesAt !== undefined;
  return card(words, title, 'neutral', [
    text(bold(statusCounts(words, section))),
    ...convenerLines(words, section).map((line) => text(line)),
    ...reasons(words, section),
    entries.length === 0
      ? text(words.line('section.nothing'))
      : list(words, entries, totalOf(section), ours ? '/action list' : wholeSection(words, view)),
    ...(ours ? [note(sectionNote(words, section, comesAt))] : []),
    ...(ours ? [buttons(...sectionButtons(words, view, groupId))] : []),
  ]);
};

/** Why it is not on track, beside what is overdue: that is among the entries. */
const reasons = (words: Words, { status, why }: GroupDigest): readonly Block[] => {
  const shown = status === 'on-track' ? [] : why.filter(({ kind }) => kind !== 'overdue');
  if (shown.length === 0) return [];
  return [
    list(
      words,
      shown.map((reason) => reasonEntry(words, reason)),
      shown.length,
    ),
  ];
};

const sectionNote = (words: Words, { confirmed }: GroupDigest, comesAt: number): Line =>
  confirmed
    ? words.line('section.confirmed')
    : words.line('section.comes', { when: words.countdown(comesAt) });

const sectionButtons = (words: Words, { section, period, isEarly }: SectionView, id: string) => [
  ...(section.confirmed || isEarly
    ? []
    : [
        button(
          encodeToken({ verb: 'section-ok', id, detail: period.key }),
          words.text('section.right'),
          'primary',
        ),
      ]),
  button(encodeToken({ verb: 'section-note', id, detail: period.key }), words.text('section.addNote')),
];

export type StatusView = Readonly<{
  group: string;
  /** Null where the rule decides. */
  said: Readonly<{ status: GroupStatus; reason: string; by: Author }> | null;
}>;

/** Shown when somebody sets the status of a group by hand, or leaves it to the rule again. */
export const statusCard = (words: Words, view: StatusView): Card => {
  const { group, said } = view;
  if (said === null) return card(words, words.show(group), 'neutral', [text(words.line('status.ruled'))]);
  const tones = { 'on-track': 'good', 'at-risk': 'warning', blocked: 'bad' } as const;
  const status = words.text(`status.${said.status}`);
  return card(words, words.text('status.title', { group, status }), tones[said.status], [
    ...(said.reason === '' ? [] : [text(reasonLine(words, said.reason, said.by))]),
    note(words.line('status.said', { command: '/group status' })),
  ]);
};

export type ScheduleView = Readonly<{
  day: DigestDay;
  time: string;
  fiscalYearStart: number;
  monthlyAt: number;
  quarterlyAt: number;
}>;

/** When summaries are posted; `mine` to change. */
export const scheduleCard = (words: Words, view: ScheduleView, mine: boolean): Card => {
  const day =
    view.day === 'first-workday' || view.day === 'last-workday'
      ? words.text(`schedule.${view.day}`)
      : words.text('schedule.dayOfMonth', { day: words.number(Number(view.day)) });
  const month = `2000-${String(view.fiscalYearStart).padStart(2, '0')}-01`;
  return card(words, words.text('schedule.title'), 'good', [
    facts(
      [
        words.text('schedule.day'),
        [plain(words.text('schedule.at', { day, time: words.figures(view.time) }))],
      ],
      [words.text('schedule.monthly'), words.moment(view.monthlyAt)],
      [words.text('schedule.quarterly'), words.moment(view.quarterlyAt)],
      [words.text('schedule.fiscal'), words.monthName(month)],
    ),
    ...(mine ? [buttons(openFormButton(words, 'coalition schedule'))] : []),
  ]);
};

/** Confirms that a summary was posted early. */
export const publishedCard = (words: Words, digest: Digest, which: 'new' | 'stuck' = 'new'): Card =>
  card(words, digestTitle(words, digest), 'good', [
    text(words.line(which === 'new' ? 'digest.published' : 'digest.stuckPosted')),
  ]);

/** Comes with a summary as a file. `title` is shown as it is. */
export const digestFileCard = (
  words: Words,
  { title, file }: Readonly<{ title: string; file: string }>,
): Card =>
  card(words, title, 'neutral', [
    text(words.line('digest.file', { file: code(file) })),
    note(words.line('digest.fileNote')),
  ]);
