import { afterEach, expect, it, vi } from 'vitest';
import { openFakeDiscord } from './fixtures/discord/discord.ts';
import { componentsOf, peopleOf as discordPeopleOf, textOf } from './fixtures/discord/people.ts';
import type { Channel, Message } from './fixtures/discord/state.ts';
import { openSlack, readMessage } from './fixtures/slack/counterpart.ts';
import { overSocket, peopleOf as slackPeopleOf } from './fixtures/slack/people.ts';
import type { Shown } from './fixtures/slack/screen.ts';
import { appToken, botToken } from './fixtures/slack/seed.ts';
import { startOnPlatforms, workingFolder } from './fixtures/started.ts';

/*
 * The program on Slack, in Arabic, and on Discord, in English, killed after each step that somebody takes,
 * before what it has to tell is sent. The next process tells it, once.
 */

const patience = { timeout: 75_000, interval: 20 };

const clearing: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

const openBoth = async () => {
  const slack = await openSlack({ inChannels: true });
  clearing.push(() => slack.close());
  const discord = await openFakeDiscord();
  clearing.push(() => discord.close());
  const guild = discord.addGuild('Clean Coast');
  const ana = discord.addPerson(guild, 'Ana Costa', String(1 << 5));
  const omar = discord.addPerson(guild, 'عمر منصور');
  const [lobby, executive, strategic] = ['lobby', 'executive', 'strategic'].map((name) =>
    discord.addChannel(guild, name),
  ) as [Channel, Channel, Channel];
  const folder = workingFolder();
  clearing.push(folder.remove);
  let running: Awaited<ReturnType<typeof startOnPlatforms>> | undefined;
  const kill = async () => running?.kill();
  clearing.push(kill);
  return {
    slack,
    discord,
    on: { guild, ana, omar, lobby, executive, strategic },
    /** Kills what runs, and starts it with the clock at a time. */
    startAt: async (time: string) => {
      await kill();
      const at = Date.parse(time);
      const aheadMs = at - Date.now();
      discord.state.clock.now = () => Date.now() + aheadMs;
      running = await startOnPlatforms(folder.path, at, {
        SLACK_BOT_TOKEN: botToken,
        SLACK_APP_TOKEN: appToken,
        SLACK_API_URL: slack.apiUrl,
        DISCORD_TOKEN: discord.token,
        DISCORD_APPLICATION_ID: discord.state.application,
        DISCORD_API_URL: discord.api,
      });
      return running;
    },
    kill,
  };
};

type Both = Awaited<ReturnType<typeof openBoth>>;

/** People on Slack: each act returns what appears on their screen. */
const slackSide = ({ slack }: Both) => {
  const people = slackPeopleOf(slack, overSocket(slack));
  const next = async (act: () => Promise<unknown>): Promise<Shown> => {
    const before = new Map(slack.shown.map((one) => [one, one.replaced]));
    await act();
    return vi.waitFor(() => {
      const shown = slack.shown.filter((one) => before.get(one) !== one.replaced).at(-1);
      if (shown === undefined) throw new Error('Slack shows nothing new');
      return shown;
    }, patience);
  };
  /** The messages in any channel or conversation that contain a text. */
  const find = (text: string): readonly Shown[] =>
    slack.shown.filter((one) => one.ts !== undefined && readMessage(one).includes(text));
  const inPrivate = ({ channel }: Shown) => ![...slack.channels.values()].includes(channel);
  return {
    say: (who: string, where: string, text: string) => next(() => people.type(who, where, text)),
    press: (who: string, card: Shown | undefined, label: string) =>
      next(() => people.press(who, card, label)),
    told: (text: string) => vi.waitFor(() => theOnly(find(text), text), patience),
    /** The place and the text of each message. */
    all: () =>
      slack.shown.filter(({ ts }) => ts !== undefined).map((one) => `${one.channel}: ${readMessage(one)}`),
    /** Told in a channel and in private; the private message is returned. */
    toldTwo: (text: string) =>
      vi.waitFor(() => {
        expect(find(text), text).toHaveLength(2);
        return theOnly(find(text).filter(inPrivate), text);
      }, patience),
  };
};

type SlackSide = ReturnType<typeof slackSide>;

const discordSide = ({ discord, on }: Both) => {
  const people = discordPeopleOf(discord, on.guild);
  const messages = (): readonly Message[] =>
    [...discord.state.channels.values()].flatMap((channel) => channel.messages);
  const find = (text: string): readonly Message[] =>
    messages().filter((one) => one.only === undefined && textOf(one).includes(text));
  return {
    people,
    told: (text: string) => vi.waitFor(() => theOnly(find(text), text), patience),
    all: () =>
      messages()
        .filter(({ only }) => only === undefined)
        .map((one) => `${one.channel_id}: ${textOf(one)}`),
  };
};

type DiscordSide = ReturnType<typeof discordSide>;

const theOnly = <T>(found: readonly T[], text: string): T => {
  const [first] = found;
  if (first === undefined) throw new Error(`nobody was told “${text}”`);
  expect(found, text).toHaveLength(1);
  return first;
};

const codeIn = (text: string): string => {
  const code = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)?.[0];
  if (code === undefined) throw new Error(`no code in: ${text}`);
  return code;
};

