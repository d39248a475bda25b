import { webApi } from '@slack/bolt';
import { PlatformError } from '../../chat/platform.ts';
import { isAccountId } from './account-ids.ts';
import { errorName, faultOf, reasonOf } from './faults.ts';
import { record, string } from './json.ts';
import { createNames, type Known, type Names, sleep } from './names.ts';

export type Client = webApi.WebClient;

/** A logger as pino's: what happened, then a sentence. */
export type SlackLog = Readonly<{
  debug(what: object, sentence: string): void;
  info(what: object, sentence: string): void;
  warn(what: object, sentence: string): void;
  error(what: object, sentence: string): void;
}>;

/** One workspace that Halqa is installed in. */
export type Workspace = Readonly<{
  id: string;
  /** Halqa's own account there. */
  self: string;
  client: Client;
  names: Names;
  /** The files of charts that were uploaded before, by what they show. */
  files: Map<string, string>;
  /** The direct conversations that were opened, by person. */
  conversations: Map<string, string>;
}>;

export type Installation = Readonly<{ workspace: string; self: string; token: string }>;

/** Where installations are kept. */
export type InstallationStore = Readonly<{
  find(workspace: string): Promise<Installation | undefined>;
  save(installation: Installation): Promise<void>;
  remove(workspace: string): Promise<void>;
}>;

export type Workspaces = Readonly<{
  /** Makes itself known with the one token, where there is one. @throws PlatformError */
  begin(): Promise<void>;
  /** The first of these that Halqa is installed in. */
  find(candidates: readonly string[]): Promise<Workspace | undefined>;
  /** @throws PlatformError `forbidden` when Halqa is not installed there. */
  get(id: string): Promise<Workspace>;
  /** It was installed there, perhaps anew. */
  installed(installation: Installation): Promise<void>;
  /** Its token no longer holds: the next time, the installation is read again. */
  stale(id: string): void;
  /** It is no longer installed there. */
  removed(id: string): Promise<void>;
}>;

export type WorkspacesParts = Readonly<{
  /** Of the one workspace, or none where installations are kept. */
  token: string | undefined;
  installations: InstallationStore | undefined;
  apiUrl: string | undefined;
  /** How long one call may take. */
  callTimeoutMs: number;
  now(): number;
  log: SlackLog;
}>;

const beginTries = 3;

export const createWorkspaces = (parts: WorkspacesParts): Workspaces => {
  const open = new Map<string, Workspace>();
  let only: Workspace | undefined;

  const enter = ({ workspace: id, self, token }: Installation): Workspace => {
    const client = clientFor(token, parts);
    const workspace = {
      id,
      self,
      client,
      names: createNames((of) => lookUp(client, of), parts.now),
      files: new Map(),
      conversations: new Map(),
    };
    open.set(id, workspace);
    return workspace;
  };

  const findOne = async (id: string): Promise<Workspace | undefined> => {
    const known = open.get(id);
    if (known !== undefined) return known;
    const installation = await parts.installations?.find(id);
    return installation === undefined ? undefined : enter(installation);
  };

  const find = async (candidates: readonly string[]): Promise<Workspace | undefined> => {
    for (const id of candidates) {
      const workspace = await findOne(id);
      if (workspace !== undefined) return workspace;
    }
    // Whoever else speaks to an app with one token does so in a channel that two workspaces share.
    return only;
  };

  return {
    begin: async () => {
      const { token } = parts;
      if (token === undefined) return;
      const { team_id, user_id } = await signIn(token, parts);
      if (team_id === undefined || user_id === undefined)
        throw new PlatformError({ kind: 'rejected' }, 'Slack does not say whose token SLACK_BOT_TOKEN is.');
      only = enter({ workspace: team_id, self: user_id, token });
    },
    find,
    get: async (id) => {
      const workspace = await findOne(id);
      if (workspace === undefined)
        throw new PlatformError({ kind: 'forbidden' }, 'Halqa is not installed in that workspace of Slack.');
      return workspace;
    },
    installed: async (installation) => {
      await parts.installations?.save(installation);
      enter(installation);
    },
    stale: (id) => {
      if (id !== only?.id) open.delete(id);
    },
    removed: async (id) => {
      open.delete(id);
      await parts.installations?.remove(id);
    },
  };
};

const signIn = async (token: string, parts: WorkspacesParts) => {
  for (let tries = 1; ; tries += 1)
    try {
      return await clientFor(token, parts).auth.test();
    } catch (error) {
      if (errorName(error) !== undefined && faultOf(error).kind !== 'busy')
        throw new PlatformError({ kind: 'rejected' }, `Slack refuses SLACK_BOT_TOKEN. ${reasonOf(error)}`);
      if (tries === beginTries)
        throw new PlatformError(
          { kind: 'rejected' },
          `Slack cannot be reached (${reasonOf(error)}). Look whether this machine reaches https://slack.com, and start again.`,
        );
      await sleep(1000);
    }
};

/** One call, one answer: what to try again and when is decided by whoever keeps what is to be said. */
export const clientFor = (
  token: string | undefined,
  { apiUrl, callTimeoutMs, log }: Pick<WorkspacesParts, 'apiUrl' | 'callTimeoutMs' | 'log'>,
): Client =>
  new webApi.WebClient(token, {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: callTimeoutMs,
    logger: quietLogger(log),
  });

/** Slack's own logger: what it says may hold what people wrote, so that little of it is passed on. */
export const quietLogger = (log: SlackLog) => {
  const ignore = () => undefined;
  return {
    debug: ignore,
    info: ignore,
    warn: ignore,
    error: (...said: unknown[]) => log.debug({ slack: String(said[0]).slice(0, 200) }, 'Slack’s client says'),
    setLevel: ignore,
    getLevel: () => webApi.LogLevel.ERROR,
    setName: ignore,
  };
};

const lookUp = async (client: Client, id: string): Promise<Known | undefined> => {
  if (isAccountId(id)) return personOf((await client.users.info({ user: id })).user);
  const { channel } = await client.conversations.info({ channel: id });
  const name = string(channel?.name);
  return name === undefined ? undefined : { name, human: false };
};

/** Slackbot is no bot by its own account. */
const slackbot = 'USLACKBOT';

export const personOf = (user: unknown): Known | undefined => {
  const { id, name, real_name, profile, is_bot, deleted } = record(user);
  const { display_name, real_name: full } = record(profile);
  const shown = [display_name, full, real_name, name].map(string).find((one) => one !== undefined);
  return shown === undefined
    ? undefined
    : { name: shown, human: is_bot !== true && deleted !== true && id !== slackbot };
};
