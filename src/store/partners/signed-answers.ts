import type { SignedAnswer, SignedKind, Voter } from '../../domain/partner.ts';
import type { Db, Tables } from '../tables.ts';

/** A voter as it is stored: "partner:ID" or "person:ID". */
const voterKey = ({ of, id }: Voter): string => `${of}:${id}`;

const toVoter = (key: string): Voter => ({
  of: key.startsWith('partner:') ? 'partner' : 'person',
  id: key.slice(key.indexOf(':') + 1),
});

const toAnswer = (row: Tables['signed_answer']): SignedAnswer => ({
  subject: row.subject,
  kind: row.kind as SignedKind,
  voter: toVoter(row.voter),
  answer: row.answer as SignedAnswer['answer'],
  reason: row.reason,
  personId: row.person_id,
  at: row.at,
});

/** Answers that are stored with a name: one for each subject, kind and voter. */
export const signedAnswerQueries = (db: Db) => ({
  /**
   * Stores an answer in place of an earlier one of the same voter.
   * @returns the earlier one, if there was any
   */
  async give(coalitionId: string, given: SignedAnswer): Promise<SignedAnswer | null> {
    const earlier = await db
      .selectFrom('signed_answer')
      .selectAll()
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', given.subject)
      .where('kind', '=', given.kind)
      .where('voter', '=', voterKey(given.voter))
      .executeTakeFirst();
    const { answer, reason, at } = given;
    await db
      .insertInto('signed_answer')
      .values({
        coalition_id: coalitionId,
        subject: given.subject,
        kind: given.kind,
        voter: voterKey(given.voter),
        answer,
        reason,
        person_id: given.personId,
        at,
      })
      .onConflict((conflict) =>
        conflict
          .columns(['subject', 'kind', 'voter'])
          .doUpdateSet({ answer, reason, person_id: given.personId, at }),
      )
      .execute();
    return earlier ? toAnswer(earlier) : null;
  },

  /** Takes the answer of a partner back. @returns false when there was none */
  async takeBack(
    coalitionId: string,
    subject: string,
    kind: SignedKind,
    partnerId: string,
  ): Promise<boolean> {
    const row = await db
      .deleteFrom('signed_answer')
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', subject)
      .where('kind', '=', kind)
      .where('voter', '=', voterKey({ of: 'partner', id: partnerId }))
      .returning('voter')
      .executeTakeFirst();
    return row !== undefined;
  },

  /** Removes the answers to a subject. */
  async clear(coalitionId: string, subject: string, kind: SignedKind): Promise<void> {
    await db
      .deleteFrom('signed_answer')
      .where('coalition_id', '=', coalitionId)
      .where('subject', '=', subject)
      .where('kind', '=', kind)
      .execute();
  },

  /** The answers of one kind to some subjects, in the order in which they were given. */
  async of(
    coalitionId: string,
    subjects: readonly string[],
    kind: SignedKind,
  ): Promise<readonly SignedAnswer[]> {
    if (subjects.length === 0) return [];
    const rows = await db
      .selectFrom('signed_answer')
      .selectAll()
      .where('coalition_id', '=', coalitionId)
      .where('subject', 'in', subjects)
      .where('kind', '=', kind)
      .orderBy('at')
      .orderBy('voter')
      .execute();
    return rows.map(toAnswer);
  },
});

/**
 * Gives the answers of one voter to another: two partners or two people became one. Where both answered, the
 * later answer stays.
 */
export const moveAnswers = async (db: Db, coalitionId: string, from: Voter, to: Voter): Promise<void> => {
  const rows = await db
    .selectFrom('signed_answer')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .where('voter', '=', voterKey(from))
    .execute();
  await db
    .deleteFrom('signed_answer')
    .where('coalition_id', '=', coalitionId)
    .where('voter', '=', voterKey(from))
    .execute();
  for (const { answer, reason, person_id, at, ...row } of rows)
    await db
      .insertInto('signed_answer')
      .values({ ...row, voter: voterKey(to), answer, reason, person_id, at })
      .onConflict((conflict) =>
        conflict
          .columns(['subject', 'kind', 'voter'])
          .doUpdateSet({ answer, reason, person_id, at })
          .where('signed_answer.at', '<', at),
      )
      .execute();
};
