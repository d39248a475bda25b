/**
 * Calls the webhook of a coalition once. `id` is the same for each try of one call, so that the receiver can
 * recognise a repetition. `mayStill` is awaited right before the request: it rejects when another process has
 * taken over the call.
 * @returns `arrived`, or `over` when the receiver says that the address is gone for good
 * @throws PlatformError `busy` for every other failure: it is tried again
 */
export type CallWebhook = (
  call: Readonly<{ coalitionId: string; id: string; url: string; body: string }>,
  mayStill: () => Promise<void>,
) => Promise<'arrived' | 'over'>;
