import { type Block, bold, type Card, code, type Line, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { EventAhead } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { figuresText } from '../digests/digest-pieces.ts';
import { dueText, pickDone } from '../items/item-pieces.ts';
import type { DueItem } from '../items/reminder-cards.ts';
import { button, buttons, card, entry, list, note, text, typedName } from '../pieces.ts';

/** Something that waits for one person. */
export type Waiting =
  | Readonly<{ kind: 'section'; group: string; comesAt: number }>
  /** Open items of a group without an owner. */
  | Readonly<{ kind: 'unowned'; group: string; n: number }>
  /** Open difficulties that nobody took on, for a committee that the person sits on. */
  | Readonly<{ kind: 'asks'; committee: CommitteeKind; n: number }>
  | Readonly<{ kind: 'poll'; group: string; question: string; closesAt: number }>;

/** What a group of the person did in the last seven days. */
export type GroupWeek = Readonly<{
  group: string;
  done: number;
  opened: number;
  /** The titles of some of the done items, or the latest line of progress. */
  told: readonly string[];
}>;

export type WeekView = Readonly<{
  today: LocalDate;
  /** The first day of the week. */
  first: LocalDate;
  /** Overdue, or due by the end of the week. */
  due: Readonly<{ items: readonly DueItem[]; total: number }>;
  /** Events of the person's groups in this week. */
  events: readonly EventAhead[];
  waiting: readonly Waiting[];
  groups: readonly GroupWeek[];
  /** Whether there is nothing of all this. */
  isEmpty: boolean;
  /** Whether the person gets this by itself. */
  weekly: boolean;
}>;

/** A person's week: what is due, what waits for them, and what their groups did. */
export const weekCard = (words: Words, view: WeekView): Card => {
  const late = view.due.items.some(({ item }) => item.dueOn < view.today);
  return card(words, words.text('week.title', { day: words.day(view.first) }), late ? 'warning' : 'neutral', [
    ...(view.isEmpty ? [text(words.line('week.nothing'))] : []),
    ...dueBlocks(words, view),
    ...headed(
      words,
      words.text('week.events'),
      view.events.map((event) => eventLine(words, event)),
      '/event list all',
    ),
    ...headed(
      words,
      words.text('week.waiting'),
      view.waiting.map((one) => waitingLine(words, one)),
      '/poll results all',
    ),
    ...groupBlocks(words, view),
    note(
      words.line(view.weekly ? 'week.isOn' : 'week.isOff', {
        command: code(`/halqa weekly ${view.weekly ? 'off' : 'on'}`),
      }),
    ),
    buttons(
      button(
        encodeToken({ verb: 'week-set', id: view.weekly ? 'off' : 'on' }),
        words.text(view.weekly ? 'week.turnOff' : 'week.turnOn'),
      ),
    ),
  ]);
};

const headed = (words: Words, head: string, lines: readonly Line[], at: string): readonly Block[] =>
  lines.length === 0
    ? []
    : [
        text(bold(head)),
        list(
          words,
          lines.map((line) => entry(line)),
          lines.length,
          at,
        ),
      ];

const dueBlocks = (words: Words, { due, today }: WeekView): readonly Block[] =>
  due.items.length === 0
    ? []
    : [
        text(bold(words.text('week.due'))),
        list(
          words,
          due.items.map(({ item, group }) =>
            entry(
              words.line('item.line', { ref: bold(words.ref(item.number)), title: item.title }),
              words.line('reminder.detail', { group, due: dueText(words, item.dueOn, today) }),
            ),
          ),
          due.total,
          '/action mine',
        ),
        pickDone(
          words,
          encodeToken({ verb: 'week-done', id: 'mine' }),
          due.items.map(({ item }) => item),
        ),
      ];

const eventLine = (words: Words, { on, title, group }: EventAhead): Line =>
  words.line('digest.aheadLine', { day: bold(words.day(on)), title, group });

const waitingLine = (words: Words, one: Waiting): Line => {
  if (one.kind === 'section')
    return words.line('week.section', {
      group: bold(words.show(one.group)),
      when: words.countdown(one.comesAt),
      command: code(`/digest preview group:${typedName(one.group)}`),
    });
  if (one.kind === 'unowned')
    return words.line('week.unowned', {
      group: bold(words.show(one.group)),
      n: one.n,
      command: code(`/action list group:${typedName(one.group)} unowned`),
    });
  if (one.kind === 'asks')
    return words.line('week.asks', {
      committee: plain(words.text(`committee.${one.committee}`)),
      n: one.n,
      command: code('/digest preview'),
    });
  return words.line('week.poll', {
    group: bold(words.show(one.group)),
    question: one.question,
    when: words.countdown(one.closesAt),
  });
};

const groupBlocks = (words: Words, { groups }: WeekView): readonly Block[] =>
  groups.length === 0
    ? []
    : [
        text(bold(words.text('week.groups'))),
        list(
          words,
          groups.map(({ group, told, ...figures }) =>
            entry(
              [
                bold(words.show(group)),
                ...(figures.done + figures.opened === 0 ? [] : [plain(` · ${figuresText(words, figures)}`)]),
              ],
              told.length === 0 ? undefined : [plain(words.inRow(told))],
            ),
          ),
          groups.length,
          '/group list',
        ),
      ];

/** Confirms that the weekly message was turned on or off. */
export const weeklySetCard = (words: Words, on: boolean): Card =>
  card(words, words.text('week.setTitle'), 'good', [text(words.line(on ? 'week.setOn' : 'week.setOff'))]);
