import { createHmac, randomInt } from 'node:crypto';

/**
 * What makes polls anonymous: a ballot is kept under a pseudonym that only the secret, which is not
 * in the database, ties to a person. Another poll, another pseudonym.
 */
export interface BallotBox {
  pseudonym(pollId: string, personId: string): string;
  /** An order that nobody can foretell or trace back. */
  shuffle<Entry>(entries: readonly Entry[]): readonly Entry[];
}

/** It needs no secret: whoever closes a poll by hand shuffles as the clock does. */
export const shuffle: BallotBox['shuffle'] = (entries) => {
  const drawn = [...entries];
  for (let last = drawn.length - 1; last > 0; last -= 1) {
    const at = randomInt(last + 1);
    const [a, b] = [drawn[at], drawn[last]];
    if (a !== undefined && b !== undefined) [drawn[at], drawn[last]] = [b, a];
  }
  return drawn;
};

export const createBallotBox = (secret: string): BallotBox => ({
  pseudonym: (pollId, personId) => {
    const pollKey = createHmac('sha256', secret).update(`poll:${pollId}`).digest();
    return createHmac('sha256', pollKey).update(personId).digest('base64url');
  },
  shuffle,
});
