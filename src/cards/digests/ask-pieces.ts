import { type Block, bold, type Entry, type Line, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { AskCounts, HelpWanted, PartOf } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { askControls } from '../items/answer-cards.ts';
import { button, buttons, dueOrNone, entry, list, note, text } from '../pieces.ts';

/** How many asks have a button of their own; the others are taken on by a menu. */
const withButton = 3;

/** A list of asks under its heading. */
export type AskList = Readonly<{ head: string; asks: PartOf<HelpWanted> }>;

/**
 * What the groups need, with what a committee can do about it: a button on each of the first asks that nobody
 * took on, menus for all of them, and what became of the earlier ones.
 */
export const helpBlocks = (
  words: Words,
  lists: readonly AskList[],
  counts: AskCounts,
  canPassOn: boolean,
): readonly Block[] => {
  const open = lists.flatMap(({ asks }) => asks.rows).filter(isOpen);
  const first = new Set(open.slice(0, withButton));
  return [
    ...lists.flatMap(({ head, asks }) => [text(bold(head)), ...askList(words, asks, first)]),
    ...countsNote(words, counts),
    ...askControls(words, { take: open.length > first.size ? open : [], passOn: canPassOn ? open : [] }),
  ];
};

const isOpen = ({ taken }: HelpWanted): boolean => taken === null;

/** The asks that nobody took on come first, so that the first line is one to act on. */
const askList = (
  words: Words,
  { rows, total }: PartOf<HelpWanted>,
  first: ReadonlySet<HelpWanted>,
): readonly Block[] => {
  const [offered, others] = [rows.filter((ask) => first.has(ask)), rows.filter((ask) => !first.has(ask))];
  const rest = [...others].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)));
  return [
    ...offered.flatMap((ask) => [
      list(words, [helpEntry(words, ask)], 1),
      buttons(button(encodeToken({ verb: 'take-one', id: ask.id }), words.text('answer.takeUp'), 'primary')),
    ]),
    ...(total > offered.length
      ? [
          list(
            words,
            rest.map((ask) => helpEntry(words, ask)),
            total - offered.length,
            '/progress difficulties all',
          ),
        ]
      : []),
  ];
};

const helpEntry = (words: Words, help: HelpWanted): Entry =>
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

const countsNote = (words: Words, { asked, taken, done }: AskCounts): readonly Block[] => {
  if (asked === 0) return [];
  const counts = [
    words.text('asked.count', { n: words.number(asked) }),
    ...(taken === 0 ? [] : [words.text('asked.countTaken', { n: words.number(taken) })]),
    ...(done === 0 ? [] : [words.text('asked.countDone', { n: words.number(done) })]),
  ];
  return [note([plain(counts.join(' '))])];
};
