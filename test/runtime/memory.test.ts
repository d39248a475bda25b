import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { returnMemoryWhenIdle } from '../../src/runtime/memory.ts';

const program = fileURLToPath(new URL('../fixtures/storm-process.ts', import.meta.url));
const megabyte = 1024 * 1024;

const storm = async (): Promise<readonly number[]> => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', program]);
  return stdout.trim().split('\n').map(Number);
};

describe('memory', () => {
  it('is back soon after a storm', { timeout: 60_000 }, async () => {
    const [before = 0, during = 0, after = 0] = await storm();
    expect(during - before).toBeGreaterThan(80 * megabyte);
    expect(after - before).toBeLessThan((during - before) / 2);
  });

  it('is collected only when much can be returned and nothing else is to be done', () => {
    vi.useFakeTimers();
    try {
      let heap = 40 * megabyte;
      let busy = 0;
      const collect = vi.fn(() => {
        heap = 60 * megabyte;
      });
      const end = returnMemoryWhenIdle(1_000, { heapBytes: () => heap, busy: () => busy, collect });
      vi.advanceTimersByTime(1_000);
      heap = 80 * megabyte;
      vi.advanceTimersByTime(1_000);
      expect(collect).not.toHaveBeenCalled();
      [heap, busy] = [200 * megabyte, 0.5];
      vi.advanceTimersByTime(1_000);
      expect(collect).not.toHaveBeenCalled();
      busy = 0.01;
      vi.advanceTimersByTime(1_000);
      expect(collect).toHaveBeenCalledTimes(1);
      // What is left is in use.
      vi.advanceTimersByTime(10_000);
      expect(collect).toHaveBeenCalledTimes(1);
      end();
    } finally {
      vi.useRealTimers();
    }
  });
});
