import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export type Migration = Readonly<{ number: number; name: string; checksum: string; sql: string }>;
export type Applied = Readonly<{ number: number; name: string; checksum: string }>;

/** What a migration needs of a database, all in one transaction. */
export interface MigrationSession {
  applied(): Promise<readonly Applied[]>;
  /** Runs a script of any number of statements. */
  run(script: string): Promise<void>;
  record(migration: Applied): Promise<void>;
}

export interface Migratable {
  /** The name that `/* name: … *\/` in a migration addresses. */
  readonly name: 'sqlite' | 'postgres';
  /** Whether a schema was ever made in it. */
  hasRecord(): Promise<boolean>;
  /** Runs one transaction. Other processes that start at the same time wait for it, as do those that write. */
  alone<Value>(work: (session: MigrationSession) => Promise<Value>): Promise<Value>;
}

/** The schema does not fit this program, or a migration failed. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'MigrationError';
  }
}

/** The table of the migrations that were applied. */
export const migrationTable = `create table if not exists migration (
  number integer primary key,
  name text not null,
  checksum text not null,
  applied_at bigint not null
)`;

/**
 * Applies the missing migrations, forward only, in one transaction per file. Each transaction reads again
 * what is applied, so that processes that start together take turns.
 * @throws MigrationError when the schema is newer than the program, when a migration was edited after it was
 * applied, or when one fails; a failed migration is rolled back
 */
export const migrate = async (database: Migratable, folder: URL): Promise<readonly string[]> => {
  const migrations = await readMigrations(folder);
  const done: string[] = [];
  for (;;) {
    const name = await database.alone(async (session) => {
      const next = nextMigration(migrations, await session.applied());
      if (next === undefined) return undefined;
      try {
        await session.run(scriptFor(database.name, next.sql));
        await session.record(next);
      } catch (error) {
        throw new MigrationError(`migration ${next.name} failed and was undone: ${reason(error)}`, {
          cause: error,
        });
      }
      return next.name;
    });
    if (name === undefined) return done;
    done.push(name);
  }
};

/** The migration that comes next, where there is a schema already. @throws MigrationError as `migrate` does */
export const pendingMigration = async (database: Migratable, folder: URL): Promise<string | undefined> => {
  if (!(await database.hasRecord())) return undefined;
  const applied = await database.alone((session) => session.applied());
  return applied.length === 0 ? undefined : nextMigration(await readMigrations(folder), applied)?.name;
};

/** The first of `migrations` that is not applied. @throws MigrationError when the two disagree */
export const nextMigration = (
  migrations: readonly Migration[],
  applied: readonly Applied[],
): Migration | undefined => {
  const newest = migrations.at(-1)?.number ?? 0;
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  const ahead = applied.filter(({ number }) => number > newest).map(({ name }) => name);
  if (ahead.length > 0) {
    throw new MigrationError(
      `the database is newer than this program (it has ${ahead.join(', ')}): start the newer program, or restore the backup made before the upgrade`,
    );
  }
  for (const { number, name, checksum } of applied) {
    const file = known.get(number);
    if (file?.checksum !== checksum) {
      throw new MigrationError(
        `migration ${name} is not what was applied to this database: put the released file back, and make the change in a new migration`,
      );
    }
    known.delete(number);
  }
  const [next] = known.values();
  const last = Math.max(0, ...applied.map(({ number }) => number));
  if (next !== undefined && next.number < last) {
    throw new MigrationError(
      `migration ${next.name} comes before one that is applied already: give it the next free number`,
    );
  }
  return next;
};

/** In the order of their numbers. @throws MigrationError */
export const readMigrations = async (folder: URL): Promise<readonly Migration[]> => {
  const path = fileURLToPath(folder);
  const names = (await readdir(path)).filter((name) => name.endsWith('.sql')).sort();
  if (names.length === 0) throw new MigrationError(`there are no migrations in ${path}`);
  const migrations = await Promise.all(
    names.map(async (name) => readMigration(name, await readFile(new URL(name, folder), 'utf8'))),
  );
  for (const [index, { number, name }] of migrations.entries()) {
    if (migrations[index - 1]?.number === number) {
      throw new MigrationError(`migration ${name} has the number of another one`);
    }
  }
  return migrations;
};

const readMigration = (name: string, text: string): Migration => {
  const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
  if (!(number > 0)) throw new MigrationError(`migration ${name} is not named like 0001-what-it-does.sql`);
  // A checkout on Windows may have changed the line endings.
  const sql = text.replaceAll('\r\n', '\n');
  if (/^\s*(commit|rollback)\b/im.test(sql)) {
    throw new MigrationError(
      `migration ${name} ends its own transaction, which would leave half of it behind`,
    );
  }
  return { number, name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
};

/** A comment that addresses this database becomes SQL; for other databases it stays a comment. */
export const scriptFor = (name: Migratable['name'], sql: string): string =>
  sql.replaceAll(new RegExp(`/\\*\\s*${name}:([\\s\\S]*?)\\*/`, 'g'), '$1');

const reason = (error: unknown): string => (error instanceof Error ? error.message : String(error));
