import {
  closeSync,
  existsSync,
  fdatasyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import * as z from 'zod';
import type { Card } from '../../chat/card.ts';
import { languages } from '../../chat/languages.ts';

/*
 * The sandbox's messages on disk: one JSON line per event, appended and synced before it is published, so
 * that what was shown survives `kill -9` and power loss. A torn line is cut off when the file is next
 * opened. A seed is synced only at its end: a start that finds half of one plays it again.
 */

const card = z.custom<Card>((value) => typeof value === 'object' && value !== null && 'blocks' in value);

const message = z.object({
  id: z.string(),
  place: z.string(),
  at: z.number(),
  /** The only person who sees it; null means everybody. */
  reader: z.string().nullable(),
  /** The person who wrote it; null means Halqa. */
  writer: z.string().nullable(),
  /** Who asked for it, and the line that they typed. */
  by: z.object({ id: z.string(), said: z.string().optional() }).optional(),
  /** The message in whose thread it is. */
  thread: z.string().optional(),
  card: card.nullable(),
  /** What a person wrote; empty when there is a card. */
  said: z.string(),
  /** Identifies an announcement or an answer, so that it is stored once. */
  key: z.string(),
});

const opened = z.object({
  op: z.literal('opened'),
  seed: z.enum(['demo', 'empty']),
  language: z.enum(languages),
  /** The number of the first message. Ids are not reused after starting over. */
  next: z.number().int(),
});

const line = z.discriminatedUnion('op', [
  opened,
  /** The seed has been played to its end. */
  z.object({ op: z.literal('ready') }),
  z.object({ op: z.literal('message'), message }),
  z.object({ op: z.literal('edit'), id: z.string(), card }),
]);

export type StoredMessage = Readonly<z.infer<typeof message>>;
export type JournalLine = z.infer<typeof line>;

export type Journal = Readonly<{
  /** The contents of the file when it was opened. */
  lines: readonly JournalLine[];
  /** How many complete lines could not be read. */
  skipped: number;
  append(line: JournalLine): void;
  /** Replaces the file by one with these lines. */
  rewrite(lines: readonly JournalLine[]): void;
  close(): void;
}>;

export const openJournal = (path: string): Journal => {
  mkdirSync(dirname(path), { recursive: true });
  const { lines, skipped, wholeBytes } = read(path);
  let file = openSync(path, 'a', 0o600);
  let closed = false;
  let playing = false;
  if (wholeBytes !== undefined) ftruncateSync(file, wholeBytes);
  return {
    lines,
    skipped,
    append(entry) {
      if (entry.op === 'ready') playing = false;
      writeLines(file, [entry]);
      if (!playing) fdatasyncSync(file);
    },
    rewrite(entries) {
      const beside = `${path}.new`;
      const fresh = openSync(beside, 'w', 0o600);
      writeLines(fresh, entries);
      fdatasyncSync(fresh);
      playing = entries.some(({ op }) => op === 'opened') && !entries.some(({ op }) => op === 'ready');
      renameSync(beside, path);
      closeSync(file);
      file = fresh;
    },
    close() {
      if (!closed) closeSync(file);
      closed = true;
    },
  };
};

const writeLines = (file: number, entries: readonly JournalLine[]): void => {
  const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
};

const newline = 0x0a;

/** `wholeBytes` is where the last complete line ends, if a torn one follows it. */
const read = (path: string): { lines: JournalLine[]; skipped: number; wholeBytes?: number } => {
  if (!existsSync(path)) return { lines: [], skipped: 0 };
  const bytes = readFileSync(path);
  const end = bytes.lastIndexOf(newline) + 1;
  const texts = bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
  const lines = texts.flatMap(parse);
  const skipped = texts.length - lines.length;
  return end < bytes.length ? { lines, skipped, wholeBytes: end } : { lines, skipped };
};

const parse = (text: string): JournalLine[] => {
  try {
    const result = line.safeParse(JSON.parse(text));
    return result.success ? [result.data] : [];
  } catch {
    return [];
  }
};
