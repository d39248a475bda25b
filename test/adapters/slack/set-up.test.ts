import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { readConfig, readManifestConfig } from '../../../src/runtime/config.ts';
import { openSlack } from '../../fixtures/slack/counterpart.ts';
import { signed, signingSecret, written } from '../../fixtures/slack/people.ts';
import { openAdapter } from '../../fixtures/slack/room.ts';
import { scripted } from '../../fixtures/slack/scripted.ts';

/* A first setup: each thing that can be wrong is named, with where to look. */

const problemOf = (read: () => unknown): string => {
  try {
    read();
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  throw new Error('nothing was wrong');
};

const warnings = () => {
  const said: string[] = [];
  const note = (_: object, sentence: string) => {
    said.push(sentence);
  };
  const ignore = () => undefined;
  return { said, log: { debug: ignore, info: ignore, warn: note, error: note } };
};

const open = (parts: Parameters<typeof openAdapter>[1]['parts'], way: 'HTTP' | 'Socket Mode' = 'HTTP') =>
  openAdapter(scripted().handle, { way, parts: parts ?? {} });

describe('settings that cannot be used', () => {
  it.each([
    [{ SLACK_BOT_TOKEN: 'xoxb-…', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'Install App'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-…' }, 'SLACK_APP_TOKEN', 'App-Level Tokens'],
    [{ SLACK_BOT_TOKEN: 'xapp-1', SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN', 'Install App'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is missing', 'App-Level Tokens'],
    [{ SLACK_APP_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is missing', 'Install App'],
    [{ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: '…' }, 'SLACK_SIGNING_SECRET', 'App Credentials'],
    [{ HALQA_PUBLIC_URL: 'halqa.example.org' }, 'HALQA_PUBLIC_URL', 'https://'],
  ])('are named, with the page they are found on: %j', (env, name, where) => {
    const problem = problemOf(() => readConfig(env));
    expect(problem).toContain(name);
    expect(problem).toContain(where);
  });

  it('are no manifest that Slack could not call us by', () => {
    const secret = { SLACK_SIGNING_SECRET: signingSecret };
    expect(problemOf(() => readManifestConfig(secret))).toContain('HALQA_PUBLIC_URL is missing');
    const plain = { HALQA_PUBLIC_URL: 'http://halqa.example.org' };
    expect(problemOf(() => readManifestConfig(plain))).toContain('https://');
    const address = 'https://halqa.example.org';
    expect(readManifestConfig({ HALQA_PUBLIC_URL: address }).publicUrl).toBe(address);
    expect(readManifestConfig({ ...secret, SLACK_APP_TOKEN: 'xapp-1' }).publicUrl).toBeUndefined();
  });
});

describe('a start that cannot be', () => {
  it('says which token Slack refuses, and where the right one is', async () => {
    await expect(open({ botToken: 'xoxb-other' })).rejects.toThrow(/SLACK_BOT_TOKEN.*Install App/);
    const other = open({ appToken: 'xapp-other' }, 'Socket Mode');
    await expect(other).rejects.toThrow(/SLACK_APP_TOKEN.*App-Level Tokens.*connections:write/);
    const counterpart = await openSlack();
    onTestFinished(counterpart.close);
    counterpart.troubles.push({ method: 'apps.connections.open', how: { error: 'missing_scope' } });
    const unscoped = open({ apiUrl: counterpart.apiUrl }, 'Socket Mode');
    await expect(unscoped).rejects.toThrow(/SLACK_APP_TOKEN.*missing_scope.*connections:write/);
  });

  it('says that Slack is out of reach, does not blame a token, and goes on', async () => {
    const { said, log } = warnings();
    await open({ apiUrl: 'http://127.0.0.1:9/api/', log });
    expect(said[0]).toMatch(/Slack cannot be reached.*keeps trying.*slack\.com/);
    expect(said.join('\n')).not.toContain('TOKEN');
  });

  it('says that the port is in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    const http = { signingSecret, host: '127.0.0.1', port };
    await expect(open({ http })).rejects.toThrow(new RegExp(`port ${port} is in use.*SLACK_PORT`));
  });
});

describe('what the log says while nobody is answered', () => {
  it('names the secret where the signature is another', async () => {
    const { said, log } = warnings();
    const { url, clock, people } = await open({ log });
    const { raw, type } = written(await people.commandBody('sam', 'water', '/action list'), 'slash_commands');
    const send = (secret: string, at: number) =>
      fetch(`${url()}/slack/events`, {
        method: 'POST',
        headers: { 'Content-Type': type, ...signed(secret, raw, at) },
        body: raw,
      });
    await send('another signing secret', clock.now());
    expect(said.at(-1)).toMatch(/SLACK_SIGNING_SECRET.*Basic Information/);
    await send(signingSecret, clock.now() - 3_600_000);
    expect(said.at(-1)).toContain('clock of this machine');
  });

  it('says once that Slack has the commands of another manifest', async () => {
    const { said, log } = warnings();
    const { people, slack } = await open({ log, prefix: 'halqa-', commandNames: ['action'] });
    await people.type('sam', 'water', '/halqa-action list');
    expect(said).toEqual([]);
    for (const _ of [1, 2]) await people.type('sam', 'water', '/action list');
    await slack.settled();
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('npm run manifest');
  });
});
