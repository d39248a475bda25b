import { expect, it } from 'vitest';
import type { Card } from '../../src/chat/card.ts';
import { decodeToken } from '../../src/chat/token.ts';
import type { Store } from '../../src/store/store.ts';
import { buttonsOf, type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { tablesWith } from '../fixtures/rows.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const lastTo = async (chat: Chat, who: string) => {
  await chat.beat();
  const post = chat.posted(`@${who}`).at(-1);
  if (post === undefined) throw new Error(`nothing was said to ${who}`);
  return post;
};

/** Links an account on Discord to Sam's on Slack, where he confirms. */
const tie = async (slack: Chat, discord: Chat): Promise<void> => {
  const code = /code:(\S+)/.exec((await slack.say('sam', 'private', '/halqa link')).text)?.[1];
  const mine = await discord.say('sammy', 'private', `/halqa link ${code}`);
  await discord.press('sammy', mine, 'Yes, that is me');
  await slack.press('sam', await lastTo(slack, 'sam'), 'Confirm');
  await slack.beat();
};

const openTied = async (store: Store) => {
  const slack = openChat({ store, in: { platform: 'slack', workspace: 'T1' } });
  const discord = openChat({ store, in: { platform: 'discord', workspace: 'G1' }, beside: slack });
  await setUp(slack);
  const code = /code:(\S+)/.exec((await slack.say('ana', 'general', '/coalition link')).text)?.[1];
  await discord.say('dana', 'lobby', `/coalition link code:${code}`);
  await slack.press('ana', await lastTo(slack, 'ana'), 'Confirm');
  await tie(slack, discord);
  await discord.say('sammy', 'lobby', '/action add Book the hall group:Water owner:me');
  return { slack, discord };
};

/** Unlinks the account on Discord; from Discord, unless `from` says Slack. */
const takeOut = async (slack: Chat, discord: Chat, from: 'slack' | 'discord' = 'discord') => {
  const [chat, who] = from === 'discord' ? ([discord, 'sammy'] as const) : ([slack, 'sam'] as const);
  const asked = await chat.say(who, 'private', '/halqa unlink');
  const label = from === 'discord' ? 'This account, on Discord' : 'The other account, on Discord';
  const sure = await chat.press(who, asked, label);
  expect(sure.text).toContain('Are you sure?');
  const done = await chat.press(who, sure, 'Yes, unlink it', 'taken-out');
  expect(done.text).toContain('Account unlinked');
  return { chat, who, asked, sure, done };
};

const openPoll = async (slack: Chat) => {
  await slack.say('layla', 'water', '/event add Clean-up starts:"2026-11-05 10:00" ends:12:00');
  await slack.pass('2026-11-05T11:00:00Z');
  const [poll] = slack.posted('water');
  if (poll === undefined) throw new Error('no poll');
  return poll;
};

/** What the same card does on the other side. */
const rateOn = (chat: Chat, who: string, poll: Readonly<{ card?: Card }>, label: string) =>
  chat.choose(who, 'lobby', buttonsOf(poll.card).find((one) => one.label === label)?.token ?? '', '');

/** The buttons of a poll's card name it. */
const pollIdOf = (poll: Readonly<{ card?: Card }>): string =>
  decodeToken(buttonsOf(poll.card)[0]?.token ?? '')?.id ?? '';

const countOf = async (chat: Chat, poll: Readonly<{ card?: Card }>): Promise<number> => {
  const coalition = await chat.store.read.coalitions.of(chat.account('ana'));
  return chat.store.read.polls.countAnswers(coalition?.id ?? '', pollIdOf(poll));
};