/** One coalition on both: its group is on Slack, its committees have places on both. */
const setUp = async (both: Both, slack: SlackSide, { people }: DiscordSide) => {
  const { ana, omar, lobby, executive, strategic } = both.on;
  await both.startAt('2027-01-04T09:00:00Z');
  for (const [who, where, line] of [
    [
      'ana',
      'general',
      '/coalition setup Clean Coast zone:Asia/Beirut week:mon-fri language:ar executive:#executive strategic:#strategic',
    ],
    ['ana', 'general', '/group create المياه goal:"فحص كل نبع" convener:@layla'],
    ['layla', 'water', '/group bind المياه'],
    ['sam', 'water', '/halqa language ar'],
  ] as const)
    await slack.say(who, where, line);
  const places = { name: 'Coast', zone: 'Asia/Beirut', executive, strategic };
  await people.command(ana, lobby, 'coalition setup', places);
  const joins = codeIn(readMessage(await slack.say('ana', 'general', '/coalition link')));
  await people.command(ana, lobby, 'coalition link', { code: joins });

  await both.startAt('2027-01-04T09:10:00Z');
  await slack.press('ana', await slack.told('طلب من Ana Costa: انضمام'), 'تأكيد');
  // Ana is one person on both, so that she coordinates on Discord too.
  const ties = codeIn(readMessage(await slack.say('ana', 'general', '/halqa link')));
  const offered = await people.command(ana, lobby, 'halqa link', { code: ties });
  await people.press(ana, the(offered.messages[0]), 'نعم، هذا حسابي');

  await both.startAt('2027-01-04T09:20:00Z');
  await slack.press('ana', await slack.told('استُعمل رمزك'), 'تأكيد');
  for (const place of [executive, strategic])
    await people.command(ana, place, 'coalition language', { language: 'en', place });
  await people.command(ana, lobby, 'coalition role', { person: omar, role: 'executive' });
};

it('an ask goes from Slack to Discord and back, though the process is killed at each step', {
  timeout: 300_000,
}, async () => {
  const both = await openBoth();
  const { omar, executive } = both.on;
  const slack = slackSide(both);
  const discord = discordSide(both);
  const { people } = discord;
  await setUp(both, slack, discord);
  const raised = await slack.say(
    'sam',
    'water',
    '/progress difficulty لا تصريح بعد المساعدة:"تصريح من البلدية" ممّن:"اللجنة التنفيذية"',
  );
  expect(readMessage(raised)).toContain('الصعوبة #1');

  await both.startAt('2027-01-05T07:30:00Z');
  const asked = await discord.told('One new request to this committee');
  expect(asked.channel_id).toBe(executive.id);
  expect(readMessage(await slack.told('طلب جديد واحد إلى هذه اللجنة'))).toContain('تصريح من البلدية');
  const form = await people.choose(omar, asked, optionOf(asked, '#1'));
  const taken = await people.submit(form, { text: 'Call the mayor', due: '8 February' });
  expect(textOf(taken.messages[0])).toContain('Call the mayor');

  await both.startAt('2027-02-01T08:00:00Z');
  const coming = await slack.toldTwo('المساعدة قادمة: #1');
  expect(readMessage(coming)).toContain('Call the mayor (#2)');
  const january = [
    textOf(await discord.told('Monthly summary for the executive committee')),
    readMessage(await slack.told('الملخّص الشهري للجنة التنفيذية')),
  ];
  for (const said of january) expect(said).toMatch(/عمر منصور \(#2\).+8/);
  const done = await people.command(omar, executive, 'action done', { item: '#2' });
  expect(textOf(done.messages[0])).toContain('Done: #2');

  await both.startAt('2027-02-08T08:00:00Z');
  const question = await slack.toldTwo('هل حلّ ذلك الصعوبة #1');
  expect(readMessage(await slack.press('sam', question, 'نعم، حُلّت'))).toContain('#2 Call the mayor');

  await both.startAt('2027-03-01T08:00:00Z');
  expect(textOf(await discord.told('Resolved: #1'))).toContain('Monthly summary');
  expect(readMessage(await slack.told('حُلّت: #1'))).toContain('الملخّص الشهري');

  await both.startAt('2027-04-01T08:00:00Z');
  expect(textOf(await discord.told('resolved after 35 days'))).toContain('Quarterly summary');
  expect(readMessage(await slack.told('حُلّت بعد 35 يومًا'))).toContain('الملخّص الفصلي');

  for (const { all } of [slack, discord]) {
    // A difficulty's own card becomes what the news of it says.
    const told = all().filter((text) => !text.includes('حُلّت الصعوبة #1'));
    expect(told).toEqual([...new Set(told)]);
  }
});

const the = <T>(one: T | undefined): T => {
  if (one === undefined) throw new Error('nothing is there');
  return one;
};

/** The value of the choice whose label begins so. */
const optionOf = (message: Message, label: string): string => {
  const options = componentsOf(message.components).flatMap(({ options: all }) =>
    Array.isArray(all) ? (all as readonly Readonly<{ label: string; value: string }>[]) : [],
  );
  return the(options.find((option) => option.label.replace(/[\u2066-\u2069]/g, '').startsWith(label))).value;
};
