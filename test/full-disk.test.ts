import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, it } from 'vitest';
import { folder, recordsAt } from './fixtures/backups.ts';
import { openFakeDiscord } from './fixtures/discord/discord.ts';
import { peopleOf, textOf } from './fixtures/discord/people.ts';
import type { Channel } from './fixtures/discord/state.ts';
import { startOnPlatforms } from './fixtures/started.ts';

/*
 * The program on Discord while the files of its database cannot grow, as on a full disk. The limit of a process does
 * that for any account, and can be lifted while the process runs.
 */

const program = fileURLToPath(new URL('../src/cli/start.js', import.meta.url));

/** `prlimit` and `/dev/full` are of Linux; what they try does not depend on the system. */
const onLinux = it.runIf(process.platform === 'linux');

const clearing: (() => unknown)[] = [];
afterEach(async () => {
  for (const clear of clearing.splice(0).toReversed()) await clear();
});

/** `prlimit` is part of util-linux, which every Linux has. */
const limitFiles = (pid: number, bytes: number | 'unlimited'): void =>
  void execFileSync('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);

onLinux(
  'a full disk is told in a sentence and stores nothing half; the process goes on once there is room',
  {
    timeout: 90_000,
  },
  async () => {
    const discord = await openFakeDiscord();
    clearing.push(() => discord.close());
    const guild = discord.addGuild('Clean Coast');
    const ana = discord.addPerson(guild, 'Ana Costa', String(1 << 5));
    const [lobby, executive, strategic, water] = ['lobby', 'executive', 'strategic', 'water'].map((name) =>
      discord.addChannel(guild, name),
    ) as [Channel, Channel, Channel, Channel];
    const where = folder();
    const halqa = await startOnPlatforms(where, Date.now(), {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.state.application,
      DISCORD_API_URL: discord.api,
      HALQA_WATCH_PORT: '0',
    });
    clearing.push(halqa.kill);
    const people = peopleOf(discord, guild);
    const say = async (channel: Channel, path: string, values: Readonly<Record<string, unknown>>) =>
      textOf((await people.command(ana, channel, path, values)).messages[0]);
    await say(lobby, 'coalition setup', { name: 'Coast', zone: 'Asia/Beirut', executive, strategic });
    await say(lobby, 'group create', { name: 'Water', goal: 'Test every spring', convener: ana });
    await say(water, 'group bind', { group: 'Water' });
    expect(await say(water, 'action add', { title: 'Before' })).toContain('#1');
    const database = join(where, 'data', 'halqa.sqlite');
    const titles = async () => (await recordsAt(database)).item?.map(({ title }) => title);

    limitFiles(halqa.pid, 1);
    for (let time = 0; time < 3; time += 1)
      expect(await say(water, 'action add', { title: 'During' })).toContain(
        'Nothing can be recorded right now',
      );
    // Reading needs no room.
    expect(await say(water, 'action list', {})).toContain('Before');
    expect(await titles()).toEqual(['Before']);

    limitFiles(halqa.pid, 'unlimited');
    expect(await say(water, 'action add', { title: 'After' })).toContain('#2');
    expect(await titles()).toEqual(['Before', 'After']);
    const lines = halqa.output();
    expect(lines).toContain('nothing can be recorded');
    expect(lines).not.toContain('an incoming could not be answered');
    await halqa.stop();
  },
);

/** A port of this machine that nobody uses at this moment. */
const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
};

onLinux.each(['json', 'pretty'])(
  'a log in %s that cannot be written ends nothing',
  { timeout: 60_000 },
  async (format) => {
    // Whatever is written to it meets a full disk.
    const full = openSync('/dev/full', 'w');
    clearing.push(() => closeSync(full));
    const port = await freePort();
    const child = spawn(process.execPath, [program], {
      cwd: folder(),
      env: {
        PATH: process.env.PATH,
        HALQA_PORT: String(port),
        HALQA_LOG_LEVEL: 'debug',
        HALQA_LOG_FORMAT: format,
      },
      stdio: ['ignore', full, full],
    });
    clearing.push(() => child.kill('SIGKILL'));
    const say = async (text: string): Promise<number> => {
      const body = JSON.stringify({ as: 'layla', in: 'clean-water', text });
      const answer = await fetch(`http://127.0.0.1:${port}/api/say`, { method: 'POST', body });
      return answer.status;
    };
    await expect.poll(() => say('/action list').catch(() => 0), { timeout: 30_000 }).toBe(200);
    for (let time = 0; time < 3; time += 1) expect(await say(`/action add Item ${time}`)).toBe(200);
    expect(child.exitCode).toBeNull();
  },
);
