import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { AllRepositories } from '../../src/store/repositories.ts';
import { fill, folder } from '../fixtures/backups.ts';
import { openChat } from '../fixtures/chat.ts';
import { runCli } from '../fixtures/cli.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const patience = { timeout: 120_000 };

eachDatabase('one coalition of several', (freshDatabase) => {
  it(
    'is exported without answers, and erased only by its name, beside a Halqa that runs',
    patience,
    async () => {
      const where = folder();
      const database = await freshDatabase(halqa);
      const store = await database.open<AllRepositories>(halqa);
      await fill(store);
      const other = openChat({ store, in: { platform: 'slack', workspace: 'T1' } });
      await other.say('ana', 'general', '/coalition setup Green Valley zone:UTC');
      const run = (...words: string[]) => runCli(where, words, { HALQA_DATABASE_URL: database.url });
      const coalitions = async () =>
        Promise.all(
          (await store.read.coalitions.ids()).map(async (id) => (await store.read.coalitions.byId(id))?.name),
        );

      const [exported, unknown, unsure, wrong] = await Promise.all([
        run('export', 'clean coast', '--to', 'all.json'),
        run('export', 'Nowhere'),
        run('erase', 'Clean Coast'),
        run('erase', 'Clean Coast', '--yes-erase', 'Green Valley'),
      ]);
      expect(exported).toMatchObject({ code: 0, out: 'all.json holds all records of Clean Coast.\n' });
      expect(statSync(join(where, 'all.json')).mode & 0o777).toBe(0o600);
      const tables = JSON.parse(readFileSync(join(where, 'all.json'), 'utf8')) as Record<string, unknown[]>;
      expect(tables.item).toHaveLength(1);
      expect(tables).not.toHaveProperty('ballot');
      expect(JSON.stringify(tables)).not.toContain('Green Valley');
      expect(unknown).toMatchObject({
        code: 1,
        err: expect.stringMatching(
          /^No coalition is called “Nowhere”\. There are:\n {2}\S+ {2}Clean Coast\n/,
        ),
      });
      for (const refused of [unsure, wrong])
        expect(refused).toMatchObject({
          code: 1,
          err: 'Nothing was erased. To erase “Clean Coast” for good, add: --yes-erase "Clean Coast"\n',
        });
      expect(await coalitions()).toEqual(['Clean Coast', 'Green Valley']);

      // A file that is there is not written over, and then nothing is erased.
      expect(
        await run('erase', 'Clean Coast', '--yes-erase', 'Clean Coast', '--to', 'all.json'),
      ).toMatchObject({
        code: 1,
        err: 'all.json is there already: name another file with --to.\n',
      });
      expect(await coalitions()).toEqual(['Clean Coast', 'Green Valley']);
      expect(
        await run('erase', 'Clean Coast', '--yes-erase', 'Clean Coast', '--to', 'last.json'),
      ).toMatchObject({ code: 0 });
      expect(existsSync(join(where, 'last.json'))).toBe(true);
      expect(await coalitions()).toEqual(['Green Valley']);
    },
  );
});
