import { expect, it } from 'vitest';
import { PlatformError, type PlatformFault, type PlatformPort } from '../../src/chat/platform.ts';
import { drain } from '../../src/schedule/outbox.ts';
import { type Chat, day, hour, openChat, readable } from '../fixtures/chat.ts';
import { claimFirst } from '../fixtures/claims.ts';
import { recordedLog, silentLog } from '../fixtures/log.ts';
import { execute, scenes } from '../fixtures/records.ts';

const minute = 60_000;

const fail = (chat: Chat, where: string, fault: PlatformFault, accepted: PlatformError['accepted'] = 'no') =>
  chat.platform.faults.push({ where, error: new PlatformError(fault, 'as told', accepted), after: false });

/** The next post there is accepted, and the answer is lost. */
const loseAnswer = (chat: Chat, where: string) =>
  chat.platform.faults.push({
    where,
    error: new PlatformError({ kind: 'busy' }, 'lost', 'unknown'),
    after: true,
  });

/** An announcement to a place, now. */
const put = (chat: Chat, key: string, where = 'water', title = key) =>
  chat.store.write(async (repositories) => {
    const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    await repositories.outbox.put(
      coalition?.id ?? '',
      {
        kind: 'post',
        key,
        to: { to: 'place', place: { platform: 'sandbox', workspace: 'sandbox', id: where } },
        card: { language: 'en', title, tone: 'neutral', blocks: [] },
        subject: `item:${key}`,
      },
      chat.clock.now(),
    );
  });

const edit = (chat: Chat, id: string, title: string, where = 'water') =>
  chat.store.write(async (repositories) => {
    const coalition = await repositories.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
    const message = { place: { platform: 'sandbox', workspace: 'sandbox', id: where } as const, id };
    await repositories.outbox.put(
      coalition?.id ?? '',
      { kind: 'edit', message, card: { language: 'en', title, tone: 'neutral', blocks: [] } },
      chat.clock.now(),
    );
  });

const titlesIn = (chat: Chat, where: string) => chat.posted(where).map(({ card }) => card.title);
const warnings = (chat: Chat) => chat.posted('@ana').map(({ card }) => readable(card));
const drainOf = (chat: Chat) =>
  drain({ store: chat.store, platforms: [chat.platform.port], clock: chat.clock, log: silentLog });

scenes(
  'the outbox',
  (open) => {
    it('retries at the next start what a killed process had claimed, and treats it as in doubt', async () => {
      const { chat } = await open();
      await put(chat, 'held');
      const claim = () => claimFirst(chat.store, 'sandbox', chat.clock.now(), 60_000);
      expect((await claim()).map(({ key }) => key)).toEqual(['held']);
      expect(await claim()).toEqual([]);
      await chat.store.write((repositories) => repositories.outbox.releaseClaims());
      expect((await claim()).map(({ key, doubtSince }) => [key, doubtSince])).toEqual([
        ['held', chat.clock.now()],
      ]);
    });

    it('retries what failed before it was posted, after the wait that the platform asks for', async () => {
      const { chat } = await open();
      fail(chat, 'water', { kind: 'busy', retryAfterMs: 90_000 });
      await put(chat, 'one');
      await chat.beat();
      chat.clock.moveTo(chat.clock.now() + 89_999);
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual([]);
      chat.clock.moveTo(chat.clock.now() + 1);
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual(['one']);
      expect(warnings(chat)).toEqual([]);
    });

    it('keeps the order within a place, and no place delays another', async () => {
      const { chat } = await open();
      fail(chat, 'water', { kind: 'busy', retryAfterMs: hour });
      for (const n of [1, 2, 3]) await put(chat, `water ${n}`);
      for (const n of [1, 2]) await put(chat, `schools ${n}`, 'schools');
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual([]);
      expect(titlesIn(chat, 'schools')).toEqual(['schools 1', 'schools 2']);
      await chat.pass(hour);
      expect(titlesIn(chat, 'water')).toEqual(['water 1', 'water 2', 'water 3']);
    });

    it('serves the other places even when more places are down than are served at once', async () => {
      const { chat } = await open();
      for (let n = 0; n < 120; n += 1) {
        fail(chat, `a${n}`, { kind: 'busy', retryAfterMs: hour });
        await put(chat, `down ${n}`, `a${n}`);
      }
      await chat.beat();
      await put(chat, 'late', 'zz');
      await chat.beat();
      expect(titlesIn(chat, 'zz')).toEqual(['late']);
      await chat.pass(hour);
      expect(chat.platform.posts).toHaveLength(121);
    });

    it('takes over what another process started and did not finish, after a look at the history', async () => {
      const { chat, store, database } = await open();
      await put(chat, 'one');
      const claim = () => claimFirst(store, 'sandbox', chat.clock.now(), minute);
      const [taken] = await claim();
      expect(taken).toMatchObject({ key: 'one', fence: 1, attempts: 1, doubtSince: null });
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual([]);
      await execute(database, 'update outbox set claimed_until = 0');
      const [again] = await claim();
      expect(again).toMatchObject({ key: 'one', fence: 2, attempts: 2, doubtSince: chat.clock.now() });
      await execute(database, 'update outbox set claimed_until = 0');
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual(['one']);
      expect(chat.platform.found).toMatchObject([{ key: 'one', cursor: null }]);
    });

    it('does not post what another process has claimed since', async () => {
      const { chat, store, database } = await open();
      await put(chat, 'one');
      const { port } = chat.platform;
      // The process stands still right before its request, for longer than its claim lasts.
      const frozen: PlatformPort = {
        ...port,
        post: async (...[to, card, key, mayStill]: Parameters<typeof port.post>) => {
          await execute(database, 'update outbox set claimed_until = 0');
          await drainOf(chat);
          return port.post(to, card, key, mayStill);
        },
      };
      await drain({ store, platforms: [frozen], clock: chat.clock, log: silentLog });
      expect(titlesIn(chat, 'water')).toEqual(['one']);
    });

    it('treats a claim that lasts too long as expired', async () => {
      const { chat, store } = await open();
      await put(chat, 'one');
      // As after the database's clock was set back by a day.
      await claimFirst(store, 'sandbox', chat.clock.now(), day);
      await chat.beat();
      expect(titlesIn(chat, 'water')).toEqual(['one']);
    });

    it('posts each announcement once when two processes work at the same time', async () => {
      const { chat, restart } = await open();
      const other = await restart();
      for (let n = 0; n < 12; n += 1) await put(chat, `line ${n}`, `p${n % 4}`);
      await Promise.all([drainOf(chat), drainOf(other), drainOf(other)]);
      const said = [...chat.platform.posts, ...other.platform.posts].map(({ key }) => key);
      expect(said.sort()).toEqual(Array.from({ length: 12 }, (_, n) => `line ${n}`).sort());
    });
  },
  ['SQLite', 'PostgreSQL'],
);

