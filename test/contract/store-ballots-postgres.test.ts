import pg from 'pg';
import { expect, it, vi } from 'vitest';
import { PostgresBallots } from '../../src/store/engine/postgres/ballots.ts';
import { type Chat, hour } from '../fixtures/chat.ts';
import { type Scene, scenes } from '../fixtures/records.ts';

const people = ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf', 'p1', 'p2', 'p3'] as const;

const openPoll = async (chat: Chat) => {
  const start = new Date(chat.clock.now() + 3 * hour).toISOString().slice(0, 16).replace('T', ' ');
  await chat.say('sam', 'water', `/event add Clean-up starts:${start}`);
  await chat.pass(6 * hour);
  const poll = chat.posted('water').at(-1);
  if (!poll) throw new Error('no poll');
  return { card: poll.card, ref: poll.ref };
};

const answer = async (chat: Chat, poll: Awaited<ReturnType<typeof openPoll>>, who: string) => {
  await chat.press(who, poll, '3');
  const rated = await chat.press(who, poll, '5 Excellent');
  const { form } = await chat.press(who, rated, 'Add a comment');
  await chat.submit(who, 'water', form, { comment: `hush of ${who}` });
};

/** As the operator of the database: with everything that PostgreSQL knows about a row. */
const asAdministrator = async <Value>(
  { database }: Scene,
  look: (pool: pg.Pool) => Promise<Value>,
): Promise<Value> => {
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  try {
    return await look(pool);
  } finally {
    await pool.end();
  }
};

/** The transactions that wrote the rows of each table. */
const writersOf = async (pool: pg.Pool): Promise<ReadonlyMap<string, readonly string[]>> => {
  const { rows: tables } = await pool.query<{ name: string }>(
    "select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'migration'",
  );
  const writers = new Map<string, readonly string[]>();
  for (const { name } of tables) {
    const { rows } = await pool.query<{ xmin: string }>(`select xmin::text as xmin from "${name}"`);
    if (rows.length > 0) writers.set(name, [...new Set(rows.map(({ xmin }) => xmin))]);
  }
  return writers;
};

const ballots = async (pool: pg.Pool) =>
  (
    await pool.query<{ pseudonym: string; xmin: string }>(
      'select pseudonym, xmin::text as xmin from ballot order by ctid',
    )
  ).rows;

