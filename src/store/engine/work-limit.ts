const longestWorkMs = 5_000;

/**
 * A work has nothing to wait for but its memory; one that waits for something else must not hold a
 * transaction, and everybody behind it, for ever. One timer serves several works where they share
 * a transaction: a work that lets it come this far is the last of them.
 */
export class WorkLimit {
  #timer: NodeJS.Timeout | undefined;
  readonly #expired: Promise<never>;

  constructor() {
    this.#expired = new Promise<never>((_, reject) => {
      this.#timer = setTimeout(
        () =>
          reject(new Error(`a write took over ${longestWorkMs} ms: it may wait for nothing but its memory`)),
        longestWorkMs,
      );
    });
    // Nobody may be waiting when it strikes.
    this.#expired.catch(() => {});
  }

  within<Value>(running: Promise<Value>): Promise<Value> {
    return Promise.race([running, this.#expired]);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
