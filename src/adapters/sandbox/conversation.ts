import { randomUUID } from 'node:crypto';
import type { Card } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { ReplyFile } from '../../chat/incoming.ts';
import { plainText } from '../../chat/text/plain-text.ts';
import type { Feed } from './feed.ts';
import { type JournalLine, openJournal, type StoredMessage } from './journal.ts';
import { isPrivate, type Neighbourhood, neighbourhood, ownerOf, privatePlace } from './neighbourhood.ts';
import type { Action, Message, PictureShown, Seed } from './shapes.ts';

/** A message before it has a number. */
export type NewMessage = Omit<StoredMessage, 'id'>;

/** What stands in the places of the sandbox: the journal in memory, and the journal on disk. */
export type Conversation = Readonly<{
  /** What exists in the seed that is being played. */
  around(): Neighbourhood;
  seed(): Seed;
  language(): Language;
  /** False until the seed has been played to its end. */
  ready(): boolean;
  /** Keeps a message, shows it to whoever may see it, and returns it; or the one kept before with the same key. */
  add(draft: NewMessage): StoredMessage;
  /** The same for a message that must not outlive the process. */
  whisper(draft: NewMessage): StoredMessage;
  /** A file that came with a message. It is kept in memory alone, for its reader. */
  attach(message: StoredMessage, file: ReplyFile): void;
  /** The file of a message, for the only person who may have it. */
  fileOf(id: string, person: string): ReplyFile | undefined;
  /** Draws a message anew. Undefined when there is no such message. */
  redraw(id: string, card: Card): StoredMessage | undefined;
  find(id: string): StoredMessage | undefined;
  /** What a person sees in a place, oldest first. */
  seenBy(person: string, place: string): readonly Message[];
  show(message: StoredMessage): Message;
  /** Forgets every message; a new history begins. */
  clear(seed: Seed, language: Language): void;
  /** The history has been played. */
  settle(): void;
  close(): void;
}>;

/**
 * `wasDamaged` hears of lines of the journal that could not be read; `picturesOf` says how large the
 * charts of a card are.
 */
export const openConversation = (
  path: string,
  feed: Feed,
  wasDamaged: (lines: number) => void,
  picturesOf: (card: Card) => readonly PictureShown[],
): Conversation => {
  const journal = openJournal(path);
  const messages = new Map<string, StoredMessage>();
  const byKey = new Map<string, StoredMessage>();
  const files = new Map<string, ReplyFile>();
  let seed: Seed = 'empty';
  let language: Language = 'en';
  let ready = false;
  let next = 1;
  let replaced = 0;
  let near = neighbourhood(seed, language);

  const keep = (message: StoredMessage): void => {
    messages.set(message.id, message);
    byKey.set(message.key, message);
  };

  const replay = (line: JournalLine): void => {
    switch (line.op) {
      case 'opened':
        ({ seed, language, next } = line);
        near = neighbourhood(seed, language);
        return;
      case 'ready':
        ready = true;
        return;
      case 'message':
        keep(line.message);
        next = Math.max(next, Number(line.message.id.slice(1)) + 1);
        return;
      case 'edit': {
        const message = messages.get(line.id);
        if (message) keep({ ...message, card: line.card });
        replaced += 1;
        return;
      }
    }
  };

  for (const line of journal.lines) replay(line);
  if (journal.skipped > 0) wasDamaged(journal.skipped);
  // Each redrawing keeps a whole card: once most of the file is such, it is written anew.
  if (replaced > messages.size + 100) {
    journal.rewrite([
      { op: 'opened', seed, language, next },
      ...[...messages.values()].map((message): JournalLine => ({ op: 'message', message })),
      ...(ready ? [{ op: 'ready' } as const] : []),
    ]);
  }

  const nameOf = (person: string): string => near.people.find(({ id }) => id === person)?.name ?? person;

  const show = (message: StoredMessage): Message => {
    const pictures = message.card ? picturesOf(message.card) : [];
    return { ...shown(message), ...(pictures.length > 0 && { pictures }) };
  };

  const shown = (message: StoredMessage): Message => ({
    id: message.id,
    in: isPrivate(message.place) ? privatePlace : message.place,
    at: new Date(message.at).toISOString(),
    private: message.reader !== null,
    card: message.card,
    text: message.card ? plainText(message.card) : message.said,
    actions: message.card ? actionsOf(message.card) : [],
    from:
      message.writer === null
        ? { id: 'halqa', name: 'Halqa' }
        : { id: message.writer, name: nameOf(message.writer) },
    ...(message.by && {
      by: {
        id: message.by.id,
        name: nameOf(message.by.id),
        ...(message.by.said !== undefined && { said: message.by.said }),
      },
    }),
    ...(files.has(message.id) && { file: { name: files.get(message.id)?.name ?? '' } }),
  });

  return {
    around: () => near,
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
      feed.tell({ event: 'message', data: show(message) }, message.reader);
      return message;
    },
    whisper(draft) {
      const before = byKey.get(draft.key);
      if (before) return before;
      const message = { ...draft, id: `w${randomUUID()}` };
      keep(message);
      feed.tell({ event: 'message', data: show(message) }, message.reader);
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
      if (!isWhispered(id)) journal.append({ op: 'edit', id, card });
      keep(message);
      feed.tell({ event: 'edit', data: show(message) }, message.reader);
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
      near = neighbourhood(seed, language);
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

const isWhispered = (id: string): boolean => id.startsWith('w');

const actionsOf = (card: Card): Action[] =>
  card.blocks.flatMap((block): Action[] => {
    if (block.kind === 'buttons') {
      return block.buttons.map(({ token, label }) => ({ token, label, kind: 'button' }));
    }
    if (block.kind === 'select') {
      const { token, label, options } = block;
      return [{ token, label, kind: 'select', options }];
    }
    return [];
  });
