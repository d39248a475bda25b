import { expect, it } from 'vitest';
import { buttonsOf, type Chat, joinIn, openChat, type Seen, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const minute = 60_000;
const labels = ({ card }: Pick<Seen, 'card'>): readonly string[] => buttonsOf(card).map(({ label }) => label);

const coalitionIn = async ({ store }: Chat): Promise<string> => {
  const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
  if (coalition === null) throw new Error('no coalition');
  return coalition.id;
};

const itemIn = async (chat: Chat, number: number) =>
  chat.store.read.items.byNumber(await coalitionIn(chat), number);
const difficultyIn = async (chat: Chat, number: number) =>
  chat.store.read.difficulties.byNumber(await coalitionIn(chat), number);

/** The changes of an item or a difficulty, in order. */
const changesOf = async (chat: Chat, subject: string): Promise<readonly string[]> =>
  (await chat.store.read.history.of(await coalitionIn(chat), subject)).map(({ change }) => change);

eachStore('taking back what was just done', (openTestStore) => {
  const opened = async (): Promise<Chat> => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };

  it('makes an item open again that was marked done, exactly as it was', async () => {
    const chat = await opened();
    const added = await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-20');
    const before = await itemIn(chat, 1);
    const done = await chat.press('sam', added, 'Done');
    expect(labels(done)).toEqual(['Undo']);
    await chat.pass(9 * minute);
    const undone = await chat.press('sam', done, 'Undo');
    expect(undone).toMatchObject({ kind: 'redraw', card: { title: 'Action item #1' } });
    expect(undone.text).toContain('Taken back by Sam Okoye.');
    expect(labels(undone)).not.toContain('Undo');
    expect(await itemIn(chat, 1)).toEqual(before);
    expect(await changesOf(chat, `item:${before?.id}`)).toEqual(['added', 'done', 'undone']);
  });

  it('refuses somebody else, a press that comes too late, and one after another change', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/action add Book the hall owner:me');
    const done = await chat.say('sam', 'water', '/action done #1');
    const foreign = await chat.press('layla', done, 'Undo');
    expect(foreign.kind).toBe('private');
    expect(foreign.text).toContain(
      'Only whoever did it can undo it: Sam Okoye. What you can do: /action reopen #1',
    );
    expect((await itemIn(chat, 1))?.state).toBe('done');
    await chat.pass(10 * minute + 1);
    const late = await chat.press('sam', done, 'Undo');
    expect(late).toMatchObject({ kind: 'redraw', card: { title: 'Done: #1' } });
    expect(late.text).toContain('It can be undone for ten minutes only. What you can do: /action reopen #1');
    expect(labels(late)).toEqual(['Reopen']);
    await chat.say('layla', 'water', '/action reopen #1');
    const again = await chat.say('sam', 'water', '/action done #1');
    await chat.say('layla', 'water', '/action reopen #1');
    const changed = await chat.press('sam', again, 'Undo');
    expect(changed.text).toContain('It has changed since then');
    expect(labels(changed)).toContain('Done');
    const twice = await chat.say('sam', 'water', '/action done #1');
    await chat.press('sam', twice, 'Undo');
    expect((await chat.press('sam', twice, 'Undo')).text).toContain('It has changed since then');
  });

  it('opens the difficulties again that fell with a drop, and no others', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/action add Fix the roof owner:me');
    for (const text of ['No ladder', 'No tiles'])
      await chat.say('sam', 'water', `/progress difficulty #1 ${text} help:some from:executive`);
    await chat.say('sam', 'water', '/progress resolve #2 lent by the school');
    const before = [await itemIn(chat, 1), await difficultyIn(chat, 2), await difficultyIn(chat, 3)];
    const dropped = await chat.say('layla', 'water', '/action drop #1 The roof was rebuilt');
    expect((await difficultyIn(chat, 3))?.givenUp).toBe(true);
    // The committee is told of new asks in the meantime: of none, since this one was closed.
    const undone = await chat.press('layla', dropped, 'Undo');
    expect(undone.text).toContain('Taken back by Layla Haddad.');
    expect([await itemIn(chat, 1), await difficultyIn(chat, 2), await difficultyIn(chat, 3)]).toEqual(before);
    await chat.pass('2026-11-05T12:00:00Z');
    expect(chat.posted('executive').filter(({ card }) => /request/.test(card.title))).toHaveLength(1);
  });

  it('asks the committee after all when a difficulty is opened again that was closed at that hour', async () => {
    const chat = await opened();
    await chat.pass('2026-11-05T06:55:00Z');
    await chat.say('sam', 'water', '/progress difficulty No tiles help:some from:executive');
    const resolved = await chat.say('sam', 'water', '/progress resolve #1');
    await chat.pass('2026-11-05T07:02:00Z');
    expect(chat.posted('executive')).toHaveLength(0);
    await chat.press('sam', resolved, 'Undo');
    await chat.pass('2026-11-08T12:00:00Z');
    expect(chat.posted('executive').map(({ card }) => card.title)).toContain(
      'One new request to this committee',
    );
  });

  it('opens a difficulty again; who heard of it is told, and a notice not sent yet is not sent', async () => {
    const chat = await opened();
    for (const text of ['No tiles', 'No ladder'])
      await chat.say('sam', 'water', `/progress difficulty ${text} help:some from:the school`);
    const unsent = await chat.say('layla', 'general', '/progress resolve #1 found some');
    await chat.press('layla', unsent, 'Undo');
    await chat.beat();
    expect(chat.posted('@sam')).toHaveLength(0);
    expect(chat.posted('water')).toHaveLength(0);
    const sent = await chat.say('layla', 'general', '/progress resolve #2 found one');
    await chat.beat();
    const undone = await chat.press('layla', sent, 'Undo');
    expect(undone.card?.title).toBe('Difficulty #2');
    await chat.beat();
    for (const where of ['@sam', 'water'])
      expect(chat.posted(where).map(({ card }) => card.title)).toEqual([
        'Resolved: difficulty #2',
        'Taken back',
      ]);
    expect((await difficultyIn(chat, 2))?.resolvedAt).toBeNull();
  });

  it('takes a line of progress back, and the per cent that it gave', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/action add Book the hall owner:me');
    await chat.say('sam', 'water', '/progress log #1 Asked two halls percent:20');
    const logged = await chat.say('sam', 'water', '/progress log #1 Booked percent:100');
    expect(labels(logged)).toEqual(['Done', 'Undo']);
    expect((await chat.press('layla', logged, 'Undo')).text).toContain('Only whoever did it can undo it');
    const undone = await chat.press('sam', logged, 'Undo');
    expect(undone.text).toContain('This line was taken back.');
    expect((await itemIn(chat, 1))?.percent).toBe(20);
    const listed = await chat.say('sam', 'water', '/progress list #1');
    expect(listed.text).not.toContain('Booked');
    expect((await chat.press('sam', logged, 'Undo')).text).toContain('This line was taken back.');
    const kept = await chat.say('sam', 'water', '/progress log #1 Asked a third percent:40');
    await chat.say('layla', 'water', '/action edit #1 percent:60');
    await chat.press('sam', kept, 'Undo');
    expect((await itemIn(chat, 1))?.percent).toBe(60);
  });

  it('takes a poll back that nobody has answered, and leaves nothing of it', async () => {
    const chat = await opened();
    await joinIn(chat, 'water', ['ana', 'nour']);
    const asked = await chat.say('sam', 'water', '/poll ask Which day suits you? choices:Monday, Tuesday');
    expect((await chat.press('layla', asked, 'Undo')).text).toContain('Only whoever did it can undo it');
    const undone = await chat.press('sam', asked, 'Undo');
    expect(undone.text).toContain('The question was taken back.');
    const id = await coalitionIn(chat);
    expect(await chat.store.read.polls.byNumber(id, 1)).toBeNull();
    expect((await chat.press('layla', asked, 'Monday')).card?.tone).toBe('warning');
    await chat.pass('2026-12-02T09:00:00Z');
    const everything = JSON.stringify([chat.platform.posts, await chat.store.read.outbox.notArrived(id)]);
    expect(everything).not.toContain('Which day suits you');
  });

  it('keeps a poll that somebody has answered, and says no more than its card', async () => {
    const chat = await opened();
    const asked = await chat.say('sam', 'water', '/poll ask Which day suits you? choices:Monday, Tuesday');
    await chat.press('layla', asked, 'Monday');
    const refused = await chat.press('sam', asked, 'Undo');
    expect(refused.text).toContain('Somebody has answered #1 already, so it stays open.');
    expect(refused.text).toContain('1 of 2 has answered');
    expect(labels(refused)).toContain('Monday');
    expect((await chat.store.read.polls.byNumber(await coalitionIn(chat), 1))?.question).toBe(
      'Which day suits you?',
    );
  });

  it('is offered where an item was marked done in a list, which is then drawn again', async () => {
    const chat = await opened();
    await chat.say('sam', 'water', '/action add Book the hall owner:me');
    const item = await itemIn(chat, 1);
    for (const [line, shown] of [
      ['/action mine', 'Your open items'],
      ['/action list', 'Water: action items'],
    ] as const) {
      const list = await chat.say('sam', 'water', line);
      const select = list.card?.blocks.find((block) => block.kind === 'select');
      const done = await chat.choose('sam', 'water', select?.token ?? '', item?.id ?? '');
      expect(done.text).toContain('Done: #1 Book the hall');
      const undone = await chat.press(
        'sam',
        { ...(done.card && { card: done.card }), ...(list.message && { message: list.message }) },
        'Undo',
      );
      expect(undone.card?.title).toBe(shown);
      expect(undone.text).toContain('#1 Book the hall');
      expect((await itemIn(chat, 1))?.state).toBe('open');
    }
  });

  it('is said in Arabic in an Arabic place', async () => {
    const chat = await opened();
    await chat.say('nour', 'schools', '/action add زرع بستان المسؤول:أنا');
    const done = await chat.say('nour', 'schools', '/action done #1');
    expect(labels(done)).toContain('تراجع');
    expect((await chat.press('nour', done, 'تراجع')).text).toContain('جرى التراجع: نور خليل');
  });
});
