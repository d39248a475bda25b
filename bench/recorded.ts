import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import pg from 'pg';
import { databaseOver } from '../src/store/engine/database.ts';
import { createRepositories } from '../src/store/repositories.ts';
import type { Store } from '../src/store/store.ts';
import type { Chat } from '../test/fixtures/chat.ts';
import { eagerBot } from './coalition.ts';

export type Statement = Readonly<{ sql: string; parameters: readonly unknown[] }>;

/** A bot over a PostgreSQL that notes each statement: nothing of it is durable or alone. */
export const openRecorder = async (url: string, chat: Chat) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let said: Statement[] = [];
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db: ConstructorParameters<typeof PostgresIntrospector>[0]) =>
      new PostgresIntrospector(db),
  };
  const repositories = createRepositories(
    databaseOver(dialect, async ({ sql, parameters }) => {
      said.push({ sql, parameters });
      return { rows: (await client.query(sql, [...parameters])).rows };
    }),
  );
  const store: Store = {
    read: repositories,
    write: (work) => work(repositories),
    durableAtEnd: (work) => work(),
    close: async () => undefined,
  };
  return {
    bot: eagerBot(chat, store),
    repositories,
    query: (sql: string) => client.query<Record<string, string>>(sql),
    /** The statements of `work`, in their order. */
    async statementsOf(work: () => Promise<unknown>): Promise<readonly Statement[]> {
      said = [];
      await work();
      return said;
    },
    close: () => client.end(),
  };
};
