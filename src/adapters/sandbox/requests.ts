import { z } from 'zod';
import { languages } from '../../chat/languages.ts';

/** What the JSON API accepts. */

const id = z.string().min(1).max(100);
/** Sent again with the same id, a request is the same delivery: it changes nothing and answers the same. */
const delivery = z.string().min(1).max(100).optional();
const token = z.string().min(1).max(2000);

export const sayBody = z.strictObject({ as: id, in: id, text: z.string().min(1), id: delivery });

export const pressBody = z.strictObject({
  as: id,
  message: id,
  token,
  value: z.string().optional(),
  id: delivery,
});

export const submitBody = z.strictObject({
  as: id,
  /** Where the form was opened; known from its opening when absent. */
  in: id.optional(),
  token,
  values: z.record(z.string().max(100), z.string()),
  /** The message that the form was opened from, where it says one. */
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
  /** The message that it is said of. */
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

/** An ISO time as epoch milliseconds; without a zone it is UTC. Undefined when it is no such time. */
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
