import { z } from '@hono/zod-openapi';

/** The shapes of the responses. The OpenAPI description is generated from them. */

const number = z.int().positive().openapi({ description: 'As people write it: #12', example: 12 });
const instant = z.iso.datetime().openapi({ example: '2026-11-02T09:00:00.000Z' });
const day = z.iso.date().openapi({ example: '2026-11-06' });
const id = z.string().openapi({ example: '0192f0c1-7a54-7cc0-9a31-5d1b8f6f3a10' });
const group = id.openapi({ description: 'The id of a group or committee' });

/** One of a fixed set of words. */
const helpKind = z.string().openapi({ example: 'place' });

const person = z
  .object({ id, name: z.string() })
  .nullable()
  .openapi('Person', { description: 'Null for somebody who was forgotten' });

export const coalition = z
  .object({
    id,
    name: z.string(),
    mission: z.string(),
    timeZone: z.string().openapi({ example: 'Asia/Beirut' }),
    language: z.enum(['en', 'ar']),
    createdAt: instant,
  })
  .openapi('Coalition');

export const body = z
  .object({
    id,
    kind: z.enum(['group', 'executive', 'strategic']),
    name: z.string(),
    goal: z.string(),
    convener: person,
    status: z
      .object({ status: z.enum(['on-track', 'at-risk', 'blocked']), reason: z.string(), at: instant })
      .nullable()
      .openapi({ description: 'The status that somebody set by hand' }),
  })
  .openapi('Group', { description: 'A working group or a committee' });

export const item = z
  .object({
    number,
    group,
    title: z.string(),
    state: z.enum(['open', 'done', 'dropped']),
    owners: z.array(z.object({ id, name: z.string() })),
    organisation: z.string().nullable(),
    dueOn: day.nullable(),
    percent: z.int().min(0).max(100).nullable(),
    answersDifficulty: number.nullable(),
    createdAt: instant,
    createdBy: person,
    doneAt: instant.nullable(),
    doneBy: person,
    droppedAt: instant.nullable(),
    droppedWhy: z.string().nullable(),
  })
  .openapi('Item');

export const progress = z
  .object({
    id,
    group,
    item: number.nullable(),
    text: z.string(),
    percent: z.int().min(0).max(100).nullable(),
    by: person,
    at: instant,
  })
  .openapi('Progress');

export const difficulty = z
  .object({
    number,
    group,
    item: number.nullable(),
    text: z.string(),
    help: z.string().openapi({ description: 'The help that is asked for' }),
    helpKind: helpKind.nullable(),
    helpFrom: z.string(),
    raisedAt: instant,
    raisedBy: person,
    resolvedAt: instant.nullable(),
    resolvedBy: person,
    resolution: z.string().nullable(),
    givenUp: z.boolean().openapi({ description: 'Closed because its item was dropped' }),
  })
  .openapi('Difficulty');

const offer = z
  .object({
    number,
    what: z.string(),
    kind: helpKind,
    until: day.nullable(),
  })
  .openapi('Offer', { description: 'An offer that stands' });

export const partner = z
  .object({
    id,
    name: z.string(),
    kind: z.enum(['business', 'non-profit', 'public', 'community']).nullable(),
    state: z.enum(['named', 'invited', 'joined', 'ended']),
    wants: z.string().nullable().openapi({ description: 'What the coalition wants from it' }),
    gets: z.string().nullable().openapi({ description: 'What it gets' }),
    rhythm: z.enum(['month', 'quarter', 'half-year']).nullable(),
    delegates: z.array(z.object({ id, name: z.string() })),
    offers: z.array(offer),
  })
  .openapi('Partner', { description: 'An organisation, without what it told in confidence' });

export const event = z
  .object({
    number,
    group,
    title: z.string(),
    startsAt: instant,
    endsAt: instant,
    cancelledAt: instant.nullable(),
  })
  .openapi('Event');

export const digestKind = z.enum(['monthly', 'quarterly']);
export const month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .openapi({ description: 'The month in which the period begins', example: '2026-10' });

export const digest = z
  .object({ kind: digestKind, beginsIn: month, decidedAt: instant, asOf: instant })
  .openapi('Digest');

export const wholeDigest = z
  .looseObject({ kind: digestKind, asOf: z.int().openapi({ description: 'Milliseconds since 1970' }) })
  .openapi('WholeDigest', {
    description: 'The figures of a summary as it was decided. Fields may be added; none changes its meaning.',
  });

/** A page of a list. */
export const page = <Row extends z.ZodType>(row: Row) =>
  z.object({
    data: z.array(row),
    next: z.string().nullable().openapi({ description: 'The `after` of the next page; null at the end' }),
  });

/** A whole list. */
export const list = <Row extends z.ZodType>(row: Row) => z.object({ data: z.array(row) });

export const problem = z.object({ error: z.string() }).openapi('Error');

const limit = z.coerce.number().int().min(1).max(100).default(50);
const afterNumber = z.coerce.number().int().min(0).transform(String).optional();
const ofGroup = z.string().min(1).max(64).optional();

/** The query parameters of a list. */
export const queries = {
  items: z.object({
    group: ofGroup,
    state: z.enum(['open', 'done', 'dropped']).optional(),
    after: afterNumber,
    limit,
  }),
  difficulties: z.object({
    group: ofGroup,
    state: z.enum(['open', 'closed']).optional(),
    after: afterNumber,
    limit,
  }),
  events: z.object({ group: ofGroup, after: afterNumber, limit }),
  progress: z.object({
    after: z
      .string()
      .regex(/^\d{1,15}_[\w-]{1,64}$/, 'the `next` of the previous page')
      .optional(),
    limit,
  }),
};

export const numbered = z.object({ number: z.coerce.number().int().positive() });
export const groupPath = z.object({ group: z.string().min(1).max(64) });
export const digestPath = z.object({ kind: digestKind, month });
