import { randomUUID } from 'node:crypto';
import type { Card } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { ReplyFile } from '../../chat/incoming.ts';
import type { Events } from './events.ts';
import { type JournalLine, openJournal, type StoredMessage } from './journal.ts';
import { isPrivate, ownerOf, privatePlace, type Workspace, workspaceOf } from './names.ts';
import { render } from './render.ts';
import type { Message, PictureShown, Seed } from './shapes.ts';

/** A message before it has an id. */
export type NewMessage = Omit<StoredMessage, 'id'>;

/** The messages of the sandbox: in memory, and in the journal on disk. */
export type Conversation = Readonly<{
  /** The people and places of the current seed. */
  workspace(): Workspace;
  seed(): Seed;
  language(): Language;
  /** True once the seed was played to its end. */
  ready(): boolean;
  /** Stores and publishes a message. A message with a known key is not stored again; the first is returned. */
  add(message: NewMessage): StoredMessage;
  /** The same for a message that must not be written to disk. */
  addUnsaved(message: NewMessage): StoredMessage;
  /** Stores the file of a message, in memory only. */
  attach(message: StoredMessage, file: ReplyFile): void;
  /** The file of a message, for its only reader. */
  fileOf(id: string, person: string): ReplyFile | undefined;
  /** Replaces the card of a message. Undefined when there is no such message. */
  redraw(id: string, card: Card): StoredMessage | undefined;
  find(id: string): StoredMessage | undefined;
  /** What a person sees in a place, oldest first. */
  seenBy(person: string, place: string): readonly Message[];
  show(message: StoredMessage): Message;
  /** Removes every message: a seed is about to be played. */
  clear(seed: Seed, language: Language): void;
  /** Marks the seed as played to its end. */
  settle(): void;
  close(): void;
}>;

/**
 * `onDamage` is called with the number of journal lines that could not be read; `picturesOf` returns the sizes
 * of a card's charts.
 */
export const openConversation = (
  path: string,
  events: Events,
  onDamage: (lines: number) => void,
  picturesOf: (card: Card) => readonly PictureShown[],
): Conversation => {
  const journal = openJournal(path);
  const { messages, byKey, keep, ...played } = replay(journal.lines);
  let { seed, language, ready, next } = played;
  const files = new Map<string, ReplyFile>();
  let workspace = workspaceOf(seed, language);

  if (journal.skipped > 0) onDamage(journal.skipped);
  // Each redraw appends a whole card. Once most of the file is redraws, it is rewritten.
  if (played.redraws > messages.size + 100) {
    journal.rewrite([
      { op: 'opened', seed, language, next },
      ...[...messages.values()].map((message): JournalLine => ({ op: 'message', message })),
      ...(ready ? [{ op: 'ready' } as const] : []),
    ]);
  }

  const nameOf = (person: string): string => workspace.people.find(({ id }) => id === person)?.name ?? person;

  const show = (message: StoredMessage): Message =>
    render(message, { nameOf, picturesOf, file: files.get(message.id)?.name });

  return {
    workspace: () => workspace,
    seed: () => seed,
    language: () => language,
    ready: () => ready,
    show,
    find: (id) => messages.get(id),
    add(draft) {
      const before = byKey.get(draft.key);
      if (before) return before;
      const message = { ...draft, id: `m${next}` };
      journal.append({ op: 'message', message });
      next += 1;
      keep(message);
      events.publish({ event: 'message', data: show(message) }, message.reader);
      return message;
    },
    addUnsaved(draft) {
      const before = byKey.get(draft.key);
      if (before) return before;
      const message = { ...draft, id: `w${randomUUID()}` };
      keep(message);
      events.publish({ event: 'message', data: show(message) }, message.reader);
      return message;
    },
    attach(message, file) {
      files.set(message.id, file);
    },
    fileOf: (id, person) => (messages.get(id)?.reader === person ? files.get(id) : undefined),
    redraw(id, card) {
      const before = messages.get(id);
      if (!before?.card) return undefined;
      if (JSON.stringify(before.card) === JSON.stringify(card)) return before;
      const message = { ...before, card };
      if (!isUnsaved(id)) journal.append({ op: 'edit', id, card });
      keep(message);
      events.publish({ event: 'edit', data: show(message) }, message.reader);
      return message;
    },
    seenBy: (person, place) =>
      [...messages.values()]
        .filter((message) =>
          place === privatePlace
            ? isPrivate(message.place) && ownerOf(message.place) === person
            : message.place === place && (message.reader === null || message.reader === person),
        )
        .map(show),
    clear(toSeed, inLanguage) {
      messages.clear();
      byKey.clear();
      files.clear();
      seed = toSeed;
      language = inLanguage;
      workspace = workspaceOf(seed, language);
      ready = false;
      journal.rewrite([{ op: 'opened', seed, language, next }]);
    },
    settle() {
      journal.append({ op: 'ready' });
      ready = true;
    },
    close: journal.close,
  };
};

/** The state that the lines of a journal lead to. */
const replay = (lines: readonly JournalLine[]) => {
  const messages = new Map<string, StoredMessage>();
  const byKey = new Map<string, StoredMessage>();
  const state: { seed: Seed; language: Language; ready: boolean; next: number; redraws: number } = {
    seed: 'empty',
    language: 'en',
    ready: false,
    next: 1,
    redraws: 0,
  };
  const keep = (message: StoredMessage): void => {
    messages.set(message.id, message);
    byKey.set(message.key, message);
  };
  for (const line of lines)
    switch (line.op) {
      case 'opened':
        state.seed = line.seed;
        state.language = line.language;
        state.next = line.next;
        break;
      case 'ready':
        state.ready = true;
        break;
      case 'message':
        keep(line.message);
        state.next = Math.max(state.next, Number(line.message.id.slice(1)) + 1);
        break;
      case 'edit': {
        const message = messages.get(line.id);
        if (message) keep({ ...message, card: line.card });
        state.redraws += 1;
        break;
      }
    }
  return { messages, byKey, keep, ...state };
};

const isUnsaved = (id: string): boolean => id.startsWith('w');
