import { parsed, string } from '../json.ts';
import type { InstallationStore } from '../workspaces.ts';
import type { TokenCipher } from './token-cipher.ts';

/** Where sealed installations are kept: the one thing this adapter asks of a store. */
export type Installations = Readonly<{
  find(workspace: string): Promise<Uint8Array | null>;
  /** Takes the place of what was kept for the workspace before. */
  save(workspace: string, sealed: Uint8Array, at: number): Promise<void>;
  remove(workspace: string): Promise<void>;
}>;

/** Installations by their workspace, their tokens sealed wherever they are kept. */
export const createInstallationStore = (
  kept: Installations,
  seal: TokenCipher,
  now: () => number,
): InstallationStore => ({
  find: async (workspace) => {
    const sealed = await kept.find(workspace);
    if (sealed === null) return undefined;
    const { self, token } = parsed(seal.open(sealed, workspace));
    const [by, bot] = [string(self), string(token)];
    return by === undefined || bot === undefined ? undefined : { workspace, self: by, token: bot };
  },
  save: ({ workspace, self, token }) =>
    kept.save(workspace, seal.close(JSON.stringify({ self, token }), workspace), now()),
  remove: (workspace) => kept.remove(workspace),
});
