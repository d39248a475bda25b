import { sql } from 'kysely';
import type { Language, Platform } from '../../chat/ids.ts';
import type {
  Coalition,
  CoalitionSettings,
  CommitteeKind,
  DigestDay,
  Digits,
} from '../../domain/coalition.ts';
import type { LocalDate, Weekday } from '../../domain/dates/calendar.ts';
import { deleteWhere } from '../engine/delete-where.ts';
import { newId } from '../engine/id.ts';
import { prepared } from '../engine/prepared.ts';
import { allTables } from '../table-registry.ts';
import type { Db, Tables } from '../tables.ts';

export const toCoalition = (row: Tables['coalition']): Coalition => ({
  id: row.id,
  name: row.name,
  mission: row.mission,
  timeZone: row.time_zone,
  workWeek: JSON.parse(row.work_week) as Weekday[],
  language: row.language as Language,
  digits: row.digits as Digits,
  pollThreshold: row.poll_threshold,
  open: row.open === 1,
  createdAt: row.created_at,
  digestDay: row.digest_day as DigestDay,
  digestTime: row.digest_time,
  fiscalYearStart: row.fiscal_year_start,
  webhook: row.webhook,
});

const toRow = (settings: CoalitionSettings) => ({
  name: settings.name,
  mission: settings.mission,
  time_zone: settings.timeZone,
  work_week: JSON.stringify(settings.workWeek),
  language: settings.language,
  digits: settings.digits,
  poll_threshold: settings.pollThreshold,
  open: settings.open ? 1 : 0,
  digest_day: settings.digestDay,
  digest_time: settings.digestTime,
  fiscal_year_start: settings.fiscalYearStart,
});

/** A Slack team or a Discord guild. It belongs to at most one coalition. */
export type WorkspaceRef = Readonly<{ platform: string; workspace: string }>;

/** `lostAt`: when Halqa was removed from it; null or absent while it is there. */
export type CoalitionWorkspace = WorkspaceRef & Readonly<{ lostAt?: number | null }>;

