import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Keeps a text so that only who knows the secret, which is not in the database, can read it. */
export type TokenCipher = Readonly<{
  /** `about` is bound to it: what was sealed about one workspace does not open as another's. */
  close(text: string, about: string): Uint8Array;
  /** `undefined` when it was sealed with another secret, about something else, or was changed. */
  open(sealed: Uint8Array, about: string): string | undefined;
}>;

const nonceLength = 12;
const tagLength = 16;

export const createTokenCipher = (secret: string): TokenCipher => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'halqa', 'slack tokens', 32));
  return {
    close: (text, about) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(about));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    open: (sealed, about) => {
      try {
        const bytes = Buffer.from(sealed);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
          .setAAD(Buffer.from(about))
          .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
        const body = decipher.update(bytes.subarray(nonceLength + tagLength));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
