import type { z } from '@hono/zod-openapi';
import type * as schemas from './schemas.ts';

type Page<Schema extends z.ZodType> = Promise<
  Readonly<{ rows: readonly z.input<Schema>[]; next: string | null }>
>;
type Part<Schema extends z.ZodType> = Readonly<z.output<Schema>>;
type Rows<Schema extends z.ZodType> = Promise<readonly z.input<Schema>[]>;

/**
 * What the API reads, one coalition per call. The part that connects the API decides where the data comes
 * from.
 */
export type ApiReads = Readonly<{
  /** The coalition that a token opens. */
  coalitionOf(token: string): Promise<string | null>;
  coalition(id: string): Promise<z.input<typeof schemas.coalition> | null>;
  groups(coalitionId: string): Rows<typeof schemas.body>;
  items(coalitionId: string, part: Part<typeof schemas.queries.items>): Page<typeof schemas.item>;
  item(coalitionId: string, number: number): Promise<z.input<typeof schemas.item> | null>;
  progress(
    coalitionId: string,
    part: Part<typeof schemas.queries.progress> & Readonly<{ group: string }>,
  ): Page<typeof schemas.progress>;
  difficulties(
    coalitionId: string,
    part: Part<typeof schemas.queries.difficulties>,
  ): Page<typeof schemas.difficulty>;
  partners(coalitionId: string): Rows<typeof schemas.partner>;
  events(coalitionId: string, part: Part<typeof schemas.queries.events>): Page<typeof schemas.event>;
  digests(coalitionId: string): Rows<typeof schemas.digest>;
  digest(
    coalitionId: string,
    kind: z.output<typeof schemas.digestKind>,
    month: string,
  ): Promise<Readonly<z.output<typeof schemas.wholeDigest>> | null>;
}>;
