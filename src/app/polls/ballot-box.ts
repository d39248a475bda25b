import { createHmac, createSecretKey, type KeyObject, randomInt } from 'node:crypto';

/**
 * What needs the secret. A ballot is stored under a pseudonym, and only the secret, which is not in the
 * database, connects it to a person. Each poll uses different pseudonyms.
 */
export interface BallotBox {
  pseudonym(pollId: string, personId: string): string;
  /** What a ballot stores of a delivery, so that the delivery counts once: 16 hexadecimal digits. */
  tapOf(pollId: string, delivery: string): string;
  /** The stored hash of a code that links accounts or workspaces; it is useless without the secret. */
  codeHash(code: string): string;
  /** What signs the calls to an address of a coalition, as Standard Webhooks write it. */
  webhookSecret(coalitionId: string, url: string): string;
  /** A random order that cannot be predicted or reconstructed. */
  shuffle<Entry>(entries: readonly Entry[]): readonly Entry[];
}

/** It needs no secret: a manual close shuffles the same way as the clock. */
export const shuffle: BallotBox['shuffle'] = (entries) => {
  const drawn = [...entries];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const at = randomInt(last + 1);
    const [a, b] = [drawn[at], drawn[last]];
    if (a !== undefined && b !== undefined) [drawn[at], drawn[last]] = [b, a];
  }
  return drawn;
};

/** How many derived keys are cached; a poll beyond these has its key derived again. */
const keysKept = 64;

/** `secret` is one for all polls, or returns the one of a poll. */
export const createBallotBox = (secret: string | ((pollId: string) => string)): BallotBox => {
  const secretOf = typeof secret === 'string' ? () => secret : secret;
  const keys = new Map<string, KeyObject>();
  const keyOf = (pollId: string): KeyObject => {
    const kept = keys.get(pollId);
    if (kept !== undefined) return kept;
    const key = createSecretKey(createHmac('sha256', secretOf(pollId)).update(`poll:${pollId}`).digest());
    if (keys.size === keysKept) keys.clear();
    keys.set(pollId, key);
    return key;
  };
  return {
    pseudonym: (pollId, personId) => createHmac('sha256', keyOf(pollId)).update(personId).digest('base64url'),
    tapOf: (pollId, delivery) =>
      createHmac('sha256', keyOf(pollId)).update(`tap:${delivery}`).digest('hex').slice(0, 16),
    codeHash: (code) => createHmac('sha256', keyOf('link-codes')).update(code).digest('base64url'),
    webhookSecret: (coalitionId, url) =>
      `whsec_${createHmac('sha256', keyOf('webhooks')).update(`${coalitionId}:${url}`).digest('base64')}`,
    shuffle,
  };
};