scenes(
  'a ballot, to whoever runs the database',
  (open) => {
    it('is written by a transaction that wrote nothing that names anybody', async () => {
      const scene = await open();
      const poll = await openPoll(scene.chat);
      for (const who of people) await answer(scene.chat, poll, who);
      // Several at once, and one whose answer comes twice.
      await Promise.all(['p4', 'p5', 'p6', 'p7'].map((who) => scene.chat.press(who, poll, '2', `d-${who}`)));
      await scene.chat.press('p4', poll, '2', 'd-p4');
      await asAdministrator(scene, async (pool) => {
        const writers = await writersOf(pool);
        const wroteBallots = new Set(writers.get('ballot'));
        expect(wroteBallots.size).toBe(people.length + 4);
        expect([...writers.keys()]).toEqual(expect.arrayContaining(['person', 'account', 'delivery']));
        // That a poll has one more answer names nobody.
        const beside = [...writers].filter(([table]) => table !== 'ballot' && table !== 'deadline');
        for (const [table, wrote] of beside)
          expect(
            wrote.filter((xmin) => wroteBallots.has(xmin)),
            table,
          ).toEqual([]);
      });
    });

    it('lies where its pseudonym puts it, soon after it was cast, and as all the others', async () => {
      const scene = await open();
      const poll = await openPoll(scene.chat);
      for (const who of people) await answer(scene.chat, poll, who);
      const before = await scene.records();
      await asAdministrator(scene, async (pool) => {
        const byArrival = (await ballots(pool)).map(({ pseudonym }) => pseudonym);
        expect(byArrival).not.toEqual([...byArrival].sort());
        expect(await new PostgresBallots(pool, undefined).tidy()).toBe(true);
        const tidied = await ballots(pool);
        expect(new Set(tidied.map(({ xmin }) => xmin)).size).toBe(1);
        const order = await pool.query<{ pseudonym: string }>(
          'select pseudonym from ballot order by pseudonym',
        );
        expect(tidied.map(({ pseudonym }) => pseudonym)).toEqual(
          order.rows.map(({ pseudonym }) => pseudonym),
        );
        // One more: it can be told apart from the others until it is rewritten too.
        await scene.chat.press('p9', poll, '3');
        await new PostgresBallots(pool, undefined).tidy();
        expect(new Set((await ballots(pool)).map(({ xmin }) => xmin)).size).toBe(1);
      });
      const after = await scene.records();
      for (const row of before.ballot ?? []) expect(after.ballot).toContainEqual(row);
      expect(after.ballot).toHaveLength(people.length + 1);
    });

    it('is nowhere in the file once the poll is closed', async () => {
      const scene = await open();
      const poll = await openPoll(scene.chat);
      for (const who of people.slice(0, 4)) await answer(scene.chat, poll, who);
      await asAdministrator(scene, async (pool) => {
        const file = async () =>
          (
            await pool.query<{ bytes: Buffer }>(
              "select pg_read_binary_file(pg_relation_filepath('ballot')) as bytes",
            )
          ).rows[0]?.bytes;
        await pool.query('checkpoint');
        expect((await file())?.includes('hush of')).toBe(true);
        await scene.chat.pass(80 * hour);
        await new PostgresBallots(pool, undefined).tidy();
        await pool.query('checkpoint');
        expect((await file())?.length).toBe(0);
      });
    });

    it('is tidied after whatever writes one, by itself', async () => {
      const scene = await open();
      const asked = vi.spyOn(PostgresBallots.prototype, 'tidySoon');
      const asksFor = async (what: string, act: () => Promise<unknown>) => {
        asked.mockClear();
        await act();
        expect(asked, what).toHaveBeenCalled();
      };
      const { chat } = scene;
      const poll = await openPoll(chat);
      await asksFor('an answer', () => chat.press('nour', poll, '3'));
      const { form } = await chat.press('nour', await chat.press('nour', poll, '3'), 'Add a comment');
      await asksFor('a comment', () => chat.submit('nour', 'water', form, { comment: 'hush' }));
      const sure = await chat.press(
        'nour',
        await chat.say('nour', 'private', '/halqa forget-me'),
        'Delete my data',
      );
      await asksFor('being forgotten', () => chat.press('nour', sure, 'Yes, delete my data'));
      await chat.press('sam', poll, '3');
      await asksFor('the close', () => chat.pass(80 * hour));
      asked.mockClear();
      await chat.say('sam', 'water', '/action add Book the hall');
      expect(asked).not.toHaveBeenCalled();
      asked.mockRestore();

      const other = await openPoll(chat);
      await chat.press('sam', other, '3');
      await chat.press('ana', other, '3');
      await asAdministrator(scene, async (pool) => {
        const tidy = new PostgresBallots(pool, undefined, 20);
        tidy.tidySoon();
        const writers = async () => new Set((await ballots(pool)).map(({ xmin }) => xmin)).size;
        expect(await writers()).toBe(2);
        await expect.poll(writers, { timeout: 5_000 }).toBe(1);
        await tidy.close();
      });
    });

    it('is lost by nobody while several tidy', async () => {
      const scene = await open();
      const poll = await openPoll(scene.chat);
      const crowd = Array.from({ length: 60 }, (_, n) => `q${n}`);
      await asAdministrator(scene, async (pool) => {
        const others = new pg.Pool({ connectionString: scene.database.url, max: 2 });
        try {
          let over = false;
          const tidying = (async () => {
            while (!over)
              await Promise.all([pool, others].map((one) => new PostgresBallots(one, undefined).tidy()));
          })();
          for (let at = 0; at < crowd.length; at += 10) {
            const seen = await Promise.all(
              crowd.slice(at, at + 10).map((who) => scene.chat.press(who, poll, '3')),
            );
            for (const { text } of seen) expect(text).toContain('Your answer is counted');
          }
          over = true;
          await tidying;
        } finally {
          await others.end();
        }
      });
      expect((await scene.records()).ballot).toHaveLength(crowd.length);
    });

    it('is taken out of the table at least, where a backup holds on to the file', async () => {
      const scene = await open();
      const poll = await openPoll(scene.chat);
      await answer(scene.chat, poll, 'sam');
      await asAdministrator(scene, async (pool) => {
        const backup = new pg.Client({ connectionString: scene.database.url });
        await backup.connect();
        await backup.query('begin; lock table ballot in access share mode');
        expect(await new PostgresBallots(pool, undefined).tidy()).toBe(false);
        await backup.query('commit');
        await backup.end();
        expect(await new PostgresBallots(pool, undefined).tidy()).toBe(true);
      });
      expect((await scene.records()).ballot).toHaveLength(1);
    });
  },
  ['PostgreSQL'],
);
