import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatherGroup, gatherMonthly } from '../../src/app/digests/monthly.ts';
import type { Coalition } from '../../src/domain/coalition.ts';
import { periodBounds, periodFromKey } from '../../src/domain/dates/period.ts';
import type { Group } from '../../src/domain/group.ts';
import { databaseOver } from '../../src/store/engine/database.ts';
import { openStore } from '../../src/store/engine/open.ts';
import { createRepositories, type Repositories } from '../../src/store/repositories.ts';
import { openChat, setUp } from '../fixtures/chat.ts';

/*
 * A group's section is read for every group of a coalition, at a size at which a walk through the coalition's month
 * costs ten times what the group's own rows do. No rows are needed to see which index SQLite takes: it keeps no
 * statistics.
 */

const period = periodFromKey('2026-10');
if (period === undefined) throw new Error('2026-10 is a month');
const bounds = periodBounds(period, 'Asia/Beirut');
const stretch = { since: bounds.from, asOf: bounds.to };

describe('the section of a group', () => {
  const folder = mkdtempSync(join(tmpdir(), 'halqa-plans-'));
  const file = join(folder, 'halqa.db');
  let database: Database.Database;
  let coalition: Coalition;
  let group: Group;

  beforeAll(async () => {
    const store = await openStore({ url: file });
    await setUp(openChat({ store }));
    const [found] = await store.read.coalitions.ids();
    const made = await store.read.coalitions.byId(found ?? '');
    const [water] = await store.read.groups.list(found ?? '');
    if (made === null || water === undefined) throw new Error('a coalition with a group was set up');
    [coalition, group] = [made, water];
    await store.close();
    database = new Database(file, { readonly: true });
  });

  afterAll(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });

  /** How SQLite reads the records of the coalition during some work. */
  const plansOf = async (
    work: (repositories: Repositories) => Promise<unknown>,
  ): Promise<readonly string[]> => {
    const plans: string[] = [];
    const dialect = {
      createAdapter: () => new SqliteAdapter(),
      createQueryCompiler: () => new SqliteQueryCompiler(),
      createIntrospector: (db: ConstructorParameters<typeof SqliteIntrospector>[0]) =>
        new SqliteIntrospector(db),
    };
    const repositories = createRepositories(
      databaseOver(dialect, async ({ sql, parameters }) => {
        const steps = database
          .prepare<unknown[], { detail: string }>(`explain query plan ${sql}`)
          .all(parameters);
        plans.push(...steps.map(({ detail }) => detail));
        // Every count is above zero, so that every list is read.
        return { rows: /^select count|^select \(select count/.test(sql) ? [counted] : [] };
      }),
    );
    await work(repositories);
    return plans.filter((step) => /^(SEARCH|SCAN) (item|progress|difficulty|event)\b/.test(step));
  };

  it('is read by indexes of the group, and never through what the whole coalition did', async () => {
    const followed = await plansOf((repositories) =>
      gatherGroup(repositories, coalition, group, period, stretch),
    );
    expect(followed.length).toBeGreaterThan(10);
    expect(followed.filter((step) => !/\((coalition_id=\? AND group_id=\?|id=\?)/.test(step))).toEqual([]);
    // What is overdue is read from the beginning of what is due, however much is open.
    expect(followed).toContain(
      'SEARCH item USING INDEX item_standing (coalition_id=? AND group_id=? AND <expr>=? AND due_on<?)',
    );
  });

  it('stands in a summary that reads nothing by the coalition alone', async () => {
    const followed = await plansOf(async (repositories) => {
      await gatherMonthly(repositories, coalition, period, stretch);
      await repositories.items.answering(
        coalition.id,
        Array.from({ length: 12 }, (_, n) => `d${n}`),
      );
    });
    const whole = followed.filter((step) => /\(coalition_id=\?\)/.test(step));
    expect(followed.length).toBeGreaterThan(3);
    expect(whole).toEqual([]);
  });
});

const counted = {
  done: 9,
  added: 9,
  dropped: 9,
  open: 9,
  dated: 9,
  overdue: 9,
  dueNext: 9,
  progress: 9,
};
