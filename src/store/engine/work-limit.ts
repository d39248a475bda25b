const longestWorkMs = 5_000;

/**
 * A work may wait only for its queries. One that waits for something else must not block the transaction and
 * the queue for ever. Works that share a transaction share one timer.
 */
export class WorkLimit {
  #timer: NodeJS.Timeout | undefined;
  readonly #expired: Promise<never>;

  constructor() {
    this.#expired = new Promise<never>((_, reject) => {
      this.#timer = setTimeout(
        () =>
          reject(new Error(`a write took over ${longestWorkMs} ms: it may wait for nothing but its queries`)),
        longestWorkMs,
      );
    });
    // Nobody may be waiting when it rejects.
    this.#expired.catch(() => {});
  }

  within<Value>(running: Promise<Value>): Promise<Value> {
    return Promise.race([running, this.#expired]);
  }

  clear(): void {
    clearTimeout(this.#timer);
  }
}
