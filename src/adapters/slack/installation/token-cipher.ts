import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/** Encrypts tokens, so that a copy of the database alone gives access to no workspace. */
export type TokenCipher = Readonly<{
  /** The result is bound to `workspace`: it cannot be decrypted as another one's. */
  encrypt(text: string, workspace: string): Uint8Array;
  /** `undefined` for what was encrypted with another secret or for another workspace, or was changed. */
  decrypt(encrypted: Uint8Array, workspace: string): string | undefined;
}>;

const nonceLength = 12;
const tagLength = 16;

export const createTokenCipher = (secret: string): TokenCipher => {
  const key = Buffer.from(hkdfSync('sha256', secret, 'halqa', 'slack tokens', 32));
  return {
    encrypt: (text, workspace) => {
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(workspace));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]);
    },
    decrypt: (encrypted, workspace) => {
      try {
        const bytes = Buffer.from(encrypted);
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength))
          .setAAD(Buffer.from(workspace))
          .setAuthTag(bytes.subarray(nonceLength, nonceLength + tagLength));
        const body = decipher.update(bytes.subarray(nonceLength + tagLength));
        return Buffer.concat([body, decipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
};
