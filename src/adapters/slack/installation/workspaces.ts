import { PlatformError } from '../../../chat/platform.ts';
import { type Client, clientFor } from '../client.ts';
import { lookUp } from '../look-up.ts';
import { createNames, type Names } from '../names.ts';
import { createSignIn, type SignInParts } from './sign-in.ts';

/** One workspace that Halqa is installed in. */
export type Workspace = Readonly<{
  id: string;
  client: Client;
  names: Names;
  /** The ids of uploaded charts, by what they show. */
  files: Map<string, string>;
  /** The ids of direct conversations, by person. */
  conversations: Map<string, string>;
}>;

export type Installation = Readonly<{
  workspace: string;
  token: string;
  /** UTC epoch milliseconds. */
  installedAt: number;
}>;

/** Where installations are kept. */
export type InstallationStore = Readonly<{
  find(workspace: string): Promise<Installation | undefined>;
  save(installation: Installation): Promise<void>;
  remove(workspace: string): Promise<void>;
}>;

export type Workspaces = Readonly<{
  /**
   * Signs in with the token of the one workspace, if there is one. While Slack is out of reach this continues
   * in the background. @throws PlatformError `rejected` when Slack refuses the token
   */
  begin(): Promise<void>;
  end(): void;
  /** Whether it has signed in; always where workspaces install Halqa themselves. */
  isSignedIn(): boolean;
  /** The first of these that Halqa is installed in. @throws PlatformError `busy` before the first sign-in */
  find(candidates: readonly string[]): Promise<Workspace | undefined>;
  /** @throws PlatformError `busy`: Halqa is not installed there for now, or has not signed in yet */
  get(id: string): Promise<Workspace>;
  /** Halqa was installed, perhaps again. @throws PlatformError `rejected` for a workspace that is not allowed */
  installed(installation: Installation): Promise<void>;
  /** Its token is refused: the installation is read again the next time. */
  stale(id: string): void;
  /** Halqa was uninstalled at that time. @returns false when it has been installed again since */
  removed(id: string, at: number): Promise<boolean>;
}>;

export type WorkspacesParts = SignInParts &
  Readonly<{
    /** Of the one workspace; absent where installations are kept. */
    token: string | undefined;
    installations: InstallationStore | undefined;
    /** The workspaces that may install Halqa; every one where this is absent. */
    onlyWorkspaces: readonly string[] | undefined;
    now(): number;
  }>;

export const createWorkspaces = (parts: WorkspacesParts): Workspaces => {
  const { token, installations, onlyWorkspaces, now } = parts;
  const open = new Map<string, Workspace>();
  let only: Workspace | undefined;

  const enter = (id: string, ownToken: string): Workspace => {
    const client = clientFor(ownToken, parts);
    const workspace = {
      id,
      client,
      names: createNames((of) => lookUp(client, id, of), now),
      files: new Map(),
      conversations: new Map(),
    };
    open.set(id, workspace);
    return workspace;
  };

  const allowed = (id: string): boolean => onlyWorkspaces === undefined || onlyWorkspaces.includes(id);

  const findOne = async (id: string): Promise<Workspace | undefined> => {
    const known = open.get(id);
    if (known !== undefined) return known;
    if (!allowed(id)) return undefined;
    const installation = await installations?.find(id);
    return installation === undefined ? undefined : enter(id, installation.token);
  };

  const signIn =
    token === undefined
      ? undefined
      : createSignIn(token, parts, (id) => {
          only = enter(id, token);
        });

  let begun: Promise<void> | undefined;
  const begin = (): Promise<void> => {
    if (only !== undefined || signIn === undefined) return Promise.resolve();
    begun ??= signIn.begin().catch((error: unknown) => {
      begun = undefined;
      throw error;
    });
    return begun;
  };

  const notSignedIn = (): PlatformError =>
    new PlatformError({ kind: 'busy' }, 'Slack could not be reached yet.');

  return {
    begin,
    end: () => {
      signIn?.end();
      begun = undefined;
    },
    isSignedIn: () => signIn === undefined || only !== undefined,
    find: async (candidates) => {
      for (const id of candidates) {
        const workspace = await findOne(id);
        if (workspace !== undefined) return workspace;
      }
      if (signIn !== undefined && only === undefined) throw notSignedIn();
      // With one token, a delivery of another workspace comes from a channel that the two share.
      return only;
    },
    get: async (id) => {
      // A process that only sends is never started. A refused token ends no announcement.
      await begin().catch((error: unknown) => {
        throw error instanceof PlatformError && error.fault.kind === 'rejected'
          ? new PlatformError({ kind: 'busy', tokenRefused: true }, error.message)
          : notSignedIn();
      });
      const workspace = await findOne(id);
      if (workspace !== undefined) return workspace;
      if (signIn !== undefined && only === undefined) throw notSignedIn();
      throw new PlatformError({ kind: 'busy' }, 'Halqa is not installed in that workspace of Slack.');
    },
    installed: async (installation) => {
      const { workspace: id } = installation;
      if (!allowed(id))
        throw new PlatformError({ kind: 'rejected' }, `SLACK_ONLY_WORKSPACES does not name ${id}.`);
      await installations?.save(installation);
      enter(id, installation.token);
    },
    stale: (id) => {
      if (id !== only?.id) open.delete(id);
    },
    removed: async (id, at) => {
      const installation = await installations?.find(id);
      if (installation !== undefined && installation.installedAt > at) return false;
      open.delete(id);
      await installations?.remove(id);
      return true;
    },
  };
};
