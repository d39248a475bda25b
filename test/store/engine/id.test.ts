import { describe, expect, it, vi } from 'vitest';
import { newId } from '../../../src/store/engine/id.ts';

describe('a new id', () => {
  it('sorts after those made before it, also within one millisecond', () => {
    const ids = Array.from({ length: 5_000 }, newId);
    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts after those made before the clock was set back', () => {
    const before = newId();
    vi.useFakeTimers({ now: Date.now() - 3_600_000, toFake: ['Date'] });
    try {
      expect(newId() > before).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is a UUID of version 7 that begins with the time', () => {
    const id = newId();
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Math.abs(Number.parseInt(id.replace('-', '').slice(0, 12), 16) - Date.now())).toBeLessThan(60_000);
  });
});
