import type { Finding } from '../../chat/finding.ts';
import { clockFinding } from '../../chat/finding.ts';
import type { Named, PlaceRef } from '../../chat/ids.ts';
import { type Client, clientFor, type SlackLog } from './client.ts';
import { reasonOf } from './faults.ts';
import type { Installations, SlackSettings } from './index.ts';
import { createInstallationStore } from './installation/installation-store.ts';
import { scopeNames } from './installation/manifest.ts';
import { createTokenCipher } from './installation/token-cipher.ts';
import { record } from './json.ts';
import { lookUp } from './look-up.ts';

export type SlackCheckParts = SlackSettings &
  Readonly<{
    /** What installations are sealed with, and where they are; absent where there is no database to read. */
    installed?: Readonly<{ secret: string; installations: Pick<Installations, 'find'> }>;
    /** The places in Slack that have a purpose. */
    places: readonly Named<PlaceRef>[];
    now(): number;
    log: SlackLog;
  }>;

const callTimeoutMs = 10_000;
const placesAtOnce = 5;

/** Checks, without posting anything, whether Slack lets Halqa do its work. */
export const checkSlack = async (parts: SlackCheckParts): Promise<readonly Finding[]> => {
  const client = (token?: string): Client =>
    clientFor(token, { apiUrl: parts.apiUrl, callTimeoutMs, log: parts.log });
  const clients = new Map<string, Client>();
  const findings: Finding[] = [await checkClock(parts)];
  if (parts.botToken !== undefined) {
    const own = client(parts.botToken);
    const { workspace, finding } = await checkToken('Slack, SLACK_BOT_TOKEN', own, parts);
    findings.push(finding);
    if (workspace !== undefined) clients.set(workspace, own);
  } else {
    for (const id of new Set(parts.places.map(({ workspace }) => workspace))) {
      const token = await tokenOf(parts, id);
      if (token === undefined) {
        findings.push(notInstalled(id));
        continue;
      }
      clients.set(id, client(token));
      findings.push((await checkToken(`Slack, workspace ${id}`, client(token), parts)).finding);
    }
  }
  if (parts.appToken !== undefined) findings.push(await checkAppToken(client(parts.appToken)));
  for (let at = 0; at < parts.places.length; at += placesAtOnce)
    findings.push(
      ...(await Promise.all(
        parts.places.slice(at, at + placesAtOnce).map((place) => checkPlace(clients, place)),
      )),
    );
  return findings;
};

const checkClock = async ({ apiUrl, now }: SlackCheckParts): Promise<Finding> => {
  try {
    const answer = await fetch(new URL('api.test', apiUrl ?? 'https://slack.com/api/'), {
      signal: AbortSignal.timeout(callTimeoutMs),
    });
    return clockFinding('Slack', answer.headers.get('date'), now());
  } catch {
    return {
      about: 'Slack, clock',
      state: 'problem',
      text: 'Slack cannot be reached: check that this machine can open https://slack.com.',
    };
  }
};

const tokenOf = async ({ installed }: SlackCheckParts, workspace: string): Promise<string | undefined> => {
  if (installed === undefined) return undefined;
  const { installations, secret } = installed;
  const nothing = async () => undefined;
  const store = createInstallationStore(
    { find: installations.find, save: nothing, remove: nothing },
    createTokenCipher(secret),
  );
  return (await store.find(workspace))?.token;
};

const notInstalled = (id: string): Finding => ({
  about: `Slack, workspace ${id}`,
  state: 'problem',
  text: 'Halqa is not installed there: open the address /slack/install of this server and choose that workspace.',
});

const checkToken = async (
  about: string,
  client: Client,
  { readsHistory = true }: SlackCheckParts,
): Promise<Readonly<{ workspace?: string; finding: Finding }>> => {
  try {
    const { team_id, response_metadata } = await client.auth.test();
    const { scopes } = record(response_metadata);
    const workspace = team_id === undefined ? {} : { workspace: team_id };
    if (!Array.isArray(scopes))
      return { ...workspace, finding: { about, state: 'ok', text: 'Slack accepts it.' } };
    const missing = scopeNames(readsHistory).filter((scope) => !scopes.includes(scope));
    return {
      ...workspace,
      finding:
        missing.length === 0
          ? { about, state: 'ok', text: 'Slack accepts it, with every permission that Halqa asks for.' }
          : {
              about,
              state: 'problem',
              text: `The app lacks ${missing.join(', ')}: put the manifest that \`npx halqa manifest\` prints into the app, and install it again.`,
            },
    };
  } catch (error) {
    return { finding: { about, state: 'problem', text: reasonOf(error) } };
  }
};

/** Asking for the address of a connection opens none. */
const checkAppToken = async (client: Client): Promise<Finding> => {
  const about = 'Slack, SLACK_APP_TOKEN';
  try {
    await client.apps.connections.open({});
    return { about, state: 'ok', text: 'Slack accepts it.' };
  } catch (error) {
    return { about, state: 'problem', text: reasonOf(error) };
  }
};

const checkPlace = async (
  clients: ReadonlyMap<string, Client>,
  { workspace, id, name }: Named<PlaceRef>,
): Promise<Finding> => {
  const about = `Slack, #${name}`;
  const client = clients.get(workspace);
  if (client === undefined)
    return { about, state: 'problem', text: 'It was not looked at, for want of a token of its workspace.' };
  try {
    const { see, write } = (await lookUp(client, workspace, id))?.access ?? {};
    if (see === false)
      return { about, state: 'problem', text: 'It is gone, or private: type /invite @Halqa there.' };
    return write === false
      ? { about, state: 'problem', text: 'Halqa may not write there: unarchive it, or let apps write in it.' }
      : { about, state: 'ok', text: 'Halqa may write there.' };
  } catch (error) {
    return { about, state: 'problem', text: reasonOf(error) };
  }
};
