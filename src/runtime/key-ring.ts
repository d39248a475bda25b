import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

/**
 * The keys that ballots are hashed with and tokens are sealed with. They are random and lie in the database,
 * sealed with the secret, which does not. So another secret is noticed, and the secret can be changed
 * without touching what was hashed before.
 */
export type KeyRing = Readonly<{
  /** The oldest first. A key is used for the ids made from `from` on; ids are in order of time. */
  keys: readonly Readonly<{ from: string; key: string }>[];
}>;

const newKey = (): string => randomBytes(32).toString('base64url');

export const newKeyRing = (): KeyRing => ({ keys: [{ from: '', key: newKey() }] });

/** Adds a key for everything that begins after `from`, unknown to anybody who knew the old secret. */
export const withNewKey = ({ keys }: KeyRing, from: string): KeyRing => ({
  keys: [...keys, { from, key: newKey() }],
});

/** The key for something by its id. */
export const keyFor = ({ keys }: KeyRing, id: string): string => {
  const key = keys.findLast(({ from }) => from <= id)?.key;
  if (key === undefined) throw new Error('the key ring is empty');
  return key;
};

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;

const sealingKey = (secret: string): Buffer => createHmac('sha256', secret).update('key ring').digest();

export const sealKeyRing = (secret: string, ring: KeyRing): string => {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, sealingKey(secret), nonce);
  const sealed = Buffer.concat([cipher.update(JSON.stringify(ring.keys), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64');
};

/** Undefined when it was sealed with another secret. */
export const openKeyRing = (secret: string, sealed: string): KeyRing | undefined => {
  const bytes = Buffer.from(sealed, 'base64');
  try {
    const decipher = createDecipheriv(algorithm, sealingKey(secret), bytes.subarray(0, nonceBytes));
    decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    const text = Buffer.concat([decipher.update(bytes.subarray(nonceBytes + tagBytes)), decipher.final()]);
    return { keys: JSON.parse(text.toString('utf8')) as KeyRing['keys'] };
  } catch {
    return undefined;
  }
};
