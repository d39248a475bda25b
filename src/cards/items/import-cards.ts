import {
  type Block,
  type Button,
  bold,
  type Card,
  code,
  type Entry,
  type Line,
  plain,
} from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, dueOrNone, entry, joined, list, note, text } from '../pieces.ts';

/** What one pasted line becomes. */
export type ImportedLine = Readonly<{
  title: string;
  owners: readonly string[];
  dueOn: LocalDate | null;
  organisation: string | null;
  group: string;
  done: boolean;
  /** Why the person should look at it: part of it was guessed, or an open item has that title. */
  check: 'guessed' | Readonly<{ standsOpen: number }> | null;
}>;

export type ImportPreview = Readonly<{
  id: string;
  ready: readonly ImportedLine[];
  unclear: readonly Readonly<{ line: string; why: string }>[];
  /** The headings of columns that are not used. */
  ignored: readonly string[];
  /** The attached file that holds every line; null while the card shows them all. */
  file: string | null;
}>;

/** How many lines of each part a card shows; the file holds them all. */
export const importedShown = 15;

const command = code('/action import');

const detail = (words: Words, line: ImportedLine): Line => {
  const owners = line.owners.length === 0 ? words.text('import.nobody') : words.inRow(line.owners);
  const parts = [
    owners,
    dueOrNone(words, line.dueOn === null ? null : words.day(line.dueOn)),
    ...(line.organisation === null ? [] : [words.show(line.organisation)]),
    words.show(line.group),
    ...(line.done ? [words.text('import.isDone')] : []),
  ];
  const check: readonly Line[] =
    line.check === null
      ? []
      : line.check === 'guessed'
        ? [words.line('import.guessed')]
        : [words.line('import.standsOpen', { ref: words.ref(line.check.standsOpen) })];
  return joined(words, ...parts.map((part): Line => [plain(part)]), ...check);
};

const lineEntry = (words: Words, line: ImportedLine): Entry =>
  entry([bold(words.show(line.title))], detail(words, line));

/** What is left out is in the file that comes with the card. */
const section = (
  words: Words,
  head: string,
  entries: readonly Entry[],
  file: string | null,
): readonly Block[] =>
  entries.length === 0
    ? []
    : [text(bold(head)), list(words, entries.slice(0, importedShown), entries.length, file ?? undefined)];

/** What each line of a pasted list became, before anything is added. */
export const importPreviewCard = (words: Words, view: ImportPreview): Card => {
  const { id, ready, unclear, ignored, file } = view;
  const n = ready.length;
  const title = n === 0 ? words.text('import.noneTitle') : words.text('import.title', { n });
  return card(words, title, unclear.length > 0 ? 'warning' : 'neutral', [
    text(words.line('import.before')),
    ...section(
      words,
      words.text('import.unclearHead', { n: unclear.length }),
      unclear.map(({ line, why }) => entry([words.quote(line)], [plain(why)])),
      file,
    ),
    ...section(
      words,
      words.text('import.checkHead'),
      ready.filter(({ check }) => check !== null).map((line) => lineEntry(words, line)),
      file,
    ),
    ...section(
      words,
      words.text('import.readyHead'),
      ready.filter(({ check }) => check === null).map((line) => lineEntry(words, line)),
      file,
    ),
    ...(ignored.length === 0
      ? []
      : [note(words.line('import.ignored', { columns: plain(words.inRow(ignored)) }))]),
    ...(file === null ? [] : [note(words.line('import.file', { file: code(file) }))]),
    buttons(
      ...(n === 0
        ? []
        : [button(encodeToken({ verb: 'import-add', id }), words.text('import.add', { n }), 'primary')]),
      ...(unclear.length === 0
        ? []
        : [button(encodeToken({ verb: 'import-mend', id }), words.text('import.mend'))]),
      button(encodeToken({ verb: 'import-not', id }), words.text('import.not')),
    ),
  ]);
};

/** An item that was made of a list. */
export type ImportedItem = Readonly<{ number: number; line: ImportedLine }>;

const itemEntries = (words: Words, items: readonly ImportedItem[]): readonly Entry[] =>
  items
    .slice(0, importedShown)
    .map(({ number, line }) =>
      entry(
        words.line('item.line', { ref: bold(words.ref(number)), title: line.title }),
        detail(words, { ...line, check: null }),
      ),
    );

/** What was added. `unclear` counts the lines that were left out; `undo` is the first and the last addition. */
type Imported = Readonly<{
  id: string;
  items: readonly ImportedItem[];
  unclear: number;
  undo: readonly [string, string] | null;
}>;

/** Confirms what was added, to the person who pasted it. */
export const importedCard = (words: Words, { id, items, unclear, undo }: Imported): Card =>
  card(words, words.text('import.doneTitle', { n: items.length }), 'good', [
    list(words, itemEntries(words, items), items.length, '/action list'),
    ...(unclear === 0 ? [] : [note(words.line('import.stillUnclear', { n: unclear }))]),
    ...someButtons([
      ...(unclear === 0
        ? []
        : [button(encodeToken({ verb: 'import-mend', id }), words.text('import.mend'), 'primary')]),
      ...(undo === null
        ? []
        : [
            button(
              encodeToken({ verb: 'undo-import', id: undo[0], detail: undo[1] }),
              words.text('undo.button'),
            ),
          ]),
    ]),
  ]);

const someButtons = (all: readonly Button[]): readonly Block[] => (all.length === 0 ? [] : [buttons(...all)]);

/** Tells the group what was added for it. */
export const importToldCard = (
  words: Words,
  { by, items }: Readonly<{ by: Mentionable; items: readonly ImportedItem[] }>,
): Card =>
  card(words, words.text('import.toldTitle', { n: items.length }), 'neutral', [
    list(words, itemEntries(words, items), items.length, '/action list'),
    note(words.line('import.by', { person: words.mention(by) })),
  ]);

export const importNotCard = (words: Words): Card =>
  card(words, words.text('import.notTitle'), 'neutral', [text(words.line('import.not.text', { command }))]);

/** A list that was added already, or whose preview is too old. */
export const importOverCard = (words: Words): Card =>
  card(words, words.text('import.overTitle'), 'neutral', [text(words.line('import.over', { command }))]);
