import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore, oneStore } from '../fixtures/store.ts';

let notices = 0;

const tell = async (chat: Chat, who: string, open: boolean, id = `n${++notices}`) => {
  const { name: _name, ...account } = chat.account(who);
  await chat.bot({ kind: 'account', id, account, at: chat.clock.now(), open });
  await chat.beat();
};

const linked = async (chat: Chat, other: Chat) => {
  await setUp(chat);
  const joining = /code:(\S+)/.exec((await chat.say('ana', 'general', '/coalition link')).text)?.[1];
  await other.say('dana', 'lobby', `/coalition link code:${joining}`);
  await chat.beat();
  await chat.press('ana', lastTo(chat, 'ana'), 'Confirm');
  const code = /code:(\S+)/.exec((await chat.say('sam', 'private', '/halqa link')).text)?.[1];
  const mine = await other.say('sam2', 'private', `/halqa link ${code}`);
  await other.press('sam2', mine, 'Yes, that is me');
  await chat.beat();
  await chat.press('sam', lastTo(chat, 'sam'), 'Confirm');
  await chat.beat();
};

const lastTo = (chat: Chat, who: string) => {
  const post = chat.posted(`@${who}`).at(-1);
  if (post === undefined) throw new Error(`nothing was said to ${who}`);
  return post;
};

const openBoth = async (store: Chat['store']) => {
  const slack = openChat({ store, in: { platform: 'slack', workspace: 'T1' } });
  const discord = openChat({ store, in: { platform: 'discord', workspace: 'G1' }, beside: slack });
  await linked(slack, discord);
  return { slack, discord };
};

eachStore('an account that is closed', (openTestStore) => {
  it('takes its person out of the groups; open again, they come back as who they were', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition role @Layla Haddad role:executive');
    await chat.say('sam', 'water', '/action add Book the hall owner:@Layla Haddad');
    await tell(chat, 'layla', false, 'gone');
    await tell(chat, 'layla', false, 'gone');
    expect(chat.posted('water')).toHaveLength(1);
    expect(readable(chat.posted('water')[0]?.card)).toContain('1 item is free for anyone to take.');
    expect(chat.posted('@ana').map(({ card }) => readable(card))).toEqual([
      'A group has no convener\nLayla Haddad has left, and was the convener of:\n• Water\nChoose another convener for each: /group convener',
    ]);
    expect((await chat.say('ana', 'general', '/group convener @Sam Okoye group:Water')).kind).toBe('public');

    await tell(chat, 'layla', true);
    // An old notice that is delivered once more undoes nothing.
    await tell(chat, 'layla', false, 'gone');
    const [coalition, person] = await Promise.all([
      chat.store.read.coalitions.of(chat.account('layla')),
      chat.store.read.people.byAccount(chat.account('layla')),
    ]);
    expect(person?.accounts).toHaveLength(1);
    expect(await chat.store.read.roles.of(coalition?.id ?? '', person?.id ?? '')).toEqual([]);
    expect((await chat.say('layla', 'water', '/group join')).kind).toBe('public');
    expect(chat.posted('@ana')).toHaveLength(1);
  });

  it('is alive when it speaks, whatever was said of it', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await tell(chat, 'sam', false);
    await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-06');
    await chat.pass('2026-11-05T09:00:00Z');
    expect(chat.posted('@sam')).toHaveLength(1);
  });

  it('of the only coordinator leaves it to the executive committee and the conveners to name one', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('ana', 'general', '/coalition role @Nour role:executive');
    const name = (who: string, whom: string) =>
      chat.say(who, 'general', `/coalition role ${whom} role:coordinator`);
    expect((await name('layla', '@Layla Haddad')).text).toContain('Only a coordinator');
    await tell(chat, 'ana', false);
    await tell(chat, 'ana', false);
    expect(chat.posted('executive').map(({ card }) => readable(card))).toEqual([
      expect.stringContaining('Ana Costa was the only coordinator, and has left.'),
    ]);
    expect((await name('sam', '@Sam Okoye')).text).toContain('Only a coordinator');
    const other = await chat.say('layla', 'general', '/coalition role @Sam Okoye role:strategic');
    expect(other.text).toContain('Only a coordinator');
    expect((await name('layla', '@Sam Okoye')).kind).toBe('public');
    expect((await name('layla', '@Layla Haddad')).text).toContain('Only a coordinator');
    await tell(chat, 'omar', false);
    expect(chat.posted('@sam').map(({ card }) => readable(card))).toEqual([
      expect.stringContaining('/group convener'),
    ]);
  });

  it('of a coordinator who is gone counts for none, also once another one was named', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await tell(chat, 'ana', false);
    expect((await chat.say('layla', 'general', '/coalition role @Sam Okoye role:coordinator')).kind).toBe(
      'public',
    );
    const none = await chat.say('sam', 'general', '/coalition role @Sam Okoye role:none');
    expect(none.text).toContain('only coordinator');
    expect((await chat.say('sam', 'private', '/halqa forget-me')).text).toContain('only coordinator');
    await tell(chat, 'sam', false);
    expect(chat.posted('executive').map(({ card }) => readable(card))).toEqual([
      expect.stringContaining('Ana Costa was the only coordinator, and has left.'),
      expect.stringContaining('Sam Okoye was the only coordinator, and has left.'),
    ]);
    const named = await chat.say('layla', 'general', '/coalition role @Layla Haddad role:coordinator');
    expect(named.kind).toBe('public');
    // The last coordinator, who was kept, loses the role once there is another one.
    const gone = await chat.say('layla', 'general', '/coalition role @Ana Costa role:none');
    expect(gone.kind).toBe('public');
  });

  it('of the only coordinator loses no summary that had no other reader', async () => {
    const chat = openChat({ store: await openTestStore() });
    await chat.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut');
    await chat.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@Layla Haddad');
    await tell(chat, 'ana', false);
    await chat.pass('2026-12-02T00:00:00Z');
    expect(chat.posted('@layla').map(({ card }) => card.title)).toContain('Clean Coast: November 2026');
    expect(chat.posted('@ana')).toEqual([]);
  });

  it('means nothing where nobody knows it', async () => {
    const chat = openChat({ store: await openTestStore() });
    await tell(chat, 'sam', false);
    await setUp(chat);
    await tell(chat, 'yusuf', false);
    expect(chat.platform.posts).toEqual([]);
  });

  it('is not its person, who has another: what waits goes there, and nothing is given back', async () => {
    const { slack, discord } = await openBoth(await openTestStore());
    await slack.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-06');
    discord.ports.length = 0;
    slack.clock.moveTo(Date.parse('2026-11-05T09:00:00Z'));
    await slack.beat();
    const before = slack.posted('@sam').length;
    await tell(slack, 'sam', false);
    discord.ports.push(slack.platform.port, discord.platform.port);
    slack.clock.moveTo(slack.clock.now() + 60 * 60_000);
    await slack.beat();
    expect(slack.posted('@sam')).toHaveLength(before);
    expect(readable(lastTo(discord, 'sam2').card)).toContain('Book the hall');
    expect(slack.posted('water')).toEqual([]);
    expect((await discord.say('sam2', 'private', '/action mine')).text).toContain('Book the hall');

    await tell(discord, 'sam2', false);
    expect(slack.posted('water')).toHaveLength(1);
  });
});

