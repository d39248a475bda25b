/** Calls a function for each piece of work that has not ended after a fixed time. */
export type Watchdog = Readonly<{
  /** @returns a function to call when it has ended */
  watch(late: () => void): () => void;
}>;

type Watched = Readonly<{ late: () => void; dueAt: number }>;

/**
 * One timer for all: it looks at the oldest, and is set again for the next. A timer for each delivery would be
 * made and removed thousands of times for each that is late.
 */
export const createWatchdog = (afterMs: number): Watchdog => {
  // In the order in which they are due, since all wait equally long.
  const watched = new Set<Watched>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    timer = undefined;
    const now = performance.now();
    try {
      for (const one of watched) {
        if (one.dueAt > now) break;
        watched.delete(one);
        one.late();
      }
    } finally {
      const [next] = watched;
      if (next !== undefined) wait(Math.max(0, next.dueAt - now));
    }
  };

  const wait = (ms: number): void => {
    // Whatever is watched keeps the process alive itself.
    timer = setTimeout(look, Math.ceil(ms)).unref();
  };

  return {
    watch: (late) => {
      const one = { late, dueAt: performance.now() + afterMs };
      watched.add(one);
      if (timer === undefined) wait(afterMs);
      return () => void watched.delete(one);
    },
  };
};
