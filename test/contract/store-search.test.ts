import { expect, it } from 'vitest';
import { createRepositories } from '../../src/store/repositories.ts';
import { searchQueries } from '../../src/store/search/search-texts.ts';
import type { Db } from '../../src/store/tables.ts';
import { usualSettings } from '../fixtures/coalition.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const at = Date.parse('2026-11-04T09:00:00Z');

/** No group’s goal, and no partner. */
const noOther = { goalIds: [], partnerIds: [] };

/** A search that looks at three records at a time, and at six in all. */
const shortSighted = (db: Db) => ({
  ...createRepositories(db),
  search: searchQueries(db, { chunk: 3, mostChunks: 2 }),
});

eachDatabase('the search', (freshDatabase) => {
  it('looks at so many records at a time, goes on from there, and keeps to its coalition', async () => {
    const { open } = await freshDatabase(halqa);
    const store = await open({ ...halqa, createRepositories: shortSighted });
    const ids = await store.write(async ({ coalitions, people, groups, progress }) => {
      const made: string[] = [];
      for (const workspace of ['one', 'two']) {
        const coalition = await coalitions.create(
          { platform: 'sandbox', workspace },
          usualSettings(workspace),
          at,
        );
        const { id: personId } = await people.create(
          coalition.id,
          { platform: 'sandbox', workspace, id: 'ana', name: 'Ana' },
          at,
        );
        const group = await groups.create(coalition.id, {
          name: 'Water',
          goal: '',
          kind: 'group',
          convenerId: personId,
          createdAt: at,
        });
        for (let n = 1; n <= 20; n += 1)
          await progress.log(coalition.id, {
            groupId: group.id,
            itemId: null,
            personId,
            body: n === 2 || n === 19 ? `The 100% roof ${n}` : `Line ${n}`,
            percent: null,
            at: at + n,
          });
        made.push(coalition.id, group.id);
      }
      return made;
    });
    const [id = '', groupId = '', other = ''] = ids;
    const { search, progress } = store.read;
    const find = async (
      words: readonly string[],
      from: string | null,
      more: Readonly<{ back?: boolean; limit?: number; groupIds?: readonly string[] | null }> = {},
    ) => {
      const { back = false, limit = 11, groupIds = null } = more;
      const { rows, lookedTo } = await search.find(id, { words, groupIds, ...noOther }, from, back, limit);
      const found = await progress.byIds(
        id,
        rows.map((row) => row.id),
      );
      return { found: rows.map((row) => found.find((one) => one.id === row.id)?.body), rows, lookedTo };
    };
    const first = await find(['roof'], null);
    expect(first.found).toEqual(['The 100% roof 19']);
    expect(first.lookedTo).not.toBeNull();
    let from = first.lookedTo;
    const rest: (string | undefined)[] = [];
    while (from !== null) {
      const next = await find(['roof'], from);
      rest.push(...next.found);
      from = next.lookedTo;
    }
    expect(rest).toEqual(['The 100% roof 2']);
    expect((await find(['line'], null, { limit: 2 })).found).toEqual(['Line 20', 'Line 18']);
    const [newest] = (await find(['line'], null, { limit: 2 })).rows.slice(1);
    expect((await find(['line'], newest?.id ?? null, { back: true })).found).toEqual(['Line 20']);
    // The special characters of a pattern are plain letters here.
    expect((await find(['100%'], null)).found).toEqual(['The 100% roof 19']);
    expect((await find(['1_0'], null)).found).toEqual([]);
    expect((await find(['line'], null, { groupIds: [] })).found).toEqual([]);
    expect((await find(['line'], null, { groupIds: [groupId], limit: 1 })).found).toEqual(['Line 20']);
    const theirs = await search.find(
      other,
      { words: ['line'], groupIds: [groupId], ...noOther },
      null,
      false,
      9,
    );
    expect(theirs.rows).toEqual([]);
  });
});
