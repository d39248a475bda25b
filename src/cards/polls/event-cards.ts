import { type Block, bold, type Card, code, type Line, plain } from '../../chat/card.ts';
import type { EventEntry } from '../../chat/native-events.ts';
import { showLine } from '../../chat/text/clean.ts';
import { redactedText } from '../../chat/text/redacted.ts';
import { encodeToken } from '../../chat/token.ts';
import { type AttendanceAnswer, attendanceAnswers } from '../../domain/attendance.ts';
import type { Sides } from '../../domain/confirming.ts';
import type { Event } from '../../domain/event.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import { type Result, turnoutPercent } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { openOne } from '../open-pieces.ts';
import { confirmButton, sidesNote } from '../partners/confirm-cards.ts';
import {
  button,
  buttons,
  card,
  entry,
  facts,
  note,
  pageButtons,
  pageList,
  text,
  undoButton,
} from '../pieces.ts';
import { remindersOff } from '../typed-lines.ts';

/** An event and its group, as one line of a list. */
export type EventLine = Readonly<{ event: Event; group: string }>;

/** The names of those who gave each answer, the first to answer first. */
export type AttendanceView = Readonly<Record<AttendanceAnswer, readonly string[]>>;

export type EventView = EventLine &
  Readonly<{
    attendance: AttendanceView;
    /** Whether answers may still change, as long as the event is not cancelled. */
    ahead: boolean;
    /** Whether it has ended, so that nothing is left to say of its poll or to cancel. */
    over: boolean;
    /** Who says that an event with partners took place; only once it is over. */
    sides?: Pick<Sides, 'said'> | null;
    /** Set while the group has too few members for its poll to show a result. */
    tooFew: Readonly<{ members: number; threshold: number }> | null;
    /** The change that its author can undo on this card. */
    undo?: string;
  }>;

/** How many names a card lists for each answer; `/event show` lists more. */
const namesInPlace = 20;
const namesInPrivate = 150;

const attendanceLabels = {
  yes: 'attendance.ofYes',
  maybe: 'attendance.ofMaybe',
  no: 'attendance.ofNo',
} as const satisfies Readonly<Record<AttendanceAnswer, string>>;

const namesLine = (words: Words, number: number, names: readonly string[], most: number): Line => {
  const shown = words.inRow(names.slice(0, most).map(words.name));
  const n = names.length - most;
  if (n <= 0) return [plain(shown)];
  const command = code(`/event show #${number}`);
  return words.line('attendance.more', { names: plain(shown), n: words.number(n), command });
};

const attendanceFacts = (words: Words, { event, attendance }: EventView, most: number) =>
  attendanceAnswers.flatMap((answer) => {
    const names = attendance[answer];
    if (names.length === 0) return [];
    const label = words.text(attendanceLabels[answer], { n: words.number(names.length) });
    return [[label, namesLine(words, event.number, names, most)] as const];
  });

const answerButtons = (words: Words, event: Event) =>
  attendanceAnswers.map((answer) =>
    button(
      encodeToken({ verb: 'attend', id: event.id, detail: answer }),
      words.text(`attendance.${answer}`),
      answer === 'yes' ? 'primary' : 'plain',
    ),
  );

const whenAndWhere = (words: Words, { event }: EventLine) => [
  ['event.starts', words.countdown(event.startsAt)] as const,
  ['event.ends', words.moment(event.endsAt)] as const,
  ...(event.venue === null ? [] : [['event.where', words.quote(event.venue)] as const]),
];

const eventFacts = (words: Words, view: EventView, most: number): Block =>
  facts(
    ...whenAndWhere(words, view).map(([key, value]) => [words.text(key), value] as const),
    [words.text('item.group'), words.quote(view.group)],
    ...attendanceFacts(words, view, most),
  );

const pollNote = (words: Words, { tooFew }: EventView): Block =>
  tooFew === null
    ? note(words.line('event.pollNote'))
    : note(words.line('event.tooFew', { k: words.number(tooFew.threshold), members: tooFew.members }));

/** The event as a platform's own list shows it: without the marks that isolate texts on a card. */
const entryOf = (words: Words, { event, group }: EventLine): EventEntry => {
  const plainText = (text: string) => (text === redactedText ? words.text('redact.text') : showLine(text));
  return {
    title: plainText(event.title),
    description: words.text('event.native', { ref: words.ref(event.number), group }),
    where: plainText(event.venue ?? group),
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    cancelled: event.cancelledAt !== null,
  };
};