export const coalitionQueries = (db: Db) => {
  const of = prepared(db, ({ platform, workspace }: WorkspaceRef) =>
    db
      .selectFrom('workspace')
      .innerJoin('coalition', 'coalition.id', 'workspace.coalition_id')
      .selectAll('coalition')
      .where('workspace.platform', '=', platform)
      .where('workspace.id', '=', workspace),
  );
  const byId = prepared(db, ({ id }: { id: string }) =>
    db.selectFrom('coalition').selectAll().where('id', '=', id),
  );
  const takeNumber = prepared(db, ({ id }: { id: string }) =>
    db
      .updateTable('coalition')
      .set((eb) => ({ next_number: eb('next_number', '+', 1) }))
      .where('id', '=', id)
      .returning('next_number'),
  );
  const remindedThrough = prepared(db, ({ coalitionId }: { coalitionId: string }) =>
    db.selectFrom('coalition').select('reminded_through').where('id', '=', coalitionId),
  );
  const setRemindedThrough = prepared(db, ({ coalitionId, day }: { coalitionId: string; day: LocalDate }) =>
    db.updateTable('coalition').set({ reminded_through: day }).where('id', '=', coalitionId),
  );

  return {
    async of({ platform, workspace }: WorkspaceRef): Promise<Coalition | null> {
      const [row] = await of({ platform, workspace });
      return row ? toCoalition(row) : null;
    },

    /** Every coalition. */
    async ids(): Promise<readonly string[]> {
      return (await db.selectFrom('coalition').select('id').orderBy('id').execute()).map(({ id }) => id);
    },

    /** Lets a coalition begin at `now` where its beginning is in the future. @returns whether it was */
    async beganBy(id: string, now: number): Promise<boolean> {
      const row = await db
        .updateTable('coalition')
        .set({ created_at: now })
        .where('id', '=', id)
        .where('created_at', '>', now)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    async byId(id: string): Promise<Coalition | null> {
      const [row] = await byId({ id });
      return row ? toCoalition(row) : null;
    },

    /** Creates a coalition with its first workspace. */
    async create(first: WorkspaceRef, settings: CoalitionSettings, at: number): Promise<Coalition> {
      const id = newId();
      await db
        .insertInto('coalition')
        .values({ id, ...toRow(settings), next_number: 1, created_at: at })
        .execute();
      await db
        .insertInto('workspace')
        .values({ platform: first.platform, id: first.workspace, coalition_id: id })
        .execute();
      return { id, ...settings, createdAt: at, webhook: null };
    },

    async workspacesOf(id: string): Promise<readonly CoalitionWorkspace[]> {
      const rows = await db
        .selectFrom('workspace')
        .select(['platform', 'id', 'lost_at'])
        .where('coalition_id', '=', id)
        .execute();
      return rows.map((row) => ({ platform: row.platform, workspace: row.id, lostAt: row.lost_at }));
    },

    /** Sets which role of a workspace seats its holders on a committee; null for none. */
    /** The committees whose members a role of a server names, and on which platforms. */
    async committeesByRole(
      coalitionId: string,
    ): Promise<readonly Readonly<{ committee: CommitteeKind; platform: Platform }>[]> {
      const rows = await db
        .selectFrom('workspace')
        .select(['platform', 'executive_role', 'strategic_role'])
        .where('coalition_id', '=', coalitionId)
        .orderBy('platform')
        .orderBy('id')
        .execute();
      return rows.flatMap((row) => [
        ...(row.executive_role === null
          ? []
          : [{ committee: 'executive' as const, platform: row.platform as Platform }]),
        ...(row.strategic_role === null
          ? []
          : [{ committee: 'strategic' as const, platform: row.platform as Platform }]),
      ]);
    },

    async setCommitteeRole(
      coalitionId: string,
      { platform, workspace }: Readonly<{ platform: string; workspace: string }>,
      committee: CommitteeKind,
      role: string | null,
    ): Promise<void> {
      await db
        .updateTable('workspace')
        .set(committee === 'executive' ? { executive_role: role } : { strategic_role: role })
        .where('coalition_id', '=', coalitionId)
        .where('platform', '=', platform)
        .where('id', '=', workspace)
        .execute();
    },

    /** Stores when Halqa was removed from a workspace; null if it is there. */
    async setLost(
      coalitionId: string,
      { platform, workspace }: WorkspaceRef,
      lostAt: number | null,
    ): Promise<void> {
      await db
        .updateTable('workspace')
        .set({ lost_at: lostAt })
        .where('coalition_id', '=', coalitionId)
        .where('platform', '=', platform)
        .where('id', '=', workspace)
        .execute();
    },

    /** Whether a workspace of a real platform belongs to any coalition. */
    async isReal(): Promise<boolean> {
      const row = await db
        .selectFrom('workspace')
        .select('id')
        .where('platform', '!=', 'sandbox')
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },

    /** Adds workspaces that belong to no coalition. */
    async addWorkspaces(id: string, workspaces: readonly CoalitionWorkspace[]): Promise<void> {
      for (const { platform, workspace, lostAt = null } of workspaces)
        await db
          .insertInto('workspace')
          .values({ platform, id: workspace, coalition_id: id, lost_at: lostAt })
          .execute();
    },

    async change(id: string, settings: CoalitionSettings): Promise<void> {
      await db.updateTable('coalition').set(toRow(settings)).where('id', '=', id).execute();
    },

    async setWebhook(coalitionId: string, webhook: string | null): Promise<void> {
      await db.updateTable('coalition').set({ webhook }).where('id', '=', coalitionId).execute();
    },

    /** Takes the next of the numbers that people type. Each coalition has one sequence. */
    async takeNumber(id: string): Promise<number> {
      const [row] = await takeNumber({ id });
      if (row === undefined) throw new Error(`there is no coalition ${id}`);
      return row.next_number - 1;
    },

    /** The last day whose reminders were decided; `null` before the first. */
    async remindedThrough(coalitionId: string): Promise<LocalDate | null> {
      const [row] = await remindedThrough({ coalitionId });
      return (row?.reminded_through ?? null) as LocalDate | null;
    },

    async setRemindedThrough(coalitionId: string, day: LocalDate): Promise<void> {
      await setRemindedThrough({ coalitionId, day });
    },

    /** Erases a coalition and everything that belongs to it. */
    async erase(id: string): Promise<void> {
      for (const { table, entry } of allTables.toReversed()) {
        const { owner } = entry;
        if (owner === 'the installation') continue;
        if (owner === 'coalition') await deleteWhere(db, table, sql`coalition_id = ${id}`);
        else if (owner.through === table) await deleteWhere(db, table, sql`${sql.ref(owner.column)} = ${id}`);
        else
          await deleteWhere(
            db,
            table,
            sql`${sql.ref(owner.column)} in (select id from ${sql.table(owner.through)} where coalition_id = ${id})`,
          );
      }
    },
  };
};
