import type { ImportedLine } from '../../cards/items/import-cards.ts';
import { refusalSentence } from '../../cards/refusal-sentence.ts';
import type { Arguments, CommandDefinition } from '../../chat/command.ts';
import { namesOf } from '../../chat/text/argument-names.ts';
import { type Pasted, readPasted } from '../../chat/text/pasted.ts';
import { calendarOf } from '../../domain/coalition.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { readDay } from '../../domain/dates/date-words.ts';
import type { Group } from '../../domain/group.ts';
import { nameWithoutArticle, plainName } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireHere } from '../caller/permissions.ts';
import { groupMeant } from '../input/group-meant.ts';
import { parseCommand } from '../input/parse.ts';
import { given, resolveArguments } from '../input/resolve.ts';
import type { Subcommand } from '../input/subcommand.ts';
import { createLineValues } from '../input/value-reader.ts';

/** The command that every line is read as: "/action add" and the line. */
export type LineGrammar = Readonly<{ command: CommandDefinition<Subcommand>; add: Subcommand }>;

/** An item that a line would make. */
export type ReadyLine = Readonly<{
  title: string;
  owners: readonly Person[];
  dueOn: LocalDate | null;
  organisation: string | null;
  /** Further partners, with commas between them. */
  others: string | null;
  group: Group;
  done: boolean;
  check: ImportedLine['check'];
}>;

export type ReadImport = Readonly<{
  ready: readonly Readonly<{ line: string; item: ReadyLine }>[];
  unclear: readonly Readonly<{ line: string; why: string }>[];
  /** The row of headings of a table, as it was pasted. */
  headings: string | null;
  /** The headings of columns that are not used. */
  ignored: readonly string[];
}>;

type Typed = Readonly<Record<string, string>>;

/** One entry of the list: what was pasted, and how to find the arguments in it. */
type Entry = Readonly<{
  line: string;
  done: boolean;
  /** A row of a table without headings: its other cells were told apart by what they hold. */
  bare?: true;
  /** The values by argument, and whether nothing in them was guessed. A string says what is unclear. */
  interpret(): Promise<Readonly<{ typed: Typed; sure: boolean }> | string>;
}>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(',').map(nameWithoutArticle));

/** Headings of a column that says whether something is done, and of one that only counts. */
const doneHeadings = words(
  'done,status,state,complete,completed,finished,الحالة,منجزة,منجز,أنجزت,تم,الإنجاز',
);
const countHeadings = words('#,no,no.,nr,number,id,رقم,الرقم,م,ت');
const doneWords = words(
  'x,✓,✔,✅,☑,yes,y,true,done,complete,completed,finished,closed,resolved,100%,نعم,تم,تمت,منجز,منجزة,أنجزت,مكتمل,مكتملة,انتهت,انتهى,مغلقة',
);

const meansDone = (cell: string): boolean =>
  cell.trim() !== '' && (doneWords.has(nameWithoutArticle(cell)) || /^[x✓✔✅☑]$/iu.test(cell.trim()));

/** A cell as it is written in a table that is pasted again. */
const cellText = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

const rowText = (cells: readonly string[]): string => cells.map(cellText).join('\t');

type Column = 'done' | 'ignored' | 'count' | Readonly<{ argument: string }>;

const columnOf = (args: Arguments, heading: string): Column => {
  const name = nameWithoutArticle(heading);
  if (doneHeadings.has(name)) return 'done';
  if (countHeadings.has(name)) return 'count';
  const found = namesOf(args).get(name);
  return found === undefined ? 'ignored' : { argument: found.name };
};

/** At least half of the cells name a column; where only commas part them, two of them do. */
const isHeading =
  (args: Arguments) =>
  (cells: readonly string[], least: number): boolean => {
    const named = cells.filter((cell) => cell !== '');
    const known = named.filter((cell) => columnOf(args, cell) !== 'ignored').length;
    return known >= least && known * 2 >= named.length;
  };

/** Reads a pasted list as items, each line by the grammar of /action add. Nothing is added. */
export const readImport = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  text: string,
  group: Group,
  grammar: LineGrammar,
): Promise<ReadImport> => {
  const { args } = grammar.add;
  const pasted = readPasted(text, isHeading(args));
  const entries = entriesOf(repositories, caller, pasted, grammar);
  const openTitles = await titlesOpenIn(repositories, caller, group);
  const ready: ReadImport['ready'][number][] = [];
  const unclear: ReadImport['unclear'][number][] = [];
  for (const entry of entries) {
    const read = await readEntry(repositories, caller, entry, group, grammar);
    if (typeof read === 'string') {
      unclear.push({ line: entry.line, why: read });
      continue;
    }
    const number = read.group.id === group.id ? openTitles.get(plainName(read.title)) : undefined;
    const item = number === undefined ? read : { ...read, check: { standsOpen: number } };
    ready.push({ line: entry.line, item });
  }
  const headings = pasted.kind === 'table' ? pasted.headings : null;
  return {
    ready,
    unclear,
    headings: headings === null ? null : rowText(headings),
    ignored: (headings ?? []).filter((one) => one !== '' && columnOf(args, one) === 'ignored'),
  };
};

