import { PlatformError } from '../../chat/platform.ts';
import { type Client, type ClientParts, clientFor } from './client.ts';
import { errorName, faultOf, isRevoked, reasonOf } from './faults.ts';
import { lookUp } from './look-up.ts';
import { createNames, type Names } from './names.ts';

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
   * Signs in with the token of the one workspace, where there is one. While Slack is out of reach this goes
   * on in the background. @throws PlatformError `rejected` when Slack refuses the token
   */
  begin(): Promise<void>;
  end(): void;
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

export type WorkspacesParts = ClientParts &
  Readonly<{
    /** Of the one workspace; absent where installations are kept. */
    token: string | undefined;
    installations: InstallationStore | undefined;
    /** The workspaces that may install Halqa; every one where this is absent. */
    onlyWorkspaces: readonly string[] | undefined;
    now(): number;
    /** The wait before the first repeated sign-in; it doubles up to five minutes. */
    retryMs?: number;
  }>;

const longestRetryMs = 5 * 60_000;

export const createWorkspaces = (parts: WorkspacesParts): Workspaces => {
  const { token, installations, onlyWorkspaces, now, log } = parts;
  const open = new Map<string, Workspace>();
  let only: Workspace | undefined;
  let retry: NodeJS.Timeout | undefined;

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

  const notSignedIn = (): PlatformError =>
    new PlatformError({ kind: 'busy' }, 'Slack could not be reached yet.');

  const signIn = async (ownToken: string): Promise<void> => {
    const { team_id } = await clientFor(ownToken, parts).auth.test();
    if (team_id === undefined)
      throw new PlatformError({ kind: 'rejected' }, 'Slack does not say whose token SLACK_BOT_TOKEN is.');
    only = enter(team_id, ownToken);
  };

  const signInLater = (ownToken: string, waitMs: number): void => {
    retry = setTimeout(() => {
      signIn(ownToken).then(
        () => log.info({ platform: 'slack' }, 'Slack is reached again'),
        (error: unknown) => {
          log.warn(
            { platform: 'slack', why: reasonOf(error) },
            'Slack still cannot be used; it is tried again',
          );
          signInLater(ownToken, Math.min(waitMs * 2, longestRetryMs));
        },
      );
    }, waitMs);
  };

  return {
    begin: async () => {
      if (token === undefined || only !== undefined) return;
      try {
        await signIn(token);
      } catch (error) {
        if (error instanceof PlatformError) throw error;
        if (errorName(error) !== undefined && (isRevoked(error) || faultOf(error).kind !== 'busy'))
          throw new PlatformError({ kind: 'rejected' }, `Slack refuses SLACK_BOT_TOKEN. ${reasonOf(error)}`);
        log.error(
          { platform: 'slack', why: reasonOf(error) },
          'Slack cannot be reached: nothing is received or posted there until it can. It is tried again by itself; see whether this machine reaches https://slack.com',
        );
        signInLater(token, parts.retryMs ?? 1000);
      }
    },
    end: () => clearTimeout(retry),
    find: async (candidates) => {
      for (const id of candidates) {
        const workspace = await findOne(id);
        if (workspace !== undefined) return workspace;
      }
      if (token !== undefined && only === undefined) throw notSignedIn();
      // With one token, a delivery of another workspace comes from a channel that the two share.
      return only;
    },
    get: async (id) => {
      const workspace = await findOne(id);
      if (workspace !== undefined) return workspace;
      if (token !== undefined && only === undefined) throw notSignedIn();
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
