import {
  type Block,
  type Button,
  type Card,
  type Entry,
  type Inline,
  type Line,
  plain,
  type Tone,
} from '../chat/card.ts';
import type { Mentionable, Platform } from '../chat/ids.ts';
import { languageTraits } from '../chat/languages.ts';
import { shorten, showLine } from '../chat/text/clean.ts';
import { encodeToken } from '../chat/token.ts';
import { type ListQuery, packQuery, packStart } from '../domain/list-query.ts';
import type { Page, PageKey } from '../domain/page.ts';
import type { Words } from '../words/words.ts';

/** A card in one language. */
export const card = (words: Words, title: string, tone: Tone, blocks: readonly Block[]): Card => ({
  language: words.language,
  title,
  tone,
  blocks,
});

export const text = (...body: readonly (Line | Line[number])[]): Block => ({
  kind: 'text',
  body: body.flat(),
});

/** Who holds a role; "nobody yet" where it is free. */
export const holder = (words: Words, person: Mentionable | null): Inline =>
  person === null ? plain(words.text('nobody')) : words.mention(person);

/** Mentions as a list; "nobody yet" when it is empty. */
export const mentions = (words: Words, people: readonly Mentionable[]): Line =>
  people.length === 0
    ? [holder(words, null)]
    : people.flatMap((person, index) => [...(index === 0 ? [] : [plain(' · ')]), words.mention(person)]);

/** Lines joined with commas. */
export const joined = (words: Words, ...pieces: readonly Line[]): Line =>
  pieces.flatMap((piece, index) => [
    ...(index === 0 ? [] : [plain(languageTraits[words.language].comma)]),
    ...piece,
  ]);

export const note = (body: Line): Block => ({ kind: 'note', body });

export const rule: Block = { kind: 'rule' };

/** Labels and values. A value given as a string is our own text. */
export const facts = (...pairs: readonly (readonly [string, Line | Line[number] | string])[]): Block => ({
  kind: 'facts',
  facts: pairs.map(([label, value]) => ({
    label,
    value: typeof value === 'string' ? [plain(value)] : [value].flat(),
  })),
});

/** Names in commands are cut to this, so that the command fits. */
const nameMax = 80;

/** A name as it is typed in a command, without what ends it or what a platform could read as its own. */
export const typedName = (name: string): string =>
  `"${shorten(showLine(name).replace(/["<>`]/g, ''), nameMax)}"`;

/** `entries` are shown out of `total`; `at` is the command that shows the rest. */
export const list = (words: Words, entries: readonly Entry[], total: number, at?: string): Block => {
  const n = words.number(0) === '0' ? '{n}' : '{ن}';
  return {
    kind: 'list',
    entries,
    hidden: total - entries.length,
    rest: at === undefined ? words.text('list.rest', { n }) : words.text('list.restAt', { n, command: at }),
  };
};

/** The entries of one page; buttons lead to the others. */
export const pageList = (entries: readonly Entry[]): Block => ({
  kind: 'list',
  entries,
  hidden: 0,
  rest: '',
  whole: true,
});

/** The buttons to the pages before and after this one; none when there are no others. */
export const pageButtons = (
  words: Words,
  query: ListQuery,
  { back, next }: Pick<Page<unknown>, 'back' | 'next'>,
): readonly Block[] => {
  const to = (key: PageKey, isBack: boolean) =>
    encodeToken({ verb: 'page', id: packQuery(query), detail: packStart({ key, back: isBack }) });
  const all = [
    ...(back === null ? [] : [button(to(back, true), words.text('page.back'))]),
    ...(next === null ? [] : [button(to(next, false), words.text('page.next'))]),
  ];
  return all.length === 0 ? [] : [buttons(...all)];
};

export const entry = (body: Line, detail?: Line): Entry =>
  detail === undefined ? { body } : { body, detail };

export const button = (token: string, label: string, look: Button['look'] = 'plain'): Button => ({
  token,
  label,
  look,
});

export const buttons = (...all: readonly Button[]): Block => ({ kind: 'buttons', buttons: all });

/**
 * Takes back what `act` names: the id of a change. `list` is the list that is drawn again instead of the card
 * of what was changed.
 */
export const undoButton = (words: Words, act: string, list?: string): Button =>
  button(
    encodeToken(list === undefined ? { verb: 'undo', id: act } : { verb: 'undo', id: act, detail: list }),
    words.text('undo.button'),
  );

/** Undoes what one line did to several: everything from the first change to the last. */
export const undoAllButton = (words: Words, first: string, last: string): Button =>
  button(encodeToken({ verb: 'undo-all', id: first, detail: last }), words.text('undo.button'));

/** The line that says who took something back. */
export const undoneLine = (words: Words, person: Mentionable): Line =>
  words.line('undo.by', { person: words.mention(person) });

/** Names the items that were changed since, so that they stay. */
export const stayNote = (words: Words, stay: readonly Readonly<{ number: number }>[]): Block =>
  note(
    words.line('undo.severalStay', {
      refs: plain(words.inRow(stay.map(({ number }) => words.ref(number)))),
    }),
  );

/** "due Sun 6 Dec", or that there is no date. */
export const dueOrNone = (words: Words, day: string | null): string =>
  day === null ? words.text('item.noDue') : words.text('item.dueOn', { due: day });

/** The name of a platform. */
export const platformName = (words: Words, platform: Platform): string => {
  const names = { slack: 'Slack', discord: 'Discord', sandbox: words.text('platform.sandbox') };
  return (names satisfies Record<Platform, string>)[platform];
};
