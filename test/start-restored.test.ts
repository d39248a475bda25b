import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { folder, recordsAt, secret, sorted } from './fixtures/backups.ts';
import { runCli } from './fixtures/cli.ts';
import { openFakeDiscord } from './fixtures/discord/discord.ts';
import { peopleOf, textOf } from './fixtures/discord/people.ts';
import type { Channel } from './fixtures/discord/state.ts';
import { clockAt, startOnPlatforms } from './fixtures/started.ts';

/*
 * The program on Discord, by its command line: a backup is made, a month passes, the disk is lost, the backup is restored.
 */

const patience = { timeout: 60_000, interval: 50 };

const clearing: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

const open = async () => {
  const discord = await openFakeDiscord();
  clearing.push(() => discord.close());
  const guild = discord.addGuild('Clean Coast');
  const ana = discord.addPerson(guild, 'Ana Costa', String(1 << 5));
  const [lobby, executive, strategic, water] = ['lobby', 'executive', 'strategic', 'water'].map((name) =>
    discord.addChannel(guild, name),
  ) as [Channel, Channel, Channel, Channel];
  const where = folder();
  const people = peopleOf(discord, guild);
  const env = {
    DISCORD_TOKEN: discord.token,
    DISCORD_APPLICATION_ID: discord.state.application,
    DISCORD_API_URL: discord.api,
    HALQA_SECRET: secret,
  };
  let now = '';
  let running: Awaited<ReturnType<typeof startOnPlatforms>> | undefined;
  const kill = async () => running?.kill();
  clearing.push(kill);
  const cli = (...words: readonly string[]) => runCli(where, words, { ...env, ...clockAt(Date.parse(now)) });
  /** Every message in a channel or a conversation that more than one person sees, and every notice. */
  const standing = () =>
    [...discord.state.channels.values()]
      .flatMap(({ messages }) => messages)
      .filter(({ only }) => only === undefined)
      .map((one) => `${one.channel_id}: ${textOf(one)}`);
  return {
    where,
    cli,
    kill,
    standing,
    startAt: async (time: string) => {
      await kill();
      now = time;
      const aheadMs = Date.parse(time) - Date.now();
      discord.state.clock.now = () => Date.now() + aheadMs;
      running = await startOnPlatforms(where, Date.parse(time), env);
    },
    say: async (channel: Channel, path: string, values: Readonly<Record<string, unknown>>) =>
      textOf((await people.command(ana, channel, path, values)).messages[0]),
    /** What is due was done, which the first beat after a start does; and nothing waits to be told any more. */
    quiet: () =>
      vi.waitFor(async () => {
        const { findings } = JSON.parse((await cli('doctor', '--offline', '--json')).out) as {
          findings: readonly Readonly<{ about: string; state: string; text: string }>[];
        };
        expect(findings.find(({ about }) => about === 'Due')).toMatchObject({ state: 'ok' });
        const { code, out } = await cli('deliveries', '--json');
        expect(code, out).toBe(0);
        expect(JSON.parse(out)).toMatchObject({ entries: [] });
      }, patience),
    on: { ana, lobby, executive, strategic, water },
  };
};

it('a disk is lost and the backup restored, and nothing is said twice', { timeout: 240_000 }, async () => {
  const halqa = await open();
  const { ana, lobby, executive, strategic, water } = halqa.on;
  await halqa.startAt('2026-11-03T08:00:00Z');
  await halqa.say(lobby, 'coalition setup', { name: 'Coast', zone: 'Asia/Beirut', executive, strategic });
  await halqa.say(lobby, 'group create', { name: 'Water', goal: 'Test every spring', convener: ana });
  await halqa.say(water, 'group bind', { group: 'Water' });
  await halqa.say(water, 'action add', { title: 'Book the hall', due: '2026-11-20' });
  await halqa.say(water, 'event add', { title: 'Clean-up', starts: '2026-11-05 10:00', ends: '12:00' });
  await halqa.say(water, 'progress difficulty', { text: 'No boat', help: 'A boat', from: 'executive' });
  await halqa.quiet();
  const made = await halqa.cli('backup', '--json');
  expect(made).toMatchObject({ code: 0, err: '' });
  const { path } = JSON.parse(made.out) as { path: string };
  const backup = join(halqa.where, path);
  const held = sorted(await recordsAt(backup));

  for (const time of ['2026-11-05T11:00:00Z', '2026-11-20T08:00:00Z', '2026-12-01T09:00:00Z']) {
    await halqa.startAt(time);
    await halqa.quiet();
  }
  const before = halqa.standing();
  expect(before.filter((text) => text.includes('Monthly summary'))).toHaveLength(1);
  expect(before.filter((text) => text.includes('Clean-up'))).not.toEqual([]);

  await halqa.kill();
  const data = join(halqa.where, 'data');
  for (const end of ['', '-wal', '-shm', '.lock']) rmSync(join(data, `halqa.sqlite${end}`), { force: true });
  expect(await halqa.cli('restore', backup)).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^Restored: 1 coalition,/),
  });
  expect(sorted(await recordsAt(join(data, 'halqa.sqlite')))).toEqual(held);
  await halqa.startAt('2026-12-01T10:00:00Z');
  await halqa.quiet();
  // A repeated card is in the same place: it is redrawn, not posted.
  expect(halqa.standing().length).toBe(before.length);
  expect(halqa.standing().filter((text) => text.includes('Monthly summary'))).toHaveLength(1);
  // And it goes on.
  expect(await halqa.say(water, 'action add', { title: 'After the loss' })).toContain('After the loss');
  await halqa.kill();
});
