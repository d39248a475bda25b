import type { AttendanceAnswer } from '../../domain/attendance.ts';
import { ofCoalition } from '../engine/query-hints.ts';
import type { Db } from '../tables.ts';

/**
 * Who answered an event, and what; the first to answer comes first. `listedIn` is the workspace in whose own list of
 * events they answered; null when they answered here.
 */
export type Attendance = Readonly<{
  personId: string;
  answer: AttendanceAnswer;
  listedIn: string | null;
}>;

export const attendanceQueries = (db: Db) => ({
  /** Stores a person's answer in place of an earlier one. @returns the earlier one, if there was one */
  async answer(
    coalitionId: string,
    eventId: string,
    personId: string,
    { answer, listedIn }: Pick<Attendance, 'answer' | 'listedIn'>,
    at: number,
  ): Promise<AttendanceAnswer | null> {
    const before = await db
      .selectFrom('attendance')
      .select(['answer', 'listed_in'])
      .where('coalition_id', '=', coalitionId)
      .where('event_id', '=', eventId)
      .where('person_id', '=', personId)
      .executeTakeFirst();
    if (before?.answer !== answer) {
      const row = { answer, listed_in: listedIn, at };
      await db
        .insertInto('attendance')
        .values({ event_id: eventId, person_id: personId, coalition_id: coalitionId, ...row })
        .onConflict((conflict) => conflict.columns(['event_id', 'person_id']).doUpdateSet(row))
        .execute();
    } else if (before.listed_in !== listedIn)
      await db
        .updateTable('attendance')
        .set({ listed_in: listedIn })
        .where('coalition_id', '=', coalitionId)
        .where('event_id', '=', eventId)
        .where('person_id', '=', personId)
        .execute();
    return (before?.answer ?? null) as AttendanceAnswer | null;
  },

  async of(coalitionId: string, eventId: string): Promise<readonly Attendance[]> {
    const rows = await db
      .selectFrom('attendance')
      .select(['person_id', 'answer', 'listed_in'])
      .where(ofCoalition, '=', coalitionId)
      .where('event_id', '=', eventId)
      .orderBy('at')
      .orderBy('person_id')
      .execute();
    return rows.map((row) => ({
      personId: row.person_id,
      answer: row.answer as AttendanceAnswer,
      listedIn: row.listed_in,
    }));
  },
});
