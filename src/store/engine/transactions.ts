import { AsyncLocalStorage } from 'node:async_hooks';

/** One run of one `work`. Its repositories can be used only while it is open. */
export interface Transaction {
  open: boolean;
  /** The first statement that failed. Nothing of this run is committed then, also when `work` caught the error. */
  failure: Readonly<{ error: unknown }> | undefined;
}

/**
 * Knows which transaction the running code belongs to, so that one set of repositories serves all of them,
 * and misuse throws at once instead of hanging or splitting a transaction.
 */
export class Transactions<Kind extends Transaction> {
  readonly #current = new AsyncLocalStorage<Kind>();

  /**
   * Makes `work` belong to `transaction`. It runs in the asynchronous context of the caller of `bind`, also
   * when it is run from another one, so that log lines keep their context.
   */
  bind<Value>(transaction: Kind, work: () => Promise<Value>): () => Promise<Value> {
    const inContext = this.#current.run(transaction, () => AsyncLocalStorage.snapshot());
    return () => inContext(work);
  }

  /** The transaction of the running code. @throws when there is none, or when it is finished */
  current(): Kind {
    const transaction = this.#current.getStore();
    if (transaction?.open) {
      if (transaction.failure === undefined) return transaction;
      throw new Error('an earlier statement of this write failed, so nothing of it can be kept', {
        cause: transaction.failure.error,
      });
    }
    throw new Error(
      'these repositories belong to a write that is finished: use them only inside their own write',
    );
  }

  /** @throws when the running code is inside a transaction */
  refuseInside(operation: 'read' | 'write'): void {
    if (!this.#current.getStore()?.open) return;
    throw new Error(
      operation === 'write'
        ? 'a write inside a write would wait for itself for ever: do it in one'
        : 'a read inside a write would miss what the write has done: use the repositories it was given',
    );
  }
}
