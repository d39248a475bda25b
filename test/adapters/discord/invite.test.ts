import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { PermissionFlagsBits } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import {
  inviteLink,
  permissionLines,
  permissions,
} from '../../../src/adapters/discord/installation/invite.ts';
import { openServer } from '../../fixtures/discord/bot.ts';

const program = fileURLToPath(new URL('../../../src/cli/halqa.js', import.meta.url));

const run = async (env: Readonly<Record<string, string>>) => {
  const child = spawn(process.execPath, [program, 'invite'], {
    // A folder without `.env`.
    cwd: import.meta.dirname,
    env: { PATH: process.env.PATH, ...env },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const [code] = await once(child, 'close');
  return { code, said };
};

describe('the link into a server', () => {
  it('asks for no more than it says', () => {
    const query = new URL(inviteLink('1234567890123456')).searchParams;
    const bits = BigInt(query.get('permissions') ?? '0');
    const asked = Object.entries(PermissionFlagsBits).filter(([, bit]) => (bits & bit) !== 0n);
    expect(asked.map(([name]) => name).toSorted()).toEqual(Object.keys(permissions).toSorted());
    expect(permissionLines()).toHaveLength(asked.length);
  });

  it.each(['DISCORD_APPLICATION_ID', 'DISCORD_TOKEN'] as const)('is printed with %s alone', async (name) => {
    const { fake } = await openServer();
    const value = name === 'DISCORD_TOKEN' ? fake.token : fake.application;
    const { code, said } = await run({ [name]: value, DISCORD_API_URL: fake.api });
    expect(code).toBe(0);
    expect(said.split('\n')).toContain(inviteLink(fake.application));
    for (const line of permissionLines()) expect(said).toContain(line);
    // The application is looked up only where its id is unknown; nothing is registered.
    expect(fake.requests.map(({ method }) => method)).toEqual(name === 'DISCORD_TOKEN' ? ['GET'] : []);
  });

  it('is not printed without either, which is said in a line', async () => {
    const { code, said } = await run({});
    expect(code).toBe(1);
    expect(said).toContain('DISCORD_APPLICATION_ID or DISCORD_TOKEN is missing');
  });

  it('is not printed with a token that Discord does not know', async () => {
    const { fake } = await openServer();
    const { code, said } = await run({ DISCORD_TOKEN: 'another', DISCORD_API_URL: fake.api });
    expect(code).toBe(1);
    expect(said).toMatch(/^Discord does not accept DISCORD_TOKEN\. [^\n]*“Reset Token”[^\n]*\.env[^\n]*\n$/);
  });

  it('is not printed with what cannot be a token, or while Discord is away', async () => {
    const placeholder = await run({ DISCORD_TOKEN: '…' });
    expect(placeholder).toMatchObject({
      code: 1,
      said: expect.stringMatching(/DISCORD_TOKEN: [^\n]+page “Bot”/),
    });
    const away = await run({ DISCORD_TOKEN: 'a-token', DISCORD_API_URL: 'http://127.0.0.1:9/api' });
    expect(away.code).toBe(1);
    expect(away.said).toMatch(/^Discord could not be reached \([^\n]+\)\. Start again [^\n]+\n$/);
  });
});