eachDatabase('an account that is taken out', (freshDatabase) => {
  const open = async () => {
    const database = await freshDatabase(halqa);
    return { ...(await openTied(await database.open(halqa))), url: database.url };
  };

  it('begins anew, and what is on record stays with the others', async () => {
    const { slack, discord } = await open();
    const { asked, sure } = await takeOut(slack, discord);
    expect(asked.text).toContain('you have one vote, and it stays with your other accounts');
    expect(readable((await lastTo(slack, 'sam')).card)).toContain('The other account, on Discord');
    expect((await slack.say('sam', 'private', '/action mine')).text).toContain('Book the hall');
    expect((await discord.say('sammy', 'private', '/action mine')).text).not.toContain('Book the hall');
    // The same delivery again, and the same button again, change nothing.
    expect((await discord.press('sammy', sure, 'Yes, unlink it', 'taken-out')).text).toContain('unlinked');
    expect((await discord.press('sammy', sure, 'Yes, unlink it')).text).toContain('That didn’t work');
    expect((await slack.say('sam', 'private', '/halqa unlink')).text).toContain('your only account');
    expect((await discord.say('sammy', 'lobby', '/group join Water')).kind).toBe('public');
    await tie(slack, discord);
    expect((await discord.say('sammy', 'private', '/action mine')).text).toContain('Book the hall');
  });

  it('keeps nothing of what was said there to who they were', async () => {
    const { slack, discord } = await open();
    await discord.say('sammy', 'lobby', '/action add Print posters group:Water owner:me due:2026-11-05');
    await discord.say('sammy', 'private', '/halqa here');
    await slack.pass('2026-11-05T11:00:00Z');
    expect(readable((await lastTo(discord, 'sammy')).card)).toContain('Print posters');
    await takeOut(slack, discord, 'slack');
    await slack.beat();
    await discord.say('sammy', 'lobby', '/group join Water');
    const { file } = await discord.say('sammy', 'private', '/halqa my-data');
    expect(JSON.parse(file?.text ?? '{}').messages).toMatchObject([{ title: 'Account unlinked' }]);
  });

  it('may be kept after all, and is nobody else’s to take out', async () => {
    const { slack, discord } = await open();
    const asked = await slack.say('sam', 'private', '/halqa unlink');
    expect((await slack.press('layla', asked, 'The other account, on Discord')).text).toContain(
      'That didn’t work',
    );
    const sure = await slack.press('sam', asked, 'The other account, on Discord');
    expect((await slack.press('layla', sure, 'Yes, unlink it')).text).toContain('That didn’t work');
    expect((await slack.press('sam', sure, 'Keep them linked')).text).toContain('Your accounts stay linked.');
    expect((await discord.say('sammy', 'private', '/action mine')).text).toContain('Book the hall');
  });

  it('is told of it when the other account did it', async () => {
    const { slack, discord } = await open();
    await takeOut(slack, discord, 'slack');
    expect(readable((await lastTo(discord, 'sammy')).card)).toContain('This account, on Discord');
  });

  it.each(['answered', 'not answered'])(
    'gives no second vote in an open poll that was %s',
    async (before) => {
      const { slack, discord } = await open();
      const poll = await openPoll(slack);
      if (before === 'answered')
        expect((await rateOn(discord, 'sammy', poll, '5 Excellent')).kind).toBe('private');
      await takeOut(slack, discord);
      const refused = await rateOn(discord, 'sammy', poll, '1 Poor');
      expect(refused.text).toContain('unlinked or forgotten while the poll was open');
      // "Delete my data" gives nobody another vote.
      await discord.say('sammy', 'lobby', '/group join Water');
      const forget = await discord.say('sammy', 'private', '/halqa forget-me');
      const sure = await discord.press('sammy', forget, 'Delete my data');
      await discord.press('sammy', sure, 'Yes, delete my data');
      expect((await rateOn(discord, 'sammy', poll, '1 Poor')).text).toContain(
        'unlinked or forgotten while the poll was open',
      );
      // The remaining person may answer, or change the answer: it is the same one.
      expect((await slack.press('sam', poll, '1 Poor')).kind).toBe('private');
      expect(await countOf(slack, poll)).toBe(1);
    },
  );

  it('votes with the others once it is tied again, and by itself in the next poll', async () => {
    const { slack, discord, url } = await open();
    const poll = await openPoll(slack);
    await takeOut(slack, discord);
    await tie(slack, discord);
    expect((await rateOn(discord, 'sammy', poll, '5 Excellent')).text).not.toContain(
      'unlinked or forgotten while the poll was open',
    );
    expect((await slack.press('sam', poll, '1 Poor')).kind).toBe('private');
    expect(await countOf(slack, poll)).toBe(1);
    await takeOut(slack, discord);
    expect(await tablesWith(url, pollIdOf(poll))).toContain('barred');
    await slack.pass('2026-11-12T11:00:00Z');
    expect(await tablesWith(url, pollIdOf(poll))).not.toContain('barred');

    const next = await slack.say('layla', 'water', '/poll ask Same day next week?');
    expect((await rateOn(discord, 'sammy', next, '5 Excellent')).kind).toBe('private');
    expect((await rateOn(discord, 'sammy', next, '1 Poor')).text).not.toContain(
      'unlinked or forgotten while the poll was open',
    );
  });
});
