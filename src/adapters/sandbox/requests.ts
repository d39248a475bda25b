import * as z from 'zod';
import { languages } from '../../chat/languages.ts';

/* The bodies that the JSON API accepts. */

const id = z.string().min(1).max(100);
/** A request with a known id is a repeated delivery: it changes nothing and is answered the same. */
const delivery = z.string().min(1).max(100).optional();
const token = z.string().min(1).max(2000);

export const sayBody = z.strictObject({
  as: id,
  in: id,
  text: z.string().min(1),
  /** The message in whose thread it is said. */
  thread: id.optional(),
  id: delivery,
});

export const pressBody = z.strictObject({
  as: id,
  message: id,
  token,
  value: z.string().optional(),
  id: delivery,
});

export const submitBody = z.strictObject({
  as: id,
  /** Where the form was opened. When absent, the place in which it was opened is used. */
  in: id.optional(),
  token,
  values: z.record(z.string().max(100), z.string()),
  /** The message that the form was opened from, if any. */
  message: id.optional(),
  id: delivery,
});

export const suggestBody = z.strictObject({ as: id, in: id, text: z.string() });

export const askBody = z.strictObject({
  as: id,
  in: id,
  /** A subcommand: "action add". */
  path: z.string().min(1).max(100),
  values: z.record(z.string().max(100), z.string()),
  /** The message that the command is about. */
  message: id.optional(),
  id: delivery,
});

export const clockBody = z.strictObject({ to: z.string().min(1).max(64) });

export const resetBody = z.strictObject({
  seed: z.enum(['demo', 'empty']),
  language: z.enum(languages).optional(),
});

export type Say = z.infer<typeof sayBody>;
export type Press = z.infer<typeof pressBody>;
export type Submit = z.infer<typeof submitBody>;
export type Ask = z.infer<typeof askBody>;
export type Suggest = z.infer<typeof suggestBody>;

const isoTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})?)?$/i;

/** An ISO time as epoch milliseconds, in UTC unless it has a zone. Undefined for anything else. */
export const readIsoTime = (text: string): number | undefined => {
  const found = isoTime.exec(text);
  if (!found) return undefined;
  const at = Date.parse(found[1] && !found[4] ? `${text}Z` : text);
  return Number.isNaN(at) ? undefined : at;
};

/** The first thing wrong with a body, as one sentence. */
export const complaint = (error: z.ZodError): string => {
  const issue = error.issues[0];
  const where = issue?.path.join('.');
  if (!issue || !where) return `This request is not as expected: ${issue?.message ?? 'unknown shape'}.`;
  return `"${where}" is not as expected: ${issue.message}.`;
};
