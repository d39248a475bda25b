import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { inviteLink, permissionLines } from '../../src/adapters/discord/installation/invite.ts';
import { folder } from '../fixtures/backups.ts';
import { runCli } from '../fixtures/cli.ts';
import { openServer } from '../fixtures/discord/bot.ts';

const patience = { timeout: 90_000 };

const jsonOf = (out: string): unknown => JSON.parse(out);

const namesAt = (registered: unknown): readonly string[] =>
  (registered as readonly { name: string; type?: number }[])
    .filter(({ type = 1 }) => type === 1)
    .map(({ name }) => name);

it('register sends every command again, everywhere or to some servers alone', patience, async () => {
  const { fake, guild } = await openServer();
  const env = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.api };
  const said = `${commands.length + 1} commands are registered with Discord (everywhere).\n`;
  for (let time = 0; time < 2; time += 1) {
    fake.commands.clear();
    expect(await runCli(folder(), ['register'], env)).toEqual({ code: 0, out: said, err: '' });
    expect(namesAt(fake.commands.get('everywhere'))).toEqual(commands.map(({ name }) => name));
  }
  const some = await runCli(folder(), ['register', '--json'], { ...env, DISCORD_ONLY_SERVERS: guild.id });
  expect(some).toMatchObject({ code: 0, err: '' });
  expect(jsonOf(some.out)).toEqual({ ok: true, commands: commands.length + 1, where: guild.id });
  expect(fake.commands.get('everywhere')).toEqual([]);
  expect(namesAt(fake.commands.get(guild.id))).toEqual(commands.map(({ name }) => name));
  expect(fake.problems).toEqual([]);
});

it('register says in a sentence why it could not, and what to do', patience, async () => {
  const { fake, guild } = await openServer();
  const env = { DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.api };
  const [missing, wrong] = await Promise.all([
    runCli(folder(), ['register']),
    runCli(folder(), ['register', '--json'], { ...env, DISCORD_TOKEN: 'another' }),
  ]);
  expect(missing).toEqual({
    code: 1,
    out: '',
    err: 'DISCORD_TOKEN is missing: there is nothing to register.\n',
  });
  expect(wrong).toMatchObject({ code: 1, err: '' });
  expect(jsonOf(wrong.out)).toEqual({ ok: false, error: expect.stringContaining('“Reset Token”') });
  fake.trouble({ at: /PUT .*guilds.*commands$/, status: 403 });
  const closed = await runCli(folder(), ['register'], { ...env, DISCORD_ONLY_SERVERS: guild.id });
  expect(closed).toMatchObject({
    code: 1,
    out: '',
    err: expect.stringMatching(/^Discord did not take the commands [^\n]+DISCORD_ONLY_SERVERS[^\n]+\.\n$/),
  });
});

it('invite and manifest speak to programs as well', patience, async () => {
  const application = '123456789012345678';
  const [invite, bare, manifest, plain, unreachable] = await Promise.all([
    runCli(folder(), ['invite', '--json'], { DISCORD_APPLICATION_ID: application }),
    runCli(folder(), ['invite', '--json']),
    runCli(folder(), ['manifest', '--json']),
    runCli(folder(), ['manifest']),
    runCli(folder(), ['manifest', '--json'], {
      SLACK_CLIENT_ID: '1.2',
      HALQA_PUBLIC_URL: 'http://halqa.example.org',
    }),
  ]);
  expect(invite).toMatchObject({ code: 0, err: '' });
  expect(jsonOf(invite.out)).toEqual({
    ok: true,
    link: inviteLink(application),
    permissions: permissionLines(),
  });
  expect(bare).toMatchObject({ code: 1, err: '' });
  expect(jsonOf(bare.out)).toEqual({ ok: false, error: expect.stringContaining('DISCORD_APPLICATION_ID') });
  expect(manifest).toMatchObject({ code: 0, err: '' });
  const made = jsonOf(manifest.out) as { ok: boolean; manifest: unknown };
  expect(made).toMatchObject({
    ok: true,
    manifest: { features: { slash_commands: expect.arrayContaining([]) } },
  });
  // What is pasted into Slack is the manifest alone.
  expect(plain).toMatchObject({ code: 0, err: '' });
  expect(jsonOf(plain.out)).toEqual(made.manifest);
  expect(unreachable).toMatchObject({ code: 1, err: '' });
  expect(jsonOf(unreachable.out)).toEqual({ ok: false, error: expect.stringContaining('HALQA_PUBLIC_URL') });
});
