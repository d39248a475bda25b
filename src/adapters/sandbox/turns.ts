/** Keeps requests apart from starting over, which replaces everything that they look at. */
export type Turns = Readonly<{
  /** Runs a request. It waits while the sandbox is starting over. */
  request<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` alone, after the requests that are under way. */
  alone(work: () => Promise<void>): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}>;

export const createTurns = (): Turns => {
  const underWay = new Set<Promise<unknown>>();
  let lastAlone: Promise<void> = Promise.resolve();
  return {
    async request(work) {
      await lastAlone;
      const promise = work();
      underWay.add(promise);
      try {
        return await promise;
      } finally {
        underWay.delete(promise);
      }
    },
    alone(work) {
      const done = lastAlone.then(async () => {
        await Promise.allSettled(underWay);
        await work();
      });
      lastAlone = done.catch(() => {});
      return done;
    },
    async idle() {
      await lastAlone;
      await Promise.allSettled(underWay);
    },
  };
};
