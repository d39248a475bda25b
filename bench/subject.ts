import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { pin } from './pin.ts';

/** What a process has used so far, and what it holds now. */
export type Usage = Readonly<{
  cpuMicros: number;
  /** Of the whole process, in bytes. */
  rss: number;
  /** The JavaScript heap and external buffers. */
  held: number;
}>;

export type Subject = Readonly<{
  /** From the start of the process to the line that says it is ready. */
  readyMs: number;
  usage(): Promise<Usage>;
  usageAfterGc(): Promise<Usage>;
  end(): Promise<void>;
}>;

export type SubjectParts = Readonly<{
  file: string;
  /** Arguments for Node, as in `package.json`. */
  flags?: readonly string[];
  args?: readonly string[];
  env?: Readonly<Record<string, string>>;
  /** The working folder, with its data. */
  folder: string;
  /** What it prints when it is ready. */
  ready: RegExp;
}>;

const report = pathToFileURL(join(import.meta.dirname, 'usage-report.js')).href;
const deferAfterMs = 60_000;

/** Runs a program in its own process, to measure it alone. */
export const openSubject = async (parts: SubjectParts): Promise<Subject> => {
  const { file, flags = [], args = [], env = {}, folder, ready } = parts;
  const from = performance.now();
  const child = fork(file, [...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, ...env },
    execArgv: ['--expose-gc', '--import', report, ...flags],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  pin(child.pid, 'subject');
  await printed(child, ready);
  const readyMs = performance.now() - from;
  const ask = async (message: string): Promise<Usage> => {
    const told = once(child, 'message', { signal: AbortSignal.timeout(deferAfterMs) });
    child.send(message);
    const [usage] = await told;
    return usage as Usage;
  };
  return {
    readyMs,
    usage: () => ask('usage'),
    usageAfterGc: () => ask('usage after gc'),
    async end() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
};

const printed = (child: ChildProcess, ready: RegExp): Promise<void> =>
  new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`${child.spawnfile} ${why}:\n${output}`));
    const timer = setTimeout(() => fail('was not ready in time'), deferAfterMs);
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (!ready.test(output)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => fail(`ended with ${code}`));
  });
