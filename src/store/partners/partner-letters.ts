import { type Selectable, sql } from 'kysely';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { LetterAnswer, LetterAsk, PartnerLetter } from '../../domain/partner-letter.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { Db, Tables } from '../tables.ts';

const toLetter = (row: Selectable<Tables['partner_letter']>): PartnerLetter => ({
  partnerId: row.partner_id,
  day: row.day as LocalDate,
  review: row.review !== 0,
  sentAt: row.sent_at,
  answeredAt: row.answered_at,
  answeredBy: row.answered_by,
  answer: row.answer as LetterAnswer | null,
});

/** The ids of the records of a kind that involve a partner as one of these roles. */
const involvedIds = (
  db: Db,
  coalitionId: string,
  partnerId: string,
  kind: 'item' | 'difficulty',
  roles: readonly string[],
) =>
  db
    .selectFrom('involved')
    .select(sql<string>`substr(subject, ${sql.lit(kind.length + 2)})`.as('id'))
    .where('coalition_id', '=', coalitionId)
    .where('partner_id', '=', partnerId)
    .where('role', 'in', roles)
    .where('subject', 'like', `${kind}:%`);

const promisedAs = ['organisation', 'with'] as const;
const askedAs = ['from', 'asked'] as const;

/** The letters to partners, the one answer to each, and what a letter says. */
export const partnerLetterQueries = (db: Db) => {
  const all = (coalitionId: string) =>
    db.selectFrom('partner_letter').selectAll().where('coalition_id', '=', coalitionId);

  const ofPartner = (coalitionId: string, partnerId: string) =>
    all(coalitionId).where('partner_id', '=', partnerId);
  const latest = async (letters: ReturnType<typeof ofPartner>): Promise<PartnerLetter | null> => {
    const row = await letters.orderBy('day', 'desc').limit(1).executeTakeFirst();
    return row ? toLetter(row) : null;
  };

  /** Difficulties that were not given up, with whether somebody took them up. */
  const asks = (coalitionId: string, since: number) =>
    db
      .selectFrom('difficulty')
      .select(({ exists, selectFrom }) => [
        'id',
        'number',
        'help',
        'resolved_at as resolvedAt',
        exists(
          selectFrom('item')
            .select('item.id')
            .whereRef('item.answers', '=', 'difficulty.id')
            .where('item.coalition_id', '=', coalitionId)
            .where('item.state', 'in', ['open', 'done']),
        ).as('taken'),
      ])
      .where('coalition_id', '=', coalitionId)
      .where('given_up', '=', 0)
      .where(({ or, eb }) => or([eb('resolved_at', 'is', null), eb('resolved_at', '>=', since)]))
      .orderBy('number');

  return {
    /** Stores that the letter of a day is sent. @returns false when it was sent already */
    async send(
      coalitionId: string,
      { partnerId, day, review, sentAt }: Pick<PartnerLetter, 'partnerId' | 'day' | 'review' | 'sentAt'>,
    ): Promise<boolean> {
      const row = await db
        .insertInto('partner_letter')
        .values({
          coalition_id: coalitionId,
          partner_id: partnerId,
          day,
          review: review ? 1 : 0,
          sent_at: sentAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('day')
        .executeTakeFirst();
      return row !== undefined;
    },

    last: (coalitionId: string, partnerId: string) => latest(ofPartner(coalitionId, partnerId)),

    /** The letter before that of a day. */
    before: (coalitionId: string, partnerId: string, day: LocalDate) =>
      latest(ofPartner(coalitionId, partnerId).where('day', '<', day)),

    async ofDay(coalitionId: string, partnerId: string, day: string): Promise<PartnerLetter | null> {
      const row = await ofPartner(coalitionId, partnerId).where('day', '=', day).executeTakeFirst();
      return row ? toLetter(row) : null;
    },

    /** All letters that were sent before an instant, by partner, the latest first. */
    async sentBefore(
      coalitionId: string,
      to: number,
    ): Promise<ReadonlyMap<string, readonly PartnerLetter[]>> {
      const rows = await all(coalitionId).where('sent_at', '<', to).orderBy('day', 'desc').execute();
      const found = new Map<string, PartnerLetter[]>();
      for (const letter of rows.map(toLetter))
        found.set(letter.partnerId, [...(found.get(letter.partnerId) ?? []), letter]);
      return found;
    },

    /** @returns false when it was answered already */
    async answer(
      coalitionId: string,
      { partnerId, day }: Pick<PartnerLetter, 'partnerId' | 'day'>,
      { answer, personId, at }: Readonly<{ answer: LetterAnswer; personId: string; at: number }>,
    ): Promise<boolean> {
      const row = await db
        .updateTable('partner_letter')
        .set({ answer, answered_by: personId, answered_at: at })
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', partnerId)
        .where('day', '=', day)
        .where('answered_at', 'is', null)
        .returning('day')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** The answer that was given at an instant is taken back: the letter is unanswered. */
    async unanswer(
      coalitionId: string,
      { partnerId, day }: Pick<PartnerLetter, 'partnerId' | 'day'>,
      answeredAt: number,
    ): Promise<void> {
      await db
        .updateTable('partner_letter')
        .set({ answer: null, answered_by: null, answered_at: null })
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', partnerId)
        .where('day', '=', day)
        .where('answered_at', '=', answeredAt)
        .execute();
    },

    /** Forgets letters that a wrong clock sent after `now`. @returns whether there were any */
    async forgetAfter(coalitionId: string, now: number): Promise<boolean> {
      const rows = await db
        .deleteFrom('partner_letter')
        .where('coalition_id', '=', coalitionId)
        .where('sent_at', '>', now)
        .returning('day')
        .execute();
      return rows.length > 0;
    },

    /** The items that a partner promised and that are open, or were done since an instant; the earliest due first. */
    async promises(coalitionId: string, partnerId: string, since: number) {
      const rows = await db
        .selectFrom('item')
        .select(['number', 'title', 'state', 'due_on as dueOn'])
        .where(ofCoalition, '=', coalitionId)
        .where('id', 'in', involvedIds(db, coalitionId, partnerId, 'item', promisedAs))
        .where(({ or, and, eb }) =>
          or([eb('state', '=', 'open'), and([eb('state', '=', 'done'), eb('done_at', '>=', since)])]),
        )
        .orderBy(sql`coalesce(due_on, '9999')`)
        .orderBy('number')
        .execute();
      return rows.map((row) => ({ ...row, dueOn: row.dueOn as LocalDate | null }));
    },

    /** What was asked of a partner and is open, or was resolved since an instant. */
    async asked(coalitionId: string, partnerId: string, since: number): Promise<readonly LetterAsk[]> {
      const rows = await asks(coalitionId, since)
        .where('id', 'in', involvedIds(db, coalitionId, partnerId, 'difficulty', askedAs))
        .execute();
      return rows.map(toAsk);
    },

    /** What a partner asked for: difficulties of its delegates and on its items, open or resolved since an instant. */
    async askedFor(
      coalitionId: string,
      partnerId: string,
      delegateIds: readonly string[],
      since: number,
    ): Promise<readonly LetterAsk[]> {
      const rows = await asks(coalitionId, since)
        .where(({ or, eb }) =>
          or([
            eb('raised_by', 'in', ['', ...delegateIds]),
            eb('item_id', 'in', involvedIds(db, coalitionId, partnerId, 'item', promisedAs)),
          ]),
        )
        .execute();
      return rows.map(toAsk);
    },
  };
};

const toAsk = ({
  number,
  help,
  resolvedAt,
  taken,
}: Readonly<{ number: number; help: string; resolvedAt: number | null; taken: unknown }>): LetterAsk => ({
  number,
  help,
  outcome: resolvedAt !== null ? 'resolved' : taken ? 'taken' : 'open',
});

/** Gives the letters of a partner to another, because the two are one. */
export const moveLetters = async (
  db: Db,
  coalitionId: string,
  fromId: string,
  toId: string,
): Promise<void> => {
  await db
    .insertInto('partner_letter')
    .columns([
      'coalition_id',
      'partner_id',
      'day',
      'review',
      'sent_at',
      'answered_at',
      'answered_by',
      'answer',
    ])
    .expression((eb) =>
      eb
        .selectFrom('partner_letter')
        .select([
          'coalition_id',
          eb.val(toId).as('partner_id'),
          'day',
          'review',
          'sent_at',
          'answered_at',
          'answered_by',
          'answer',
        ])
        .where('coalition_id', '=', coalitionId)
        .where('partner_id', '=', fromId),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db
    .deleteFrom('partner_letter')
    .where('coalition_id', '=', coalitionId)
    .where('partner_id', '=', fromId)
    .execute();
};