oneStore('a message to an account that is closed', (openTestStore) => {
  const closed = (where: string) => ({
    where,
    error: new PlatformError({ kind: 'closed' }, 'closed'),
    after: false,
  });

  it('is said on the person’s other account', async () => {
    const { slack, discord } = await openBoth(await openTestStore());
    await slack.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-06');
    const before = slack.posted('@sam').length;
    slack.platform.faults.push(closed('sam'));
    await slack.pass('2026-11-05T09:00:00Z');
    expect(readable(lastTo(discord, 'sam2').card)).toContain('Book the hall');
    expect(slack.posted('@sam')).toHaveLength(before);
    expect(slack.posted('@ana').filter(({ key }) => key.startsWith('undelivered'))).toEqual([]);
  });

  it('tells that its person left, where there is no other', async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    await chat.say('sam', 'water', '/action add Book the hall owner:me due:2026-11-06');
    chat.platform.faults.push(closed('sam'));
    await chat.pass('2026-11-05T09:00:00Z');
    expect(readable(chat.posted('water').at(-1)?.card)).toContain('Sam Okoye left Water');
    expect(chat.posted('@sam')).toEqual([]);
    expect(chat.posted('@ana')).toEqual([]);
  });

  it('is kept for the person to see, and goes with them when they are forgotten', async () => {
    const { slack, discord } = await openBoth(await openTestStore());
    await tell(slack, 'sam', false);
    const { file } = await discord.say('sam2', 'private', '/halqa my-data');
    expect(JSON.parse(file?.text ?? '{}').accounts).toEqual([
      expect.objectContaining({ platform: 'slack', writtenTo: false, closedAt: '2026-11-04T09:00:00.000Z' }),
      expect.objectContaining({ platform: 'discord', writtenTo: true, closedAt: null }),
    ]);
    const forget = await discord.say('sam2', 'private', '/halqa forget-me');
    const sure = await discord.press('sam2', forget, 'Delete my data');
    await discord.press('sam2', sure, 'Yes, delete my data');
    expect(await slack.store.read.accounts.status(slack.account('sam'))).toBeNull();
  });
});