scenes('what the outbox cannot deliver', (open) => {
  it.each([
    ['gone', 'The place was deleted or closed. Choose another'],
    ['forbidden', 'I am not allowed to write there. Add me to that place'],
    ['rejected', 'The platform refused it.'],
  ] as const)('is reported to the coordinator once, with what to do (%s)', async (kind, sentence) => {
    const { chat } = await open();
    fail(chat, 'water', { kind });
    await put(chat, 'one', 'water', 'The title');
    await put(chat, 'two');
    for (let n = 0; n < 3; n += 1) {
      await chat.beat();
      await chat.pass(hour);
    }
    expect(titlesIn(chat, 'water')).toEqual(['two']);
    expect(warnings(chat)).toHaveLength(1);
    expect(warnings(chat)[0]).toContain('“The title” could not be posted in #water.');
    expect(warnings(chat)[0]).toContain(sentence);
  });

  it('is reported and never repeated when it is in doubt and the history cannot be read', async () => {
    const { chat } = await open();
    loseAnswer(chat, 'water');
    chat.platform.looks.push({ where: 'water', answer: { kind: 'unreadable' } });
    await put(chat, 'one', 'water', 'The title');
    await chat.beat();
    await chat.pass(hour);
    expect(titlesIn(chat, 'water')).toEqual(['The title']);
    expect(warnings(chat)).toHaveLength(1);
    expect(warnings(chat)[0]).toContain('It is not certain whether it arrived. Look there');
  });

  it('is posted when the coordinator presses the button, and reported again when it is refused again', async () => {
    const { chat } = await open();
    fail(chat, 'water', { kind: 'forbidden' });
    fail(chat, 'water', { kind: 'forbidden' });
    await put(chat, 'one', 'water', 'The title');
    const told = () => chat.posted('@ana').filter(({ key }) => key.startsWith('undelivered:'));
    for (const times of [1, 2]) {
      await chat.beat();
      await chat.pass(minute);
      expect(told()).toHaveLength(times);
      expect(titlesIn(chat, 'water')).toEqual([]);
      const notice = told().at(-1) ?? {};
      expect((await chat.press('sam', notice, 'Post it again')).text).toContain('Only a coordinator');
      expect((await chat.press('ana', notice, 'Post it again')).text).toContain('Being sent again');
    }
    await chat.beat();
    expect(titlesIn(chat, 'water')).toEqual(['The title']);
    // It was delivered: pressing the older notice does not post it a second time.
    expect((await chat.press('ana', told()[0] ?? {}, 'Post it again')).text).toContain('not here any more');
    await chat.pass(hour);
    expect(titlesIn(chat, 'water')).toEqual(['The title']);
  });

  it.each(['gone', 'rejected'] as const)(
    'offers no second attempt that could not succeed (%s)',
    async (kind) => {
      const { chat } = await open();
      fail(chat, 'water', { kind });
      await put(chat, kind);
      await chat.pass(minute);
      expect(warnings(chat)).toHaveLength(1);
      const notice = chat.posted('@ana').at(-1) ?? {};
      await expect(async () => chat.press('ana', notice, 'Post it again')).rejects.toThrow('no button');
    },
  );

  it('is reported with the name of the person it was for', async () => {
    const { chat } = await open();
    await chat.say('layla', 'water', '/action add Test the well owner:me due:tomorrow');
    fail(chat, 'layla', { kind: 'forbidden' });
    await chat.pass(2 * day);
    expect(warnings(chat)[0]).toContain('could not be sent to Layla Haddad in private');
    expect(warnings(chat)[0]).toContain('They don’t accept private messages from me');
  });

  it('is given up after many attempts when the fault is Halqa’s own, and reported', async () => {
    const { chat } = await open();
    for (let n = 0; n < 20; n += 1)
      chat.platform.faults.push({ where: 'water', error: new TypeError('a fault of ours'), after: false });
    await put(chat, 'one');
    await put(chat, 'two');
    await chat.pass(day);
    // The next entry in the same place follows.
    expect(titlesIn(chat, 'water')).toEqual(['two']);
    expect(warnings(chat).at(-1)).toContain('Something broke on our side');
  });

  it('is not reported when the report itself cannot be delivered', async () => {
    const { chat, records } = await open();
    fail(chat, 'water', { kind: 'gone' });
    fail(chat, 'ana', { kind: 'forbidden' });
    await put(chat, 'one');
    await chat.pass(day);
    expect(chat.platform.posts.filter(({ key }) => !key.startsWith('digest'))).toEqual([]);
    expect((await records()).outbox?.filter(({ state }) => state === 'dead')).toHaveLength(2);
  });
});

