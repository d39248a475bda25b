import { AsyncLocalStorage, AsyncResource } from 'node:async_hooks';

/** One run of one `work`. Its memory answers only while it is open. */
export interface Transaction {
  open: boolean;
  /** The first statement that failed: whatever `work` made of it, nothing of this run is kept. */
  failure: Readonly<{ error: unknown }> | undefined;
}

/**
 * Knows which transaction the running code belongs to, so that one memory, made once, serves them
 * all, and so that every way to misuse it throws at once where it would hang or tear a transaction.
 */
export class Transactions<Kind extends Transaction> {
  readonly #current = new AsyncLocalStorage<Kind>();

  /**
   * Makes `work` belong to `transaction`. It runs in the context of whoever calls `bind`, whichever
   * context runs it later: what they log stays theirs although others share the commit.
   */
  bind<Value>(transaction: Kind, work: () => Promise<Value>): () => Promise<Value> {
    const context = this.#current.run(transaction, () => new AsyncResource('StoreWrite'));
    return () => context.runInAsyncScope(work);
  }

  /** The transaction of the running code. @throws when there is none, or when it is finished. */
  current(): Kind {
    const transaction = this.#current.getStore();
    if (transaction?.open) {
      if (transaction.failure === undefined) return transaction;
      throw new Error('an earlier statement of this write failed, so nothing of it can be kept', {
        cause: transaction.failure.error,
      });
    }
    throw new Error('this memory belongs to a write that is finished: use it only inside its own write');
  }

  /** @throws when the running code is inside a transaction. */
  refuseInside(wish: 'read' | 'write'): void {
    if (!this.#current.getStore()?.open) return;
    throw new Error(
      wish === 'write'
        ? 'a write inside a write would wait for itself for ever: do it in one'
        : 'a read inside a write would miss what the write has done: ask the memory it was given',
    );
  }
}
