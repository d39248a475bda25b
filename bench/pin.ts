import { spawnSync } from 'node:child_process';
import { cpus } from 'node:os';

/** The bench drives from one core, and what it measures in another process runs on the other. */
const cores = { driver: '0', subject: '1', any: `0-${cpus().length - 1}` } as const;

let pinning = false;

const taskset = (pid: number, core: string): boolean =>
  spawnSync('taskset', ['--all-tasks', '--pid', '--cpu-list', core, String(pid)], { stdio: 'ignore' })
    .status === 0;

/** @returns whether the system can pin processes to cores; the tests do not */
export const startPinning = (): boolean => {
  pinning = cpus().length > 1 && taskset(process.pid, cores.driver);
  return pinning;
};

export const pin = (pid: number | undefined, core: keyof typeof cores): void => {
  if (pinning && pid !== undefined) taskset(pid, cores[core]);
};

/** What is started meanwhile may use every core, as a database does. */
export const unpinned = async <Value>(work: () => Promise<Value>): Promise<Value> => {
  pin(process.pid, 'any');
  try {
    return await work();
  } finally {
    pin(process.pid, 'driver');
  }
};
