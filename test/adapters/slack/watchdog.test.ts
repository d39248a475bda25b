import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWatchdog } from '../../../src/adapters/slack/answer/watchdog.ts';

describe('the watchdog', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('calls what has not ended in time, once, and nothing else', () => {
    const { watch } = createWatchdog(2000);
    const [a, b, c] = [vi.fn(), vi.fn(), vi.fn()];
    watch(a);
    vi.advanceTimersByTime(1500);
    const ended = watch(b);
    watch(c);
    vi.advanceTimersByTime(499);
    expect(a).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(a).toHaveBeenCalledOnce();
    ended();
    vi.advanceTimersByTime(1500);
    expect(c).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(10_000);
    expect(a).toHaveBeenCalledOnce();
    expect(b).not.toHaveBeenCalled();
  });

  it('needs one timer for all, and none when nothing is watched', () => {
    const { watch } = createWatchdog(2000);
    for (let n = 0; n < 100; n += 1) watch(() => undefined)();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2000);
    expect(vi.getTimerCount()).toBe(0);
    const late = vi.fn();
    watch(late);
    vi.advanceTimersByTime(2000);
    expect(late).toHaveBeenCalledOnce();
  });

  it('goes on with the others when one of them throws', () => {
    const { watch } = createWatchdog(2000);
    const late = vi.fn();
    watch(() => {
      throw new Error('a disk that is full');
    });
    watch(late);
    expect(() => vi.advanceTimersByTime(2000)).toThrow('a disk that is full');
    vi.advanceTimersByTime(2000);
    expect(late).toHaveBeenCalledOnce();
  });
});
