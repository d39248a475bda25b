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
 * At the size of a large coalition a walk through what all of it did costs a thousand times what the rows that are
 * asked for do. No rows are needed to see which index SQLite takes: it keeps no statistics.
 */

const period = periodFromKey('2026-10');
if (period === undefined) throw new Error('2026-10 is a month');
const bounds = periodBounds(period, 'Asia/Beirut');
const stretch = { since: bounds.from, asOf: bounds.to };

const items = { groupIds: null, words: [], today: period.firstDay } as const;
const progress = { groupIds: null, itemId: null, personId: null } as const;

/** What belongs to one item, one person or one partner, and would cost more with each thing that others do. */
const ofOne: Readonly<Record<string, (repositories: Repositories, coalitionId: string) => Promise<unknown>>> =
  {
    'the progress of an item': (all, id) => all.progress.ofItem(id, 'i', 3),
    'a page of it': (all, id) => all.progress.page(id, { ...progress, itemId: 'i' }, null, 11),
    'a page of what somebody logged': (all, id) =>
      all.progress.page(id, { ...progress, personId: 'p' }, null, 11),
    'the items of somebody': (all, id) =>
      all.items.page(id, { ...items, show: 'open', ownerId: 'p' }, null, 11),
    'the items of a group that nobody owns': (all, id) =>
      all.items.page(id, { ...items, show: 'open', ownerId: 'nobody', groupIds: ['g'] }, null, 11),
    'what somebody is late with': (all, id) => all.items.ofOwner(id, 'p', items.today, true, 3),
    'what somebody has to do': (all, id) => all.items.ofOwner(id, 'p', items.today, false, 3),
    'every open item of somebody': (all, id) => all.items.allOfOwner(id, 'p', null),
    'the owners of an item, set anew': (all, id) => all.items.assign(id, 'i', ['p']),
    'the partners of an item': (all, id) => all.involved.of(id, ['item:i']),
    'the partners of an item, set anew': (all, id) => all.involved.set(id, 'item:i', 'with', [], 0),
    'the difficulties of an item': async (all, id) => {
      await all.difficulties.openOnItem(id, 'i');
      await all.difficulties.givenUpWith(id, 'i');
    },
    'what a partner was counted on for': (all, id) => all.partnerCounts.of(id, 'p', items.today),
    'the accounts of somebody': (all, id) => all.accounts.all(id, 'p'),
    'the changes of an item': (all, id) => all.history.of(id, 'item:i'),
    'what was changed in one line': (all, id) =>
      all.history.inOneLine(id, 'h1', 'h2', {
        subject: '',
        at: 0,
        personId: 'p',
        change: 'done',
        before: null,
        after: null,
      }),
    'how many lines of progress an item has': (all, id) => all.redaction.linesOn(id, 'i'),
    'what is asked of a committee': (all, id) => all.difficulties.askedNew(id, 'executive', 50),
    'who comes to an event': (all, id) => all.attendance.of(id, 'e'),
    'those of some people who want to be reminded': (all, id) => all.people.reminded(id, ['p', 'q']),
  };

describe('how SQLite reads a large coalition', () => {
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
    return plans.filter((step) => records.test(step));
  };

  it('reads the section of a group by indexes of the group, and never through what the whole coalition did', async () => {
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

  it('reads nothing of a summary by the coalition alone', async () => {
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

  it.each(Object.entries(ofOne))('reads %s without a walk through the coalition', async (_, read) => {
    const followed = await plansOf((repositories) => read(repositories, coalition.id));
    expect(followed).not.toEqual([]);
    expect(
      followed.filter((step) => /^SCAN|\(coalition_id=\?( AND (state|resolved_at)=\?.*)?\)/.test(step)),
    ).toEqual([]);
  });
});

/** Of these a coalition has as many as it has done things. */
const records =
  /^(SEARCH|SCAN) (item|item_owner|progress|difficulty|event|involved|history|account|attendance|person)\b/;

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
