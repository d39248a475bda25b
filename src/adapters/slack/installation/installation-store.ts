import { parsed, string } from '../json.ts';
import type { TokenCipher } from './token-cipher.ts';
import type { InstallationStore } from './workspaces.ts';

/** Where encrypted installations are kept: all that this adapter needs of a store. */
export type Installations = Readonly<{
  find(workspace: string): Promise<Uint8Array | null>;
  /** Replaces what was kept for the workspace. */
  save(workspace: string, encrypted: Uint8Array, at: number): Promise<void>;
  remove(workspace: string): Promise<void>;
}>;

/** Installations by workspace, encrypted at rest. */
export const createInstallationStore = (
  installations: Installations,
  cipher: TokenCipher,
): InstallationStore => ({
  find: async (workspace) => {
    const encrypted = await installations.find(workspace);
    if (encrypted === null) return undefined;
    const content = parsed(cipher.decrypt(encrypted, workspace));
    const token = string(content.token);
    if (token === undefined) return undefined;
    const installedAt = typeof content.installedAt === 'number' ? content.installedAt : 0;
    return { workspace, token, installedAt };
  },
  save: ({ workspace, token, installedAt }) => {
    const content = JSON.stringify({ token, installedAt });
    return installations.save(workspace, cipher.encrypt(content, workspace), installedAt);
  },
  remove: (workspace) => installations.remove(workspace),
});
