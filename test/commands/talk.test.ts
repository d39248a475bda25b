import { expect, it } from 'vitest';
import { forgetTalksIn } from '../../src/app/items/talk.ts';
import type { Card } from '../../src/chat/card.ts';
import { buttonsOf, type Chat, type ChatOptions, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

const linksOf = (card: Card | undefined): readonly string[] =>
  (card?.blocks ?? []).flatMap((block) =>
    block.kind === 'note' ? block.body.flatMap((piece) => (piece.kind === 'link' ? [piece.url] : [])) : [],
  );
const labels = (card: Card | undefined): readonly string[] => buttonsOf(card).map(({ label }) => label);

eachStore('the talk of an item', (openTestStore) => {
  const opened = async (options: Partial<ChatOptions> = {}): Promise<Chat> => {
    const chat = openChat({ store: await openTestStore(), ...options });
    await setUp(chat);
    await chat.say('layla', 'water', '/action add Fix the roof owner:@Sam Okoye');
    return chat;
  };
  /** What the card of the item shows now, on the message that it was drawn on last. */
  const drawnOn = (chat: Chat, message: string): Card | undefined =>
    chat.platform.edits.findLast((edit) => edit.message.id === message)?.card;

  it('opens on the card of the item, calls its owners, and every card of the item links to it', async () => {
    const chat = await opened();
    const first = await chat.say('layla', 'general', '/action edit #1 title:Mend the roof');
    const talk = await chat.say('layla', 'water', '/action talk #1');
    expect(talk.kind).toBe('public');
    expect(talk.card?.title).toBe('Action item #1');
    expect(talk.thread?.title).toBe('#1 Mend the roof');
    expect(readable(talk.thread?.card)).toContain('Talk about #1\nMend the roof\nOwner: Sam Okoye');
    expect(talk.thread?.notify).toEqual([expect.objectContaining({ id: 'sam' })]);
    await chat.beat();
    for (const { message } of [first, talk])
      expect(linksOf(drawnOn(chat, message?.id ?? ''))).toEqual([`#water/${talk.opened?.id}`]);
  });

  it('is opened once: whoever asks again is led to it', async () => {
    const chat = await opened();
    const talk = await chat.say('layla', 'water', '/action talk #1');
    const again = await chat.say('sam', 'general', '/action talk #1');
    expect(again.kind).toBe('private');
    expect(again.card?.title).toBe('#1 already has a thread');
    expect(linksOf(again.card)).toEqual([`#water/${talk.opened?.id}`]);
    const inPrivate = await chat.say('sam', 'private', '/action talk #1');
    expect(linksOf(inPrivate.card)).toEqual([`#water/${talk.opened?.id}`]);
    // No thread can be opened there.
    expect(labels(inPrivate.card)).toEqual([]);
    const another = await chat.press('sam', again, 'Open another');
    expect(another).toMatchObject({ kind: 'public', thread: { title: '#1 Fix the roof' } });
    expect(linksOf((await chat.say('sam', 'water', '/action talk #1')).card)).toEqual([
      `#general/${another.opened?.id}`,
    ]);
  });

  it('is offered on the card of /action show', async () => {
    const chat = await opened();
    const shown = await chat.say('sam', 'water', '/action show #1');
    const talk = await chat.press('sam', shown, 'Talk');
    expect(talk).toMatchObject({ kind: 'public', card: { title: 'Action item #1' } });
    expect(linksOf((await chat.say('sam', 'water', '/action show #1')).card)).toHaveLength(1);
  });

  it('needs a place where others are, and one that has threads', async () => {
    const chat = await opened({
      access: { general: { see: true, write: true, threads: false } },
      in: { platform: 'discord', workspace: 's1' },
    });
    expect((await chat.say('sam', 'private', '/action talk #1')).text).toContain('needs a shared place');
    const refused = await chat.say('sam', 'general', '/action talk #1');
    expect(refused.kind).toBe('private');
    expect(refused.text).toContain(
      'I need the permissions “Create Public Threads” and “Send Messages in Threads”.',
    );
    expect((await chat.say('sam', 'water', '/action talk #1')).kind).toBe('public');
  });

  it('can be asked for again a minute after the platform opened none', async () => {
    const options = { noThreads: true };
    const chat = await opened(options);
    const failed = await chat.say('sam', 'water', '/action talk #1');
    expect(readable(failed.thread?.refused)).toContain('I can’t open a thread here');
    expect((await chat.say('layla', 'water', '/action talk #1')).text).toContain('is being opened right now');
    await chat.pass(61_000);
    options.noThreads = false;
    expect((await chat.say('layla', 'water', '/action talk #1')).kind).toBe('public');
  });

  it('does nothing twice when it is delivered twice', async () => {
    const chat = await opened();
    const one = await chat.say('sam', 'water', '/action talk #1', 'same');
    const two = await chat.say('sam', 'water', '/action talk #1', 'same');
    expect(two).toEqual(one);
  });

  it('shows what becomes of the item', async () => {
    const chat = await opened();
    const talk = await chat.say('sam', 'water', '/action talk #1');
    expect(labels(talk.thread?.card)).toEqual(['Done', 'Log progress', 'Hand over', 'Change']);
    await chat.say('sam', 'general', '/action done #1');
    await chat.beat();
    expect(drawnOn(chat, talk.opened?.id ?? '')?.title).toBe('Done: #1');
    await chat.say('sam', 'general', '/action reopen #1');
    await chat.beat();
    expect(drawnOn(chat, talk.opened?.id ?? '')?.title).toBe('Talk about #1');
  });

  it('is forgotten with its place, and with the workspace’s other talks it is not mixed up', async () => {
    const chat = await opened();
    const talk = await chat.say('sam', 'water', '/action talk #1');
    await chat.store.write((repositories) =>
      forgetTalksIn(repositories, { ...chat.account('x'), id: 'elsewhere' }, chat.clock.now()),
    );
    expect(linksOf((await chat.say('sam', 'water', '/action talk #1')).card)).toHaveLength(1);
    await chat.store.write((repositories) =>
      forgetTalksIn(repositories, { ...chat.account('x'), id: 'water' }, chat.clock.now()),
    );
    await chat.beat();
    expect(linksOf(drawnOn(chat, talk.message?.id ?? ''))).toEqual([]);
    expect((await chat.say('sam', 'water', '/action talk #1')).kind).toBe('public');
  });

  it('is one in each workspace of a group on two platforms', async () => {
    const chat = await opened();
    const id = await coalitionIn(chat);
    const item = await chat.store.read.items.byNumber(id, 1);
    await chat.store.write((repositories) =>
      repositories.talks.opened(
        id,
        item?.id ?? '',
        { platform: 'discord', workspace: 's1', id: 'c1' },
        'https://discord.com/channels/1/2/3',
      ),
    );
    const talk = await chat.say('sam', 'water', '/action talk #1');
    expect(talk.kind).toBe('public');
    const shown = await chat.say('sam', 'water', '/action show #1');
    expect(readable(shown.card)).toContain('Talk on Discord');
    expect(linksOf(shown.card)).toEqual(['https://discord.com/channels/1/2/3', `#water/${talk.opened?.id}`]);
  });

  it('keeps no address that no platform makes', async () => {
    const chat = await opened();
    const item = await chat.store.read.items.byNumber(await coalitionIn(chat), 1);
    await chat.bot({
      id: 'x',
      account: chat.account('sam'),
      place: { ...chat.account('sam'), id: 'water' },
      direct: false,
      at: chat.clock.now(),
      named: { people: [], places: [] },
      kind: 'shown',
      subject: `talk:${item?.id}`,
      message: { place: { platform: 'sandbox', workspace: 'sandbox', id: 'water' }, id: 'm1' },
      link: 'javascript:alert(1)',
    });
    expect(linksOf((await chat.say('sam', 'water', '/action show #1')).card)).toEqual([]);
  });

  it('is only for those who may read the item', async () => {
    const chat = await opened();
    await chat.say('ana', 'general', '/coalition role @Ana Costa strategic');
    await chat.say('ana', 'strategic', '/action add Sign the charter');
    const refused = await chat.say('sam', 'water', '/action talk #2');
    expect(refused.kind).toBe('private');
    expect(refused.thread).toBeUndefined();
  });

  it('is in Arabic in an Arabic place', async () => {
    const chat = await opened();
    await chat.say('omar', 'schools', '/action add زراعة الأشجار');
    const talk = await chat.say('omar', 'schools', '/action talk #2');
    expect(readable(talk.thread?.card)).toContain('نقاش حول #2');
  });
});

const coalitionIn = async (chat: Chat): Promise<string> => {
  const { platform, workspace } = chat.account('sam');
  const coalition = await chat.store.read.coalitions.of({ platform, workspace });
  if (coalition === null) throw new Error('no coalition');
  return coalition.id;
};
