import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { createBallotBox } from '../../src/app/polls/ballot-box.ts';
import { type Chat, hour, joinIn, readable } from '../fixtures/chat.ts';
import { scenes } from '../fixtures/records.ts';

const labels = ['1 Poor', '2', '3', '4', '5 Excellent'] as const;

/** Scores are recognised by their words, since a row holds other figures too. */
const openPoll = async (chat: Chat, title = 'Clean-up') => {
  const start = new Date(chat.clock.now() + 3 * hour).toISOString().slice(0, 16).replace('T', ' ');
  await chat.say('sam', 'water', `/event add ${title} starts:${start}`);
  await chat.pass(6 * hour);
  const poll = chat.posted('water').at(-1);
  if (!poll) throw new Error('no poll');
  return { card: poll.card, ref: poll.ref };
};

const rate = async (
  chat: Chat,
  poll: Awaited<ReturnType<typeof openPoll>>,
  who: string,
  score: number,
  comment?: string,
) => {
  await joinIn(chat, 'water', [who]);
  const rated = await chat.press(who, poll, labels[score - 1] ?? '');
  if (comment === undefined) return;
  const { form } = await chat.press(who, rated, 'Add a comment');
  await chat.submit(who, 'water', form, { comment });
};

const people = ['ana', 'omar', 'layla', 'sam', 'nour', 'yusuf'] as const;

scenes(
  'a ballot',
  (open, database) => {
    it('is an answer, a comment, a pseudonym and hashes of its taps, and nothing else', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      for (const [n, who] of people.entries()) await rate(chat, poll, who, (n % 5) + 1, `comment ${n}`);
      const { ballot, person } = await records();
      expect(ballot).toHaveLength(6);
      for (const row of ballot ?? []) {
        expect(Object.keys(row).sort()).toEqual(['answer', 'comment', 'poll_id', 'pseudonym', 'taps']);
        expect(row.pseudonym).toMatch(/^[\w-]{43}$/);
        // The answer, and the comment.
        expect(row.taps).toMatch(/^[\da-f]{16} [\da-f]{16}$/);
        for (const { id } of person ?? []) expect(JSON.stringify(row)).not.toContain(id);
      }
    });

    it('counts once for each person, who may change it until the close', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      // An answer is kept by its place among the five.
      await rate(chat, poll, 'ana', 1, 'too long');
      for (const score of [2, 3, 5]) await rate(chat, poll, 'ana', score);
      const kept = async () => (await records()).ballot?.map(({ answer, comment }) => [answer, comment]);
      expect(await kept()).toEqual([[4, 'too long']]);
      const rated = await chat.press('ana', poll, '4');
      const { form } = await chat.press('ana', rated, 'Add a comment');
      await chat.submit('ana', 'water', form, { comment: ' ' });
      expect(await kept()).toEqual([[3, null]]);
      const nobody = await chat.submit('omar', 'water', form, { comment: 'no score' });
      expect(nobody.text).toContain('Give a score first, then add a comment.');
    });

    it('is gone when the poll closes', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      for (const who of people) await rate(chat, poll, who, 4, `from ${who}`);
      await chat.pass(73 * hour);
      const after = await records();
      expect(after.ballot).toEqual([]);
      expect(after.poll?.[0]).toMatchObject({ answers: 6, counts: '[0,0,0,6,0]' });
      expect(readable(chat.posted('water').at(-1)?.card)).toContain('6 answers');
    });

    it('leaves nothing but its number where too few answered', async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      for (const who of people.slice(0, 4)) await rate(chat, poll, who, 1, `secret of ${who}`);
      await chat.pass(73 * hour);
      const after = await records();
      expect(after.ballot).toEqual([]);
      expect(after.poll?.[0]).toMatchObject({ answers: 4, counts: null });
      expect(JSON.stringify(after)).not.toContain('secret of');
      const result = readable(chat.posted('water').at(-1)?.card);
      expect(result).toContain('4 answers');
      expect(result).toContain('stays hidden below 5 answers');
      expect(result).not.toContain('of 5');
    });

    it(`cannot be tied to a person by anything that ${database} holds`, async () => {
      const { chat, records } = await open();
      const poll = await openPoll(chat);
      for (const [n, who] of people.entries())
        await rate(chat, poll, who, n === 0 ? 1 : 5, `${'αβγδεζ'.charAt(n)} says this`);
      const check = async () => {
        const { ballot, ...tables } = await records();
        const ids = [...(tables.person ?? []), ...(tables.account ?? [])].map(({ id }) => String(id));
        const pseudonyms = (ballot ?? []).map(({ pseudonym }) => String(pseudonym));
        for (const [table, rows] of Object.entries(tables))
          for (const row of rows) {
            const text = JSON.stringify(row);
            for (const pseudonym of pseudonyms) expect(text, table).not.toContain(pseudonym);
            const namesSomebody = ids.some((id) => text.includes(id));
            // The rows about the poll name nobody; the rows that name somebody hold no score and no comment.
            if (namesSomebody) expect(text, table).not.toMatch(/says this|"answer"|rate:[\w-]+:\d/);
          }
      };
      await check();
      await chat.pass(73 * hour);
      await check();
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('the file of the database', (open) => {
  it('holds nothing of a poll that too few answered, once it is closed', async () => {
    const { chat, store, database } = await open();
    const poll = await openPoll(chat);
    for (const who of people.slice(0, 4)) await rate(chat, poll, who, 1, `a secret of ${who}`);
    await chat.pass(73 * hour);
    await store.close();
    const bytes = readFileSync(database.url);
    expect(bytes.includes('Clean-up')).toBe(true);
    expect(bytes.includes('a secret of')).toBe(false);
    expect(existsSync(`${database.url}-wal`)).toBe(false);
  });
});

scenes('the log of the database', (open) => {
  it('tells nobody for long in which order ballots came', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const { chat, database } = await open();
      const poll = await openPoll(chat);
      await rate(chat, poll, 'nour', 3);
      const log = () => statSync(`${database.url}-wal`).size;
      await vi.advanceTimersByTimeAsync(60_000);
      expect(log()).toBe(0);
      // A changed answer is drawn nowhere, so that nothing is deleted.
      await rate(chat, poll, 'nour', 4);
      expect(log()).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(9_000);
      expect(log()).toBeGreaterThan(0);
      await vi.advanceTimersByTimeAsync(1_000);
      expect(log()).toBe(0);
    } finally {
      vi.useRealTimers();
    }
  });
});