scenes('a redraw in the outbox', (open) => {
  it('is replaced by a newer one that arrives while it waits', async () => {
    const { chat } = await open();
    for (const title of ['first', 'second', 'third']) await edit(chat, 'm1', title);
    await chat.beat();
    expect(chat.platform.edits.map(({ card }) => card.title)).toEqual(['third']);
    await edit(chat, 'm1', 'fourth');
    await chat.beat();
    expect(chat.platform.edits.map(({ card }) => card.title)).toEqual(['third', 'fourth']);
  });

  it('is not lost when it arrives while an older one is being drawn', async () => {
    const { chat, store } = await open();
    await edit(chat, 'm1', 'older');
    const [older] = await claimFirst(store, 'sandbox', chat.clock.now(), minute);
    await edit(chat, 'm1', 'newer');
    await store.write(async (repositories) => {
      if (older?.outgoing.kind === 'edit') await repositories.outbox.settle(older, older.outgoing.message);
    });
    await chat.beat();
    expect(chat.platform.edits.map(({ card }) => card.title)).toEqual(['newer']);
  });

  it('is not claimed while its platform is not running, and is made once it is', async () => {
    const { chat, store } = await open();
    const slack = openChat({
      store,
      in: { platform: 'slack', workspace: 'T1' },
      now: '2026-11-04T09:00:00Z',
    });
    await put(chat, 'one');
    const { log, lines } = recordedLog();
    const { clock, platform } = slack;
    expect(await drain({ store, platforms: [platform.port], clock, log })).toBe(0);
    expect(lines).toEqual([]);
    expect(platform.posts).toEqual([]);
    await chat.beat();
    expect(titlesIn(chat, 'water')).toEqual(['one']);
  });

  it('that is refused because its thread is archived is made after the post that opens the thread', async () => {
    const { chat } = await open();
    fail(chat, 'old', { kind: 'archived' });
    await edit(chat, 'old', 'closed');
    await put(chat, 'result');
    await chat.beat();
    expect(titlesIn(chat, 'water')).toEqual(['result']);
    expect(chat.platform.edits.map(({ card }) => card.title)).toEqual(['closed']);
  });

  it('that is refused in an archived thread is dropped when nothing else will be posted there', async () => {
    const { chat } = await open();
    fail(chat, 'old', { kind: 'archived' });
    await edit(chat, 'old', 'closed');
    await chat.pass(day);
    expect(chat.platform.edits).toEqual([]);
    expect(warnings(chat)).toEqual([]);
    await put(chat, 'later');
    await chat.beat();
    expect(titlesIn(chat, 'water')).toEqual(['later']);
  });
});
