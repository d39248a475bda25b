import { prepared } from './engine/prepared.ts';
import type { Db } from './tables.ts';

/** Facts about this installation. They belong to no coalition. */
export type SettingName =
  | 'keys'
  /** In a copy: when it was made. A start that finds it runs on a restored backup. */
  | 'backup'
  /** Where a backup was restored: when it was made, and when Halqa first started on it. */
  | 'restored'
  /** The latest backup of the night: when it was made, on which machine, and where it is there. */
  | 'nightly';

export const settingQueries = (db: Db) => {
  const find = prepared(db, ({ name }: { name: string }) =>
    db.selectFrom('setting').select('value').where('name', '=', name),
  );

  return {
    async get(name: SettingName): Promise<string | null> {
      const [row] = await find({ name });
      return row?.value ?? null;
    },

    /** Sets it unless it is set. Two processes that start together agree on the first value. */
    async setIfNone(name: SettingName, value: string): Promise<void> {
      await db
        .insertInto('setting')
        .values({ name, value })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    },

    async set(name: SettingName, value: string): Promise<void> {
      await db
        .insertInto('setting')
        .values({ name, value })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
        .execute();
    },

    async remove(name: SettingName): Promise<void> {
      await db.deleteFrom('setting').where('name', '=', name).execute();
    },

    /** @returns false when the value is no longer `before` */
    async replace(name: SettingName, before: string, value: string): Promise<boolean> {
      const row = await db
        .updateTable('setting')
        .set({ value })
        .where('name', '=', name)
        .where('value', '=', before)
        .returning('name')
        .executeTakeFirst();
      return row !== undefined;
    },
  };
};
