import { webhookEndedCard } from '../../cards/notify/webhook-card.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Change } from '../../store/items/history.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import { tellCoordinators } from './coordinator-notices.ts';

/** For how long a call is tried. */
const triedForMs = 3 * 24 * 60 * 60 * 1000;

/** What programs are told about: the records that people follow, and no person, role or setting. */
const told = ['item', 'difficulty', 'event', 'group'] as const;

type Told = (typeof told)[number];

const isTold = (kind: string): kind is Told => (told as readonly string[]).includes(kind);

/**
 * Calls the coalition's webhook, if it has one, about a change. The call says what changed and where the API has
 * it, and holds no text that somebody wrote.
 */
export const callAboutChange = async (
  repositories: Repositories,
  coalition: Pick<Coalition, 'id' | 'webhook'>,
  { subject, change, at }: Pick<Change, 'subject' | 'change' | 'at'>,
): Promise<void> => {
  if (coalition.webhook === null) return;
  const [kind = '', id = ''] = subject.split(':');
  if (!isTold(kind)) return;
  const data = kind === 'group' ? { id } : await numberOf(repositories, coalition.id, kind, id);
  if (data !== null) await putCall(repositories, coalition, `${kind}.${change}`, data, at);
};

const numberOf = async (
  repositories: Repositories,
  coalitionId: string,
  kind: Exclude<Told, 'group'>,
  id: string,
): Promise<Readonly<{ number: number }> | null> => {
  const found = await {
    item: repositories.items,
    difficulty: repositories.difficulties,
    event: repositories.events,
  }[kind].byId(coalitionId, id);
  return found === null ? null : { number: found.number };
};

/**
 * Puts a call into the outbox, in the shape of the Standard Webhooks: type, timestamp, data. `key` is of all
 * coalitions, and the same when the same thing is decided again.
 */
export const putCall = async (
  repositories: Repositories,
  { id, webhook }: Pick<Coalition, 'id' | 'webhook'>,
  type: string,
  data: Readonly<Record<string, unknown>>,
  at: number,
  key?: string,
): Promise<void> => {
  if (webhook === null) return;
  const body = JSON.stringify({ type, timestamp: new Date(at).toISOString(), data });
  const expiresAt = at + triedForMs;
  await repositories.outbox.put(id, { kind: 'call', ...(key && { key }), url: webhook, body, expiresAt }, at);
};

/** Ends a webhook that is gone or silent, and tells the coordinators. A newer address stays. */
export const endWebhook = async (
  repositories: Repositories,
  coalitionId: string,
  { url, why }: Readonly<{ url: string; why: 'gone' | 'silent' }>,
  now: number,
): Promise<void> => {
  const coalition = await repositories.coalitions.byId(coalitionId);
  if (coalition === null || coalition.webhook !== url) return;
  await repositories.coalitions.setWebhook(coalitionId, null);
  await repositories.outbox.dropCalls(coalitionId);
  const draw = (words: Words) => webhookEndedCard(words, { url, why });
  await tellCoordinators(repositories, coalition, { about: `webhook:${coalitionId}:${now}`, draw }, now);
};
