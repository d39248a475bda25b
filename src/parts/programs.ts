import { type Api, createApi } from '../adapters/api/index.ts';
import { createWebhookCaller } from '../adapters/webhook/index.ts';
import { coalitionOfToken } from '../app/api/access.ts';
import {
  coalitionRecord,
  difficultyRecords,
  digestRecord,
  digestRecords,
  eventRecords,
  groupRecords,
  itemRecord,
  itemRecords,
  partnerRecords,
  progressRecords,
} from '../app/api/records.ts';
import { createRateLimit } from '../app/incoming/rate-limit.ts';
import type { BallotBox } from '../app/polls/ballot-box.ts';
import type { WebPages } from '../chat/web-page.ts';
import type { CallWebhook } from '../chat/webhook.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

/** Two hundred requests at once, then ten a second. */
const apiRate = { burst: 200, everyMs: 100 };

/** What other programs use: the API that they read, and the webhooks that tell them about changes. */
export type ProgramsPart = Readonly<{ api: Api; callWebhook: CallWebhook }>;

/** Connects other programs to the record. `main` loads this file only when the API has a port. */
export const programsPart = ({
  store,
  clock,
  ballotBox,
  log,
  pages,
}: Readonly<{
  store: Store;
  clock: Clock;
  ballotBox: BallotBox;
  log: Log;
  pages: WebPages;
}>): ProgramsPart => {
  const { read } = store;
  const rate = createRateLimit(clock, apiRate);
  const api = createApi({
    log,
    pages,
    take: (coalitionId) => rate.take(coalitionId),
    reads: {
      coalitionOf: (token) => coalitionOfToken(read, token),
      coalition: (id) => coalitionRecord(read, id),
      groups: (id) => groupRecords(read, id),
      items: (id, part) => itemRecords(read, id, part),
      item: (id, number) => itemRecord(read, id, number),
      progress: (id, part) => progressRecords(read, id, part),
      difficulties: (id, part) => difficultyRecords(read, id, part),
      partners: (id) => partnerRecords(read, id, clock.now()),
      events: (id, part) => eventRecords(read, id, part),
      digests: (id) => digestRecords(read, id),
      digest: (id, kind, month) => digestRecord(read, id, kind, month),
    },
  });
  const callWebhook = createWebhookCaller({ secretOf: ballotBox.webhookSecret, now: clock.now });
  return { api, callWebhook };
};
