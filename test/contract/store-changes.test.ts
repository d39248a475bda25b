import { sql } from 'kysely';
import { expect, it, vi } from 'vitest';
import { changeOf } from '../../src/store/engine/change.ts';
import { deleteWhere } from '../../src/store/engine/delete-where.ts';
import { SqliteLog } from '../../src/store/engine/sqlite/wal.ts';
import type { Db } from '../../src/store/tables.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

eachDatabase(
  'what a query changes',
  (freshDatabase) => {
    it('is read from the query, however its text is written', async () => {
      const { open } = await freshDatabase(halqa);
      const asked: (string | undefined)[] = [];
      const engine = await open({
        migrations: halqa.migrations,
        createRepositories: (db: Db) => ({ db }),
      });
      const watch = (query: { compile(): Parameters<typeof changeOf>[0] }) => {
        const change = changeOf(query.compile());
        asked.push(change && `${change.kind} ${change.tables.join(' ')}`.trim());
      };
      const { db } = engine.read;
      const ballot = { poll_id: 'p', pseudonym: 'x', answer: 1, comment: null };
      watch(db.selectFrom('ballot').selectAll());
      watch(db.insertInto('ballot').values(ballot));
      watch(db.updateTable('ballot').set({ answer: 2 }));
      watch(db.updateTable('ballot as b').set({ answer: 2 }));
      watch(db.deleteFrom('ballot'));
      watch(db.with('x', (one) => one.selectFrom('ballot').selectAll()).deleteFrom('ballot'));
      watch({ compile: () => sql`delete from ballot`.compile(db) });
      expect(asked).toEqual([
        undefined,
        'insert ballot',
        'update ballot',
        'update ballot',
        'delete ballot',
        'delete ballot',
        'unknown',
      ]);
    });

    it('empties the log also after a deletion whose text begins otherwise', async () => {
      const emptied = vi.spyOn(SqliteLog.prototype, 'emptySoon');
      try {
        const { open } = await freshDatabase(halqa);
        const engine = await open({
          migrations: halqa.migrations,
          createRepositories: (db: Db) => ({ db }),
        });
        const after = async (work: (db: Db) => Promise<unknown>) => {
          emptied.mockClear();
          await engine.write(({ db }) => work(db));
          return emptied.mock.calls.map(([why]) => why);
        };
        expect(await after((db) => db.selectFrom('ballot').selectAll().execute())).toEqual([]);
        expect(await after((db) => db.updateTable('ballot').set({ answer: 1 }).execute())).toEqual([
          'ballot',
        ]);
        expect(
          await after((db) =>
            db
              .with('one', (with_) => with_.selectFrom('poll').select('id'))
              .deleteFrom('shown')
              .where('subject', 'in', (eb) => eb.selectFrom('one').select('id'))
              .execute(),
          ),
        ).toEqual(['deletion']);
        expect(await after((db) => deleteWhere(db, 'shown', sql`1 = 1`))).toEqual(['deletion']);
      } finally {
        emptied.mockRestore();
      }
    });
  },
  ['SQLite'],
);
