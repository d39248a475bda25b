import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openStore } from '../../src/store/engine/open.ts';
import type { AllRepositories } from '../../src/store/repositories.ts';
import { createRepositories } from '../../src/store/repositories.ts';
import type { Db } from '../../src/store/tables.ts';
import { openChat, setUp } from '../fixtures/chat.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const found = async (
  repositories: Pick<AllRepositories, 'people' | 'coalitions'>,
  text: string,
): Promise<readonly string[]> => {
  const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
  return (await repositories.people.search(coalition?.id ?? '', text, 9)).map(({ name }) => name);
};

/** The same store, and a way to change it past the queries. */
const raw = {
  migrations: halqa.migrations,
  createRepositories: (db: Db) => ({
    ...createRepositories(db),
    asBefore: () => sql`update person set name_key = null`.execute(db),
  }),
};

eachDatabase('a name', (freshDatabase) => {
  it.each([
    ['يوسف عبد اللّه', ['يوسُف', 'عبد الله', 'يوسف  عبد']],
    ['أمينة القاضي', ['امينه', 'القاضى', 'أمِينَة']],
    ['Émile 100%_Żak', ['émile', 'ÉMILE', '100%', '100%_ż']],
  ])('is found however it is written: %s', async (name, ways) => {
    const { open } = await freshDatabase(halqa);
    const store = await open(halqa);
    const chat = openChat({ store });
    await setUp(chat);
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    const account = { platform: 'sandbox', workspace: 'sandbox', id: 'new', name } as const;
    await store.write((repositories) => repositories.people.create(coalition?.id ?? '', account, 0));
    for (const way of ways) expect(await found(store.read, way), way).toEqual([name]);
    expect(await found(store.read, '_____________________')).toEqual([]);

    const person = await store.read.people.byAccount(account);
    await store.write((repositories) =>
      repositories.people.rename(coalition?.id ?? '', person?.id ?? '', 'Sámi'),
    );
    expect(await found(store.read, 'SÁMI')).toEqual(['Sámi']);
    expect(await found(store.read, ways[0] ?? '')).toEqual([]);
  });

  it('is found before the many that only hold it', async () => {
    const { open } = await freshDatabase(halqa);
    const store = await open(halqa);
    const chat = openChat({ store });
    await setUp(chat);
    const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    await store.write(async (repositories) => {
      for (const name of [...Array.from({ length: 30 }, (_, n) => `Adriana ${n}`), 'Ana']) {
        const account = { platform: 'sandbox', workspace: 'sandbox', id: name, name } as const;
        await repositories.people.create(coalition?.id ?? '', account, 0);
      }
    });
    expect((await found(store.read, 'ana'))[0]).toBe('Ana');
    expect((await chat.say('ana', 'general', '/coalition role Ana role:executive')).text).toContain('Ana');
  });

  it('that was kept before is found once the store is opened', async () => {
    const database = await freshDatabase(halqa);
    const old = await database.open(raw);
    await setUp(openChat({ store: old }));
    await old.write((repositories) => repositories.asBefore());
    expect(await found(old.read, 'layla')).toEqual([]);
    const store = await openStore({ url: database.url });
    try {
      expect(await found(store.read, 'layla')).toEqual(['Layla Haddad']);
      expect(await found(store.read, 'نُور خليل')).toEqual(['نور خليل']);
    } finally {
      await store.close();
    }
  });
});
