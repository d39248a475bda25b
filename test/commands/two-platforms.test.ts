import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { createRepositories } from '../../src/store/repositories.ts';
import type { Store } from '../../src/store/store.ts';
import {
  buttonsOf,
  type Chat,
  hour,
  joinIn,
  openChat,
  readable,
  type Seen,
  setUp,
} from '../fixtures/chat.ts';
import { tablesWith } from '../fixtures/rows.ts';
import { eachDatabase } from '../fixtures/store.ts';

const halqa = { migrations: new URL('../../migrations/', import.meta.url), createRepositories };
const slackTeam = { platform: 'slack', workspace: 'T1' } as const;
const guild = { platform: 'discord', workspace: 'G1' } as const;

/** The same store, seen from two platforms that share the clock. */
const openBoth = (store: Store) => {
  const slack = openChat({ store, in: slackTeam });
  return { slack, discord: openChat({ store, in: guild, beside: slack }) };
};

const codeIn = (seen: Seen): string => {
  const code = /code:([A-Z2-9]{4}-[A-Z2-9]{4})/.exec(seen.text)?.[1];
  if (code === undefined) throw new Error(`no code in: ${seen.text}`);
  return code;
};

/** The last private message to a person. */
const toldTo = async (chat: Chat, who: string) => {
  await chat.beat();
  const post = chat.posted(`@${who}`).at(-1);
  if (!post) throw new Error(`nothing was said to ${who}`);
  return post;
};

const fine = (seen: Seen): Seen => {
  expect(seen.text).not.toMatch(/That didn’t work|تعذّر التنفيذ/);
  return seen;
};

/** Joins the guild to the coalition of the team. */
const join = async (slack: Chat, discord: Chat): Promise<void> => {
  const code = codeIn(await slack.say('ana', 'general', '/coalition link'));
  fine(await discord.say('dana', 'lobby', `/coalition link code:${code}`));
  fine(await slack.press('ana', await toldTo(slack, 'ana'), 'Confirm'));
};

/** Links an account on Discord to a person on Slack; the person who made the code confirms. */
const tie = async (slack: Chat, here: string, discord: Chat, there: string): Promise<Seen> => {
  const code = codeIn(await slack.say(here, 'private', '/halqa link'));
  const mine = fine(await discord.say(there, 'private', `/halqa link ${code}`));
  fine(await discord.press(there, mine, 'Yes, that is me'));
  return fine(await slack.press(here, await toldTo(slack, here), 'Confirm'));
};

