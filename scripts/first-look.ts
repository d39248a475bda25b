import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join, sep } from 'node:path';

/*
 * How long a newcomer waits: from the start of `npm ci`, with a warm npm cache, to the first summary in the
 * sandbox. It works on a copy, so that the installation here stays as it is.
 */

const goalS = 30;
const root = join(import.meta.dirname, '..');
const copy = mkdtempSync(join(tmpdir(), 'halqa-first-look-'));
const left = ['node_modules', '.git', 'data'].map((name) => join(root, name));
cpSync(root, copy, {
  recursive: true,
  filter: (path) => !left.some((one) => path === one || path.startsWith(one + sep)),
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const from = performance.now();
const seconds = (): string => ((performance.now() - from) / 1000).toFixed(1);

const opened = (): Promise<Readonly<{ url: string; stop: () => void }>> =>
  new Promise((resolve, reject) => {
    const halqa = spawn('npm', ['start'], {
      cwd: copy,
      detached: true,
      env: { ...process.env, HALQA_PORT: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const stop = () => {
      if (halqa.pid !== undefined) process.kill(-halqa.pid, 'SIGTERM');
    };
    let said = '';
    for (const stream of [halqa.stdout, halqa.stderr])
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, url] = /sandbox is open: (\S+)/.exec(said) ?? [];
        if (url !== undefined) resolve({ url, stop });
      });
    halqa.once('exit', (code) => reject(new Error(`npm start ended with ${code}: ${said}`)));
  });

try {
  const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { cwd: copy });
  if (installed.status !== 0) throw new Error(`npm ci failed: ${installed.stderr}`);
  say(`installed after ${seconds()} s`);
  const { url, stop } = await opened();
  say(`the sandbox is open after ${seconds()} s`);
  const response = await fetch(`${url}/api/messages?in=executive&as=ana`);
  const { messages } = (await response.json()) as { messages: readonly { text: string }[] };
  const summary = messages.find(({ text }) => /summary/i.test(text));
  stop();
  if (summary === undefined) throw new Error('no summary is in the place of the executive committee');
  const took = seconds();
  say(`the first summary is seen after ${took} s (goal: ${goalS} s; load ${(loadavg()[0] ?? 0).toFixed(1)})`);
} finally {
  rmSync(copy, { recursive: true, force: true, maxRetries: 5, retryDelay: 500 });
}
