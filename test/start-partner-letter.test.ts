import { expect, it, vi } from 'vitest';
import { discordSide, joinBoth, openBoth, slackSide } from './fixtures/both-platforms.ts';
import { textOf } from './fixtures/discord/people.ts';
import { readMessage } from './fixtures/slack/counterpart.ts';

/*
 * The letter to a partner whose delegates are on Slack and on Discord. The program is killed while it is being sent,
 * when nobody knows whether Slack has it and Discord is down, and again right after its answer.
 */

const patience = { timeout: 60_000, interval: 20 };

it('a letter to a partner is one and its answer counts once, though the process is killed around both', {
  timeout: 240_000,
}, async () => {
  const both = await openBoth();
  const { ana, omar, lobby } = both.on;
  const slack = slackSide(both);
  const discord = discordSide(both);
  await joinBoth(both, slack, discord, [
    [
      'ana',
      'general',
      '/coalition setup Clean Coast zone:Asia/Beirut week:mon-fri language:ar executive:#executive strategic:#strategic',
    ],
    ['ana', 'general', '/group create المياه goal:"فحص كل نبع" convener:@layla'],
    ['layla', 'water', '/group bind المياه'],
    ['layla', 'water', '/halqa language en'],
  ]);
  await discord.people.command(omar, lobby, 'halqa language', { language: 'en' });
  await discord.people.command(ana, lobby, 'halqa language', { language: 'en' });
  const added = await discord.people.command(ana, lobby, 'partner add', {
    name: 'Harbour Rotary',
    kind: 'non-profit',
    wants: 'a hall each month',
    gets: 'a stand at the fair',
    rhythm: 'month',
    delegate: `<@${omar.id}>`,
  });
  expect(textOf(added.messages[0])).toContain('Harbour Rotary');
  await slack.say('ana', 'general', '/partner edit Harbour Rotary delegate:"@layla, @عمر منصور"');
  const title = 'How it stands with Harbour Rotary';

  // Slack carries it out and its answer is lost; Discord is down.
  both.slack.troubles.push({ method: 'chat.postMessage', how: 'lost' });
  const posts = () => both.slack.calls.filter(({ method }) => method === 'chat.postMessage').length;
  const before = posts();
  for (let n = 0; n < 50; n += 1) both.discord.trouble({ at: /POST \/channels\/\d+\/messages/, status: 503 });
  await both.startAt('2027-02-04T07:01:00Z');
  await vi.waitFor(() => expect(posts()).toBeGreaterThan(before), patience);
  await both.kill();
  both.discord.calm();
  await both.startAt('2027-02-04T07:05:00Z');
  const onDiscord = await discord.told(title);
  const onSlack = await slack.told(title);

  // Omar answers, and the process is killed before it has redrawn Layla's copy.
  both.slack.troubles.push({ method: 'chat.update', how: 'unavailable' });
  const answered = await discord.people.press(omar, onDiscord, 'Still right');
  expect(textOf(answered.messages[0] ?? onDiscord)).toContain('still right');
  await both.startAt('2027-02-04T07:30:00Z');
  await vi.waitFor(() => expect(readMessage(onSlack)).toMatch(/still right/i), patience);
  await vi.waitFor(() => expect(readMessage(onSlack)).toContain('عمر منصور'), patience);

  await slack.say('ana', 'general', '/action list');
  for (const { all } of [slack, discord])
    expect(all().filter((text) => text.includes(title))).toHaveLength(1);
  for (const letter of [textOf(onDiscord), readMessage(onSlack)])
    expect(letter.match(/still right/gi)).toHaveLength(1);
});
