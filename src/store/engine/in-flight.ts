/** Counts running operations, so that a store closes after the last of them. */
export class InFlight {
  #inside = 0;
  #closed = false;
  #empty: (() => void) | undefined;

  /** For operations that finish synchronously. @throws when the store is closed */
  mustBeOpen(): void {
    if (this.#closed) throw new Error('the store is closed');
  }

  /** @throws when the store is closed */
  async pass<Value>(action: () => Promise<Value>): Promise<Value> {
    this.mustBeOpen();
    this.#inside += 1;
    try {
      return await action();
    } finally {
      this.#inside -= 1;
      if (this.#inside === 0) this.#empty?.();
    }
  }

  /** Refuses new operations and waits for the running ones. @returns false when it was closed already */
  async close(): Promise<boolean> {
    if (this.#closed) return false;
    this.#closed = true;
    if (this.#inside > 0) {
      await new Promise<void>((resolve) => {
        this.#empty = resolve;
      });
    }
    return true;
  }
}