eachDatabase('one coalition on both', (freshDatabase) => {
  const open = async () => {
    const fresh = await freshDatabase(halqa);
    const { slack, discord } = openBoth(await fresh.open(halqa));
    await setUp(slack);
    return { slack, discord, url: fresh.url };
  };
  const openJoined = async () => {
    const opened = await open();
    await join(opened.slack, opened.discord);
    return opened;
  };

  it('joins a workspace by a code that a coordinator confirms', async () => {
    const { slack, discord } = await open();
    expect((await discord.say('dana', 'lobby', '/group list')).text).toContain('No coalition here yet');
    const code = codeIn(await slack.say('ana', 'general', '/coalition link'));
    expect((await slack.say('sam', 'general', '/coalition link')).text).toContain('Only a coordinator');
    const asked = await discord.say('dana', 'lobby', `/coalition link code:${code.toLowerCase()}`);
    expect(asked.text).toContain('I asked the coordinators of Clean Coast');
    expect((await discord.say('dana', 'lobby', '/group list')).text).toContain('No coalition here yet');
    const card = await toldTo(slack, 'ana');
    expect(readable(card.card)).toContain('dana asks to let a workspace on Discord join Clean Coast');
    expect((await slack.press('sam', card, 'Confirm')).text).toContain('Only a coordinator');
    expect((await slack.press('ana', card, 'Confirm')).text).toContain('Clean Coast is now on Discord too');
    expect(readable((await toldTo(discord, 'dana')).card)).toContain('/group bind');
    expect((await discord.say('dana', 'lobby', '/group list')).text).toContain('Water');
    expect((await slack.press('ana', card, 'Confirm')).text).toContain('This request has expired');
    expect((await discord.say('eve', 'lobby', `/coalition link code:${code}`)).text).not.toContain('I asked');
  });

  it('takes in a coalition that was only set up, and none that has groups', async () => {
    const { slack, discord } = await open();
    await discord.say('dana', 'lobby', '/coalition setup Other zone:Asia/Beirut executive:#executive');
    const code = codeIn(await slack.say('ana', 'general', '/coalition link'));
    expect((await discord.say('eve', 'lobby', `/coalition link code:${code}`)).text).toContain(
      'Only a coord',
    );
    fine(await discord.say('dana', 'lobby', `/coalition link code:${code}`));
    const card = await toldTo(slack, 'ana');
    await discord.say('dana', 'lobby', '/group create Rivers goal:"Clean rivers"');
    expect((await slack.press('ana', card, 'Confirm')).text).toContain('two coalitions can’t be merged');

    const third = openChat({
      store: slack.store,
      in: { platform: 'discord', workspace: 'G3' },
      beside: slack,
    });
    await third.say('finn', 'lobby', '/coalition setup Third zone:Asia/Beirut executive:#executive');
    const again = codeIn(await slack.say('ana', 'general', '/coalition link'));
    fine(await third.say('finn', 'lobby', `/coalition link code:${again}`));
    fine(await slack.press('ana', await toldTo(slack, 'ana'), 'Confirm'));
    expect((await third.say('finn', 'lobby', '/coalition info')).text).toContain('Clean Coast');
    expect((await third.say('finn', 'lobby', '/coalition info')).text).toMatch(
      /#executive \(Slack\), #executive \(Discord\)|#executive \(Discord\), #executive \(Slack\)/,
    );
    expect((await third.say('finn', 'lobby', '/coalition setup X zone:UTC')).text).toContain('Only a coord');
  });

  it('refuses a workspace when the coordinator does', async () => {
    const { slack, discord } = await open();
    const code = codeIn(await slack.say('ana', 'general', '/coalition link'));
    fine(await discord.say('dana', 'lobby', `/coalition link code:${code}`));
    expect((await slack.press('ana', await toldTo(slack, 'ana'), 'Refuse')).text).toContain('did not join');
    expect(readable((await toldTo(discord, 'dana')).card)).toContain('said no');
    expect((await discord.say('dana', 'lobby', '/group list')).text).toContain('No coalition here yet');
  });

  it('takes a code once, for ten minutes, from one kind, and few wrong ones', async () => {
    const { slack, discord, url } = await openJoined();
    const late = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect(await tablesWith(url, late)).toEqual([]);
    expect(await tablesWith(url, late.replace('-', ''))).toEqual([]);
    expect((await slack.say('sam', 'private', `/halqa link ${late}`)).text).toContain(
      'for your other account',
    );
    expect((await discord.say('sami', 'private', `/coalition link ${late}`)).text).toContain('Only a coord');
    await slack.pass(10 * 60 * 1000 + 1);
    expect((await discord.say('sami', 'private', `/halqa link ${late}`)).text).toContain('doesn’t work');
    const code = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect((await discord.say('sami', 'private', `/halqa link ${code}`)).text).toContain('Is this you?');
    expect((await discord.say('kim', 'private', `/halqa link ${code}`)).text).toContain('doesn’t work');
    for (let tries = 0; tries < 4; tries += 1)
      expect((await discord.say('kim', 'private', '/halqa link AAAA-2222')).text).toContain('doesn’t work');
    const good = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect((await discord.say('kim', 'private', `/halqa link ${good}`)).text).toContain(
      'Too many wrong codes',
    );
    await slack.pass(10 * 60 * 1000 + 1);
    expect((await discord.say('kim', 'private', `/halqa link ${good}`)).text).toContain('doesn’t work');
    const last = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect((await discord.say('kim', 'private', `/halqa link ${last}`)).text).toContain('Is this you?');
  });

  it('counts wrong codes of an account also after it was forgotten', async () => {
    const { slack, discord } = await openJoined();
    await discord.say('kim', 'lobby', '/group join Water');
    await discord.say('kim', 'private', '/halqa language en');
    for (let tries = 0; tries < 5; tries += 1)
      expect((await discord.say('kim', 'private', '/halqa link AAAA-2222')).text).toContain('doesn’t work');
    const forget = await discord.say('kim', 'private', '/halqa forget-me');
    const sure = await discord.press('kim', forget, 'Delete my data');
    expect((await discord.press('kim', sure, 'Yes, delete my data')).text).toContain('Your data is deleted');
    const good = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect((await discord.say('kim', 'private', `/halqa link ${good}`)).text).toMatch(
      /Too many wrong codes|كثيرة/,
    );
  });

  it('ties accounts only when both sides say so', async () => {
    const { slack, discord } = await openJoined();
    await slack.say('sam', 'water', '/action add Book the hall owner:@Sam Okoye');
    await discord.say('sami', 'lobby', '/action add Print group:Water owner:me');
    const code = codeIn(await slack.say('sam', 'private', '/halqa link'));
    const mine = await discord.say('sami', 'private', `/halqa link ${code}`);
    expect(mine.text).toContain('This code was made by Sam Okoye on Slack');
    expect((await discord.press('kim', mine, 'Yes, that is me')).text).toContain('This request has expired');
    fine(await discord.press('sami', mine, 'Yes, that is me'));
    const ask = await toldTo(slack, 'sam');
    expect(readable(ask.card)).toContain('sami on Discord used your code');
    expect((await slack.press('layla', ask, 'Confirm')).text).toContain('This request has expired');
    expect((await slack.press('sam', ask, 'Refuse')).text).toContain('Nothing was linked');
    expect((await slack.press('sam', ask, 'Confirm')).text).toContain('This request has expired');
    expect((await discord.say('sami', 'private', '/action mine')).text).not.toContain('Book the hall');

    const done = await tie(slack, 'sam', discord, 'sami');
    expect(done.text).toContain('You are now one person on Slack · Discord');
    expect(readable((await toldTo(discord, 'sami')).card)).toContain('Your accounts are linked');
    const list = await discord.say('sami', 'private', '/action mine');
    expect(list.text).toContain('Book the hall');
    expect(list.text).toContain('Print');
    const names = (chat: Chat, who: string) => chat.store.read.people.byAccount(chat.account(who));
    await discord.say('sami', 'lobby', '/progress log Printed group:Water');
    expect((await names(discord, 'sami'))?.name).toBe('Sam Okoye');
    await slack.say('sam', 'private', '/halqa language ar');
    expect((await discord.say('sami', 'private', '/action mine')).text).toContain('مهامك المفتوحة');
  });

  it('refuses to tie an account of another coalition', async () => {
    const { slack, discord } = await open();
    await discord.say('dana', 'lobby', '/coalition setup Other zone:Asia/Beirut');
    const code = codeIn(await slack.say('sam', 'private', '/halqa link'));
    expect((await discord.say('sami', 'private', `/halqa link ${code}`)).text).toContain('same coalition');
  });

  it('writes in private where the person wants it', async () => {
    const { slack, discord } = await openJoined();
    await tie(slack, 'ana', discord, 'dana');
    const coordinator = async () =>
      (await slack.store.read.people.byAccount(slack.account('ana')))?.accounts[0];
    expect(await coordinator()).toMatchObject({ platform: 'slack' });
    expect((await discord.say('dana', 'lobby', '/halqa here')).text).toContain(
      'private messages to you on Discord',
    );
    expect(await coordinator()).toMatchObject({ platform: 'discord', id: 'dana' });
    expect((await discord.say('dana', 'lobby', '/coalition link')).text).toContain('/coalition link code:');
  });

  it('counts a linked person once, and keeps the answer of the side that confirmed', async () => {
    const { slack, discord } = await openJoined();
    await discord.say('dana', 'lobby', '/group join Water');
    fine(await slack.say('layla', 'water', '/event add Clean-up starts:"2026-11-14 10:00"'));
    await slack.pass('2026-11-14T12:00:00Z');
    const [poll] = slack.posted('water');
    if (!poll) throw new Error('no poll');
    const rate = async (chat: Chat, who: string, score: string) =>
      fine(await chat.press(who, { card: poll.card, message: poll.ref }, score));
    await rate(slack, 'sam', '5 Excellent');
    await rate(discord, 'sami', '1 Poor');
    await rate(discord, 'lay', '2');
    await joinIn(slack, 'water', ['ana', 'omar', 'nour']);
    for (const who of ['ana', 'omar', 'nour'] as const) await rate(slack, who, '4');

    const tied = await tie(slack, 'sam', discord, 'sami');
    expect(tied.text).toContain('You had answered 1 open poll from both accounts');
    expect(tied.text).toContain('The answer given on Slack');
    expect(readable((await toldTo(discord, 'sami')).card)).not.toContain('open poll');
    expect((await tie(slack, 'layla', discord, 'lay')).text).not.toContain('from both accounts');
    await slack.pass('2026-11-18T00:00:00Z');
    const result = slack
      .posted('water')
      .map(({ card }) => readable(card))
      .join('\n');
    // 5 of Sam, 2 of Layla (given on Discord alone), 4 of three others.
    expect(result).toContain('3.8 of 5 (5 answers');
  });

  it('lets the answer that was kept be changed, from either side', async () => {
    const { slack, discord } = await openJoined();
    fine(await slack.say('layla', 'water', '/event add Clean-up starts:"2026-11-14 10:00"'));
    await slack.pass('2026-11-14T12:00:00Z');
    const [poll] = slack.posted('water');
    if (!poll) throw new Error('no poll');
    const on = { card: poll.card, message: poll.ref };
    await slack.press('sam', on, '5 Excellent');
    await discord.press('sami', on, '5 Excellent');
    await tie(slack, 'sam', discord, 'sami');
    await discord.press('sami', on, '1 Poor');
    await joinIn(slack, 'water', ['ana', 'omar', 'nour', 'layla']);
    for (const who of ['ana', 'omar', 'nour', 'layla'] as const) await slack.press(who, on, '1 Poor');
    await slack.pass('2026-11-18T00:00:00Z');
    const result = slack
      .posted('water')
      .map(({ card }) => readable(card))
      .join('\n');
    expect(result).toContain('1 of 5 (5 answers');
  });

  it('lives in both places of a group, each in its language, and each fails alone', async () => {
    const { slack, discord } = await openJoined();
    for (const [here, there] of [
      ['ana', 'dana'],
      ['layla', 'lay'],
      ['sam', 'sami'],
    ] as const)
      await tie(slack, here, discord, there);
    fine(await discord.say('lay', 'the-water', '/group bind Water language:ar'));
    fine(await discord.say('dana', 'board', '/coalition setup Clean Coast zone:Asia/Beirut executive:here'));
    fine(await discord.say('dana', 'board', '/coalition language ar here'));
    for (const who of ['kim', 'lee', 'max', 'noa']) fine(await discord.say(who, 'the-water', '/group join'));

    const added = fine(await slack.say('sam', 'water', '/action add Book the hall due:next friday'));
    const listed = await discord.say('kim', 'the-water', '/action list');
    expect(listed.text).toContain('Book the hall');
    fine(await discord.say('kim', 'the-water', '/action done #1'));
    await slack.beat();
    // The other place hears of it a little later.
    await slack.pass(3 * 60_000);
    const redrawn = slack.platform.edits.find(({ message }) => message.id === added.message?.id);
    expect(readable(redrawn?.card)).toContain('Done: #1');
    expect(buttonsOf(redrawn?.card).map(({ label }) => label)).not.toContain('Done');

    fine(await discord.say('lay', 'the-water', '/event add Clean-up starts:"2026-11-14 10:00"'));
    await slack.beat();
    const told = slack.posted('water').find(({ card }) => readable(card).includes('Clean-up'));
    if (!told) throw new Error('the other place was not told of the event');
    fine(await slack.press('sam', { card: told.card, message: told.ref }, 'I come'));
    await slack.beat();
    const before = slack.posted('water').length;
    slack.platform.faults.push({
      where: 'water',
      error: new PlatformError({ kind: 'busy' }, 'down'),
      after: false,
    });
    await slack.pass('2026-11-14T10:00:00Z');
    expect(readable(discord.posted('the-water').at(-1)?.card)).toContain('Clean-up');
    expect(discord.posted('the-water').at(-1)?.card.language).toBe('ar');
    expect(slack.posted('water')).toHaveLength(before);
    await slack.pass(hour);
    const [there] = discord.posted('the-water').slice(-1);
    const here = slack.posted('water').at(-1);
    expect(here?.card.language).toBe('en');
    if (!here || !there) throw new Error('no poll');
    for (const [chat, who, card, score] of [
      [slack, 'sam', here, '4'],
      [discord, 'sami', there, '5 ممتازة'],
      [slack, 'layla', here, '5 Excellent'],
      [discord, 'kim', there, '5 ممتازة'],
      [discord, 'lee', there, '5 ممتازة'],
      [discord, 'max', there, '5 ممتازة'],
    ] as const)
      fine(await chat.press(who, { card: card.card, message: card.ref }, score));
    await slack.pass(1_000);
    const drawn = (chat: Chat, id: string) =>
      chat.platform.edits.filter(({ message }) => message.id === id).map(({ card }) => readable(card));
    expect(drawn(slack, here.ref.id).map((text) => /[^\n]* answered\./.exec(text)?.[0])).toEqual([
      '5 of 6 have answered.',
    ]);
    expect(drawn(discord, there.ref.id).map((text) => text.includes('أجاب 5 أشخاص من أصل 6'))).toEqual([
      true,
    ]);
    await slack.pass('2026-11-18T00:00:00Z');
    for (const [chat, place] of [
      [slack, 'water'],
      [discord, 'the-water'],
    ] as const)
      expect(
        chat
          .posted(place)
          .map(({ card }) => readable(card))
          .join('\n'),
      ).toMatch(/5 (of|من) 5 \(5 /);

    discord.platform.faults.push({
      where: 'board',
      error: new PlatformError({ kind: 'gone' }, 'gone'),
      after: false,
    });
    await slack.pass('2026-12-02T00:00:00Z');
    expect(slack.posted('executive').map(({ card }) => card.language)).toEqual(['en']);
    expect(discord.posted('board')).toEqual([]);
    await slack.pass('2027-01-02T00:00:00Z');
    expect(discord.posted('board').map(({ card }) => card.language)).toContain('ar');
  });

  it('records one completion when two people do it at once, and later says who did', async () => {
    const { slack, discord } = await openJoined();
    const added = fine(await slack.say('sam', 'water', '/action add Book the hall'));
    const [one, two] = await Promise.all([
      slack.press('sam', added, 'Done'),
      discord.press('kim', added, 'Done'),
    ]);
    for (const seen of [one, two]) {
      expect(seen.aside).toBeUndefined();
      expect(seen.text).toContain('Done: #1');
    }
    const coalition = await slack.store.read.coalitions.of(slackTeam);
    const item = await slack.store.read.items.byNumber(coalition?.id ?? '', 1);
    const history = await slack.store.read.history.of(coalition?.id ?? '', `item:${item?.id}`);
    expect(history.map(({ change }) => change)).toEqual(['added', 'done', 'also-done']);
    expect(history[1]?.personId).toBe(item?.doneBy);
    expect(new Set(history.slice(1).map(({ personId }) => personId)).size).toBe(2);
    // The person who did it sees that it is done; a person who did it at the same time gets no error, and
    // nothing is added.
    const sam = await slack.store.read.people.byAccount({ ...slackTeam, id: 'sam' });
    expect((await slack.press('sam', added, 'Done')).aside === undefined).toBe(item?.doneBy !== sam?.id);
    const kim = await discord.press('kim', added, 'Done');
    expect(kim.aside === undefined).toBe(item?.doneBy === sam?.id);
    expect(await slack.store.read.history.of(coalition?.id ?? '', `item:${item?.id}`)).toHaveLength(3);
    await slack.pass(11_000);
    expect((await discord.say('lee', 'lobby', '/action done #1')).text).toMatch(/#1 was marked done/);
  });

  it('an offer made on one is asked for from the other, and its partner helps from there', async () => {
    const { slack, discord } = await openJoined();
    fine(await slack.say('ana', 'general', '/partner add Municipality kind:public delegate:me'));
    await tie(slack, 'ana', discord, 'ana2');
    fine(await discord.say('ana2', 'lobby', '/partner offer a hall for 60 kind:place'));
    const raised = fine(
      await slack.say('sam', 'water', '/progress difficulty No hall help:"a hall" kind:place from:anybody'),
    );
    fine(await slack.press('sam', raised, 'Ask them'));
    const asked = await toldTo(slack, 'ana');
    expect(readable(asked.card)).toContain('Municipality is asked for help');
    fine(await discord.say('ana2', 'private', '/progress take #2 The town hall organisation:municipality'));
    expect(readable((await toldTo(slack, 'sam')).card)).toContain('Help is coming: #2');
    expect(readable((await toldTo(slack, 'sam')).card)).toContain('The town hall (#3)');
  });
});