/** How many open items of the group are compared. */
const compared = 1000;

const titlesOpenIn = async (
  repositories: Repositories,
  { coalition }: CoalitionCaller,
  group: Group,
): Promise<ReadonlyMap<string, number>> =>
  new Map(
    (await repositories.items.recent(coalition.id, group.id, compared, false)).map(({ number, title }) => [
      plainName(title),
      number,
    ]),
  );

const entriesOf = (
  repositories: Repositories,
  caller: CoalitionCaller,
  pasted: Pasted,
  grammar: LineGrammar,
): readonly Entry[] => {
  if (pasted.kind === 'lines') {
    // One for all lines, so that each name is looked up once.
    const values = createLineValues(caller.named, caller.now);
    return pasted.lines.map(({ text, done }) => ({
      line: done ? `[x] ${text}` : text,
      done,
      interpret: async () => {
        const parsed = await parseCommand(
          { commands: [grammar.command], prefix: '', now: caller.now, repositories, values },
          {
            account: caller.account,
            named: caller.named,
            said: { as: 'text', text: `/${grammar.command.name} ${grammar.add.name} ${text}` },
          },
        );
        if (parsed.kind === 'wrong') throw parsed.refusal(caller.words);
        if (parsed.kind === 'help') return { typed: { title: text }, sure: true };
        return { typed: parsed.typed, sure: parsed.kind === 'run' };
      },
    }));
  }
  const { headings, rows } = pasted;
  return rows.map((cells) => ({ line: rowText(cells), ...rowOf(caller, headings, cells, grammar.add.args) }));
};

const rowOf = (
  caller: CoalitionCaller,
  headings: readonly string[] | null,
  cells: readonly string[],
  args: Arguments,
): Pick<Entry, 'done' | 'bare' | 'interpret'> => {
  if (headings === null) {
    const [title = '', ...others] = cells;
    const typed: Record<string, string> = { title };
    for (const cell of others.filter((one) => one !== '' && !meansDone(one))) {
      const isDay = readDay(cell, { ...calendarOf(caller.coalition), now: caller.now }).kind !== 'unclear';
      const name = isDay ? 'due' : 'owner';
      if (typed[name] !== undefined) typed[name] = `${typed[name]}, ${cell}`;
      else typed[name] = cell;
    }
    return { bare: true, done: others.some(meansDone), interpret: async () => ({ typed, sure: true }) };
  }
  const columns = headings.map((heading) => columnOf(args, heading));
  const typed: Record<string, string> = {};
  let done = false;
  for (const [index, cell] of cells.entries()) {
    const column = columns[index];
    if (column === 'done') done ||= meansDone(cell);
    if (typeof column === 'object' && cell !== '') typed[column.argument] ??= cell;
  }
  const titled = columns.some((column) => typeof column === 'object' && column.argument === 'title');
  return {
    done,
    interpret: async () => (titled ? { typed, sure: true } : caller.words.text('import.noTitleColumn')),
  };
};

/** The values of /action add. */
type Values = Readonly<{
  title?: string;
  owner?: readonly Person[];
  due?: LocalDate;
  organisation?: string;
  with?: string;
  group?: Group;
}>;

/** The item of an entry, or one sentence on what is unclear. */
const readEntry = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { done, bare, interpret }: Entry,
  group: Group,
  { add }: LineGrammar,
): Promise<ReadyLine | string> => {
  const resolve = async (typed: Typed): Promise<Values> =>
    (await resolveArguments(
      repositories,
      { ...caller, inCoalition: caller, unwelcomed: false, returned: false },
      add.args,
      given(typed),
    )) as Values;
  try {
    const found = await interpret();
    if (typeof found === 'string') return found;
    const values = await resolve(found.typed).catch((error: unknown) => {
      // What is done may have been due long ago.
      if (!done || !isPastDay(error)) throw error;
      const { due: _, ...others } = found.typed;
      return resolve(others);
    });
    if (values.title === undefined) return caller.words.text('import.noTitle');
    requireHere(...(values.owner ?? []));
    return {
      title: values.title.replace(/\s+/g, ' '),
      owners: values.owner ?? [],
      dueOn: values.due ?? null,
      organisation: values.organisation ?? null,
      others: values.with ?? null,
      group: await groupMeant(repositories, caller, values.group ?? group, 'action import'),
      done,
      check: found.sure ? null : 'guessed',
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error;
    if (bare && reason.code === 'argument' && reason.problem === 'unknown-person')
      return caller.words.text('import.whatIsThis', { value: reason.value });
    return refusalSentence(caller.words, reason);
  }
};

const isPastDay = (error: unknown): boolean =>
  error instanceof Refusal && error.reason.code === 'argument' && error.reason.problem === 'past-day';
