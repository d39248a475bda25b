import { expect, it } from 'vitest';
import {
  type Both,
  type DiscordSide,
  discordSide,
  joinBoth,
  openBoth,
  optionOf,
  type SlackSide,
  slackSide,
} from './fixtures/both-platforms.ts';
import { textOf } from './fixtures/discord/people.ts';
import { readMessage } from './fixtures/slack/counterpart.ts';

/*
 * The program on Slack, in Arabic, and on Discord, in English, killed after each step that somebody takes,
 * before what it has to tell is sent. The next process tells it, once.
 */

/** One coalition on both: its group is on Slack, its committees have places on both. */
const setUp = async (both: Both, slack: SlackSide, discord: DiscordSide) => {
  const { ana, omar, lobby, executive, strategic } = both.on;
  const { people } = discord;
  await joinBoth(both, slack, discord, [
    [
      'ana',
      'general',
      '/coalition setup Clean Coast zone:Asia/Beirut week:mon-fri language:ar executive:#executive strategic:#strategic',
    ],
    ['ana', 'general', '/group create المياه goal:"فحص كل نبع" convener:@layla'],
    ['layla', 'water', '/group bind المياه'],
    ['sam', 'water', '/halqa language ar'],
  ]);
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
