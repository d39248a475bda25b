import { describe, expect, it } from 'vitest';
import { createRecentDeliveries } from '../../../src/adapters/slack/answer/recent-deliveries.ts';

const minutes = 60_000;

const open = (maxBytes?: number) => {
  let now = 0;
  const done: string[] = [];
  const recent = createRecentDeliveries(() => now, maxBytes);
  const deliver = (id: string, answer: string | undefined = `answer to ${id}`) =>
    recent.once(id, async () => {
      done.push(id);
      return answer;
    });
  const pass = (ms: number) => {
    now += ms;
  };
  return { deliver, done, pass };
};

describe('the recent deliveries', () => {
  it('gives a repeated delivery the same answer, also while the first is worked on', async () => {
    const { deliver, done } = open();
    expect(await Promise.all([deliver('a'), deliver('a')])).toEqual(['answer to a', 'answer to a']);
    expect(await deliver('a')).toBe('answer to a');
    expect(done).toEqual(['a']);
  });

  it('keeps so many bytes of answers; of the oldest ones it knows only that they were given', async () => {
    const { deliver, done } = open(2 * 300);
    for (const id of ['a', 'b', 'c', 'd']) await deliver(id, id.repeat(100));
    expect(await deliver('a')).toBeUndefined();
    for (const id of ['b', 'c', 'd']) expect(await deliver(id)).toBe(id.repeat(100));
    await deliver('large', 'x'.repeat(301));
    for (const id of ['b', 'c', 'd', 'large']) expect(await deliver(id)).toBeUndefined();
    await deliver('e', 'e'.repeat(300));
    expect(await deliver('e')).toBe('e'.repeat(300));
    expect(done).toEqual(['a', 'b', 'c', 'd', 'large', 'e']);
  });

  it('has room again when old deliveries are forgotten', async () => {
    const { deliver, done, pass } = open(2 * 100);
    await deliver('a', 'a'.repeat(100));
    pass(7 * minutes);
    await deliver('b', 'b'.repeat(100));
    expect(await deliver('b')).toBe('b'.repeat(100));
    await deliver('a', 'again');
    expect(done).toEqual(['a', 'b', 'a']);
  });

  it('repeats the failure of a work, and does it once', async () => {
    const recent = createRecentDeliveries(() => 0);
    let times = 0;
    const failing = () =>
      recent.once('a', () => {
        times += 1;
        return Promise.reject(new Error('withheld'));
      });
    await expect(failing()).rejects.toThrow('withheld');
    await expect(failing()).rejects.toThrow('withheld');
    expect(times).toBe(1);
  });
});