scenes('a pseudonym', (open) => {
  it('is another one in another poll, and with another secret', async () => {
    const { chat, records } = await open();
    const [one, two] = [await openPoll(chat, 'One'), await openPoll(chat, 'Two')];
    await rate(chat, one, 'ana', 3);
    await rate(chat, two, 'ana', 3);
    const { ballot, poll, person } = await records();
    expect(new Set(ballot?.map(({ pseudonym }) => pseudonym)).size).toBe(2);
    const ids = [String(poll?.[0]?.id), String(person?.[0]?.id)] as const;
    expect(createBallotBox('one secret').pseudonym(...ids)).not.toBe(
      createBallotBox('other').pseudonym(...ids),
    );
  });
});

scenes('the comments of a poll', (open) => {
  it('stand in no order that tells who wrote which', async () => {
    const shuffled: (readonly unknown[])[] = [];
    const { chat, records } = await open();
    const poll = await openPoll(chat);
    for (const who of people) await rate(chat, poll, who, 5, `comment of ${who}`);
    chat.ballotBox.shuffle = (entries) => {
      shuffled.push(entries);
      return [...entries].sort().reverse();
    };
    await chat.pass(73 * hour);
    expect(shuffled.map((entries) => entries.length)).toEqual([6]);
    const written = people.map((who) => `comment of ${who}`);
    expect(JSON.parse(String((await records()).poll?.[0]?.comments))).toEqual([...written].sort().reverse());
  });

  it('come out of the box in every order', () => {
    const { shuffle } = createBallotBox('a secret');
    const orders = new Map<string, number>();
    for (let n = 0; n < 6000; n += 1) {
      const order = shuffle(['a', 'b', 'c']).join('');
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    expect(orders.size).toBe(6);
    for (const times of orders.values()) expect(Math.abs(times - 1000)).toBeLessThan(200);
  });

  it('are not told, nor any count, before the close', async () => {
    const { chat } = await open();
    const poll = await openPoll(chat);
    for (const who of people) await rate(chat, poll, who, 5, 'hush');
    const preview = await chat.say('ana', 'executive', '/digest preview');
    expect(preview.text).toContain('poll still open');
    for (const { card } of chat.platform.posts) expect(readable(card)).not.toMatch(/hush|6 answers|5 of 5/);
    expect(preview.text).not.toMatch(/hush|6 answers|5 of 5/);
  });
});
