import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openSlack, readMessage, type Trouble } from '../../fixtures/slack/counterpart.ts';
import { overSocket, peopleOf } from '../../fixtures/slack/people.ts';
import { appToken, botToken } from '../../fixtures/slack/seed.ts';

const root = resolve(import.meta.dirname, '../../..');

const startWith = async (
  tokens: Readonly<Record<'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN', string>>,
  troubles: readonly Trouble[] = [],
) => {
  const counterpart = await openSlack();
  counterpart.troubles.push(...troubles);
  const folder = mkdtempSync(join(tmpdir(), 'halqa-slack-'));
  const program = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), join(root, 'src/main.ts')],
    {
      cwd: folder,
      env: {
        PATH: process.env.PATH,
        ...tokens,
        SLACK_API_URL: counterpart.apiUrl,
        HALQA_LOG_LEVEL: 'warn',
      },
    },
  );
  let said = '';
  for (const stream of [program.stdout, program.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
  const ended = new Promise<number | null>((done) => program.on('exit', done));
  onTestFinished(async () => {
    program.kill('SIGKILL');
    await ended;
    await counterpart.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return { counterpart, program, ended, said: () => said };
};

/** As a newcomer meets it: two tokens in the environment, and the first command. */
it('runs as a program, with two tokens and nothing else', async () => {
  const { counterpart, program, ended, said } = await startWith({
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
  });
  await vi.waitFor(() => expect(said()).toContain('It connects in Socket Mode'), {
    timeout: 30_000,
    interval: 100,
  });
  expect(said()).not.toContain('sandbox');
  const people = peopleOf(counterpart, overSocket(counterpart));
  await people.type('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
  await vi.waitFor(() => expect(readMessage(counterpart.shown.at(-1))).toContain('Clean Coast is set up'), {
    timeout: 10_000,
  });
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 60_000);

it('ends with one sentence where a token is wrong, and shows nothing of its inside', async () => {
  const { ended, said } = await startWith({ SLACK_BOT_TOKEN: 'xoxb-other', SLACK_APP_TOKEN: appToken });
  expect(await ended).toBe(1);
  const lines = said()
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('{'));
  expect(lines).toEqual([expect.stringMatching(/^Halqa cannot start: Slack refuses SLACK_BOT_TOKEN\. /)]);
}, 60_000);

it('goes on where Slack answers 503 at the start, and comes back by itself', async () => {
  const away = ['auth.test', 'apps.connections.open'].map(
    (method) => ({ method, how: 'unavailable' }) as const,
  );
  const { counterpart, program, ended, said } = await startWith(
    { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken },
    away,
  );
  await vi.waitFor(() => expect(said()).toContain('Slack cannot be reached'), {
    timeout: 30_000,
    interval: 100,
  });
  const people = peopleOf(counterpart, overSocket(counterpart));
  await vi.waitFor(
    () => people.type('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive'),
    { timeout: 20_000, interval: 500 },
  );
  await vi.waitFor(() => expect(readMessage(counterpart.shown.at(-1))).toContain('Clean Coast is set up'), {
    timeout: 10_000,
  });
  program.kill('SIGTERM');
  expect(await ended).toBe(0);
}, 90_000);
