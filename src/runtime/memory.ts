import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** More than the heap ever varies by in everyday use. */
const worthReturningBytes = 48 * 1024 * 1024;
/** The share of the time in which the event loop had something to do. */
const idleAtMost = 0.1;
const lookEveryMs = 15_000;

/** What it measures and does; a test gives its own. */
export type MemoryOf = Readonly<{
  heapBytes(): number;
  /** The utilization of the event loop since the last call, from 0 to 1. */
  busy(): number;
  collect(): void;
}>;

const memoryOfProcess = (): MemoryOf => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: object) => void;
  let before = performance.eventLoopUtilization();
  return {
    heapBytes: () => process.memoryUsage().heapTotal,
    busy: () => {
      const now = performance.eventLoopUtilization();
      const { utilization } = performance.eventLoopUtilization(now, before);
      before = now;
      return utilization;
    },
    // Other kinds of collection keep the freed pages for a next storm.
    collect: () => collect({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  };
};

/**
 * Gives memory back to the machine after a storm. V8 collects garbage when it allocates, so an idle process
 * would keep everything that the storm left behind. The collection takes a few tenths of a second, so it runs
 * only when nothing else does, and only when there is much to return.
 * @returns a function that ends it
 */
export const returnMemoryWhenIdle = (
  everyMs = lookEveryMs,
  memory: MemoryOf = memoryOfProcess(),
): (() => void) => {
  let floor = memory.heapBytes();
  const timer = setInterval(() => {
    const heap = memory.heapBytes();
    floor = Math.min(floor, heap);
    if (memory.busy() > idleAtMost || heap - floor < worthReturningBytes) return;
    memory.collect();
    // What is still in use is not returned by trying again.
    floor = memory.heapBytes();
  }, everyMs).unref();
  return () => clearInterval(timer);
};
