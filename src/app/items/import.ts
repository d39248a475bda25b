import {
  type ImportedItem,
  type ImportedLine,
  importedCard,
  importedShown,
  importNotCard,
  importOverCard,
  importPreviewCard,
  importToldCard,
} from '../../cards/items/import-cards.ts';
import type { PrivateReply, ReplyFile } from '../../chat/incoming.ts';
import { writeCsv } from '../../chat/text/table.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { Group } from '../../domain/group.ts';
import { openStatus } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import type { OpenForm } from '../input/forms.ts';
import { announce, placeRecipient } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { subjectOf } from '../notify/redraw.ts';
import { addItem } from './items.ts';
import { type LineGrammar, type ReadImport, type ReadyLine, readImport } from './read-import.ts';

/** How many items one list may make: more would keep others waiting for the record. */
const mostLines = 500;

const fileName = 'halqa-preview.csv';

/** A line as it is stored until the person confirms. */
type StoredLine = Readonly<{
  title: string;
  ownerIds: readonly string[];
  dueOn: LocalDate | null;
  organisation: string | null;
  others: string | null;
  groupId: string;
  done: boolean;
}>;

type Stored = Readonly<{ items: readonly StoredLine[]; unclear: readonly string[]; headings: string | null }>;

const toStored = ({ item }: ReadImport['ready'][number]): StoredLine => ({
  title: item.title,
  ownerIds: item.owners.map(({ id }) => id),
  dueOn: item.dueOn,
  organisation: item.organisation,
  others: item.others,
  groupId: item.group.id,
  done: item.done,
});

const toShown = ({ owners, group, others, ...line }: ReadyLine): ImportedLine => ({
  ...line,
  organisation: [line.organisation, others].filter((one) => one !== null).join(', ') || null,
  owners: owners.map(({ name }) => name),
  group: group.name,
});

/** Reads a pasted list and shows what it would become. @throws Refusal `nothing-pasted`, `too-many-lines` */
export const previewImport = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  text: string,
  group: Group,
  grammar: LineGrammar,
): Promise<PrivateReply> => {
  const { coalition, person, now, words } = caller;
  const count = text.split('\n').filter((line) => line.trim() !== '').length;
  if (count > mostLines) throw new Refusal({ code: 'too-many-lines', lines: count, most: mostLines });
  const read = await readImport(repositories, caller, text, group, grammar);
  const { ready, unclear, headings, ignored } = read;
  if (ready.length + unclear.length === 0) throw new Refusal({ code: 'nothing-pasted' });
  const stored: Stored = { items: ready.map(toStored), unclear: unclear.map(({ line }) => line), headings };
  const id = await repositories.imports.keep(coalition.id, person.id, JSON.stringify(stored), now);
  const all = Math.max(ready.length, unclear.length) <= importedShown;
  const card = importPreviewCard(words, {
    id,
    ready: ready.map(({ item }) => toShown(item)),
    unclear,
    ignored,
    file: all ? null : fileName,
  });
  return { kind: 'private', card, ...(all ? {} : { file: previewFile(words, read) }) };
};

/** Every line of the list and what it became, as a table. */
const previewFile = (words: Words, { ready, unclear }: ReadImport): ReplyFile => {
  const head = [
    words.text('import.columns.line'),
    words.text('item.titleLabel'),
    words.text('item.owner'),
    words.text('item.due'),
    words.text('item.organisation'),
    words.text('item.group'),
    words.text('import.columns.done'),
    words.text('import.columns.problem'),
  ];
  const rows = [
    ...unclear.map(({ line, why }) => [line, '', '', '', '', '', '', why]),
    ...ready.map(({ line, item }) => [
      line,
      item.title,
      item.owners.map(({ name }) => name).join(', '),
      item.dueOn ?? '',
      item.organisation ?? '',
      item.group.name,
      item.done ? 'x' : '',
      '',
    ]),
  ];
  return { name: fileName, mime: 'text/csv', text: writeCsv([head, ...rows]) };
};

/** What tells a group of the items that a list added; `first` is the change that added the first of the list. */
export const importAnnouncement = (first: string, groupId: string): string => `import:${first}:${groupId}`;