/** Tells those who come that an event was moved. */
export const eventMovedCard = (words: Words, view: EventView): Card =>
  card(words, words.text('attendance.soonTitle', { event: view.event.title }), 'warning', [
    text(words.line('event.moved', { when: words.moment(view.event.startsAt) })),
    eventFacts(words, view, namesInPlace),
    buttons(...answerButtons(words, view.event)),
  ]);

/** An event. In `private` it lists everybody who answered. */
export const eventCard = (
  words: Words,
  view: EventView,
  shown: 'public' | 'private' = 'public',
  news: readonly Line[] = [],
): Card => {
  const { event, ahead, over } = view;
  const ref = words.ref(event.number);
  const cancelled = event.cancelledAt !== null;
  const undo = view.undo === undefined ? [] : [undoButton(words, view.undo)];
  const drawn = card(
    words,
    words.text(cancelled ? 'event.cancelledTitle' : 'event.title', { ref }),
    cancelled ? 'bad' : 'neutral',
    [
      text(bold(words.show(event.title))),
      eventFacts(words, view, shown === 'public' ? namesInPlace : namesInPrivate),
      ...news.map(note),
      ...(cancelled
        ? undo.length === 0
          ? []
          : [buttons(...undo)]
        : [
            ...(over ? [] : [pollNote(words, view)]),
            ...(ahead ? [note(words.line('attendance.signed'))] : []),
            ...(view.sides ? [sidesNote(words, view.sides)] : []),
            ...(ahead ? [buttons(...answerButtons(words, event))] : []),
            buttons(
              ...(view.sides ? [confirmButton(words, { kind: 'event', id: event.id })] : []),
              button(encodeToken({ verb: 'change-event', id: event.id }), words.text('event.change')),
              ...(over
                ? []
                : [
                    button(
                      encodeToken({ verb: 'cancel', id: event.id }),
                      words.text('event.cancel'),
                      'danger',
                    ),
                  ]),
              ...undo,
            ),
          ]),
    ],
  );
  return { ...drawn, event: entryOf(words, view) };
};

/** Reminds somebody who comes, the day before. */
export const eventSoonCard = (words: Words, view: EventView): Card =>
  card(words, words.text('attendance.soonTitle', { event: view.event.title }), 'neutral', [
    eventFacts(words, view, namesInPlace),
    text(words.line('attendance.soon')),
    buttons(...answerButtons(words, view.event)),
    note(words.line('reminder.off', { command: code(words.of(remindersOff)) })),
  ]);

export type EventListView = Readonly<{
  query: ListQuery;
  page: Page<EventLine>;
  /** Null for all groups. */
  group: string | null;
}>;

/** One page of events: coming ones, the next first, or past ones, the latest first. */
export const eventListCard = (words: Words, { query, page, group }: EventListView): Card => {
  const past = query.show === 'past';
  const title =
    group === null
      ? words.text(past ? 'event.listAllPast' : 'event.listAll')
      : words.text(past ? 'event.listPast' : 'event.list', { group });
  return card(words, title, 'neutral', [
    page.rows.length === 0
      ? text(words.line(past ? 'event.nonePast' : 'event.none'))
      : pageList(
          page.rows.map(({ event, group: name }) => {
            const when = past ? words.moment(event.startsAt) : words.countdown(event.startsAt);
            return entry(
              words.line('item.line', { ref: bold(words.ref(event.number)), title: event.title }),
              event.venue === null
                ? words.line('event.detail', { when, group: name })
                : words.line('event.detailWhere', { when, where: event.venue, group: name }),
            );
          }),
        ),
    ...openOne(
      words,
      page.rows.map(({ event: { id, number, title: named } }) => ({
        kind: 'event',
        id,
        number,
        text: named,
      })),
    ),
    ...(page.rows.length === 0 && !past ? [buttons(openFormButton(words, 'event add', query.groupId))] : []),
    ...pageButtons(words, query, page),
  ]);
};

export const turnoutText = (words: Words, result: Result): string => {
  const percent = turnoutPercent(result);
  return percent === null
    ? words.text('poll.guests', { n: result.answers, members: result.members })
    : words.text('poll.turnout', { n: result.answers, percent: words.percent(percent) });
};
