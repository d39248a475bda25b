import { PermissionFlagsBits as may } from 'discord-api-types/v10';
import { expect, it } from 'vitest';
import { checkDiscord } from '../../../src/adapters/discord/check.ts';
import { openServer } from '../../fixtures/discord/bot.ts';
import { allTheBotAsksFor } from '../../fixtures/discord/state.ts';

it('finds each place well, or says which permission it lacks; it registers and posts nothing', async () => {
  const { fake, guild, water, schools, executive, strategic } = await openServer();
  schools.mayDo = allTheBotAsksFor & ~may.SendMessages & ~may.AttachFiles;
  executive.mayDo = allTheBotAsksFor & ~may.ReadMessageHistory;
  strategic.refuses = { status: 403, code: 50_001, message: 'Missing Access' };
  const places = [water, schools, executive, strategic].map(({ id, name = '' }) => ({
    platform: 'discord' as const,
    workspace: guild.id,
    id,
    name,
  }));
  const found = await checkDiscord({ token: fake.token, api: fake.api, places, now: Date.now });
  expect(Object.fromEntries(found.map(({ about, state, text }) => [about, `${state}: ${text}`]))).toEqual({
    'Discord, clock': "ok: This machine's clock agrees with Discord's.",
    'Discord, DISCORD_TOKEN': 'ok: Discord accepts it.',
    'Discord, #water': 'ok: Halqa may write and read there.',
    'Discord, #schools':
      'problem: Halqa lacks Send Messages, Attach Files: allow it in the permissions of the channel.',
    'Discord, #executive':
      'warning: Halqa lacks Read Message History: allow it in the permissions of the channel.',
    'Discord, #strategic': expect.stringMatching(/^problem: It is gone, or Halqa may not see it/),
  });
  expect(fake.requests.every(({ method }) => method === 'GET')).toBe(true);
});

it('says that a token is not known', async () => {
  const { fake } = await openServer();
  const found = await checkDiscord({ token: 'another', api: fake.api, places: [], now: Date.now });
  expect(found.at(-1)).toMatchObject({
    state: 'problem',
    text: expect.stringContaining('Discord does not accept DISCORD_TOKEN'),
  });
});