/** Adds every item of a list in this transaction, and tells the groups. */
const addImported = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  { items }: Stored,
): Promise<readonly (ImportedItem & Readonly<{ change: string }>)[]> => {
  const { coalition, person, now } = caller;
  const people = await repositories.people.byIds(
    coalition.id,
    items.flatMap(({ ownerIds }) => ownerIds),
  );
  const groups = new Map((await repositories.groups.bodies(coalition.id)).map((group) => [group.id, group]));
  const byGroup = new Map<string, ImportedItem[]>();
  const added: (ImportedItem & Readonly<{ change: string }>)[] = [];
  for (const line of items) {
    const group = groups.get(line.groupId);
    const owners = line.ownerIds.flatMap((owner) => people.get(owner) ?? []);
    // Somebody was forgotten or joined with another since the preview.
    if (group === undefined || owners.length < line.ownerIds.length) throw new Refusal({ code: 'gone' });
    const { item, added: change } = await addItem(repositories, caller, {
      title: line.title,
      owners,
      organisation: line.organisation ?? undefined,
      with: line.others ?? undefined,
      dueOn: line.dueOn ?? undefined,
      group,
      answer: 'not shown',
    });
    if (line.done) {
      const doneBy = owners[0]?.id ?? person.id;
      const done = { ...openStatus, state: 'done', doneAt: now, doneBy } as const;
      await repositories.items.move(coalition.id, item.id, 'open', done);
      await record(repositories, caller, {
        subject: subjectOf('item', item.id),
        change: 'done',
        before: { state: 'open' },
        after: { state: 'done' },
      });
    }
    const shown = { number: item.number, line: toShown({ ...line, owners, group, check: null }), change };
    added.push(shown);
    byGroup.set(group.id, [...(byGroup.get(group.id) ?? []), shown]);
  }
  const first = added[0]?.change ?? '';
  for (const [groupId, some] of byGroup) {
    const places = await repositories.places.ofGroup(coalition.id, groupId);
    const about = importAnnouncement(first, groupId);
    await announce(repositories, caller, about, places.map(placeRecipient), (words) =>
      importToldCard(words, { by: person, items: some }),
    );
  }
  return added;
};

/** The fields of the form, and how much of a text each holds on every platform. */
export const importFields = ['lines', 'more', 'rest'] as const;
const fieldRoom = 2900;

/** Whole lines of a text, in as many fields as the form has. */
const inFields = (lines: readonly string[]): Readonly<Record<string, string>> => {
  const texts: string[] = [''];
  for (const line of lines) {
    const last = texts.at(-1) ?? '';
    const longer = last === '' ? line : `${last}\n${line}`;
    if (longer.length <= fieldRoom) texts[texts.length - 1] = longer;
    else texts.push(line.slice(0, fieldRoom));
  }
  return Object.fromEntries(
    importFields.flatMap((name, index) => (texts[index] ? [[name, texts[index]]] : [])),
  );
};

/** The buttons of the preview: only the person who pasted the list can use them. */
export const importButtons = (openForm: OpenForm): Readonly<Record<string, ButtonHandler>> => {
  const draftOf = async (repositories: Repositories, { coalition, person }: CoalitionCaller, id: string) => {
    const draft = await repositories.imports.of(coalition.id, person.id, id);
    return draft === null ? null : (JSON.parse(draft.body) as Stored);
  };
  const use = (repositories: Repositories, { coalition, person, now }: CoalitionCaller, id: string) =>
    repositories.imports.use(coalition.id, person.id, id, now);
  return {
    'import-add': once(async (repositories, caller, { token: { id } }) => {
      const stored = await draftOf(repositories, caller, id);
      if (stored === null || !(await use(repositories, caller, id)))
        return { kind: 'redraw', card: importOverCard(caller.words) };
      const items = await addImported(repositories, caller, stored);
      const [first, last] = [items[0], items.at(-1)];
      return {
        kind: 'redraw',
        card: importedCard(caller.words, {
          id,
          items,
          unclear: stored.unclear.length,
          undo: first && last ? [first.change, last.change] : null,
        }),
      };
    }),

    'import-mend': once(async (repositories, caller, { token: { id } }) => {
      const stored = await draftOf(repositories, caller, id);
      if (stored === null) return { kind: 'redraw', card: importOverCard(caller.words) };
      const { headings, unclear } = stored;
      return openForm(
        repositories,
        caller,
        'action import',
        inFields(headings === null ? unclear : [headings, ...unclear]),
      );
    }),

    'import-not': once(async (repositories, caller, { token: { id } }) => {
      const unused = await use(repositories, caller, id);
      return { kind: 'redraw', card: unused ? importNotCard(caller.words) : importOverCard(caller.words) };
    }),
  };
};
