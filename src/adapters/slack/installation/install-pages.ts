import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { PlatformError } from '../../../chat/platform.ts';
import { clientFor, type SlackLog } from '../client.ts';
import { reasonOf } from '../faults.ts';
import type { Page, Pages } from '../http/http-server.ts';
import { scopeNames } from './manifest.ts';
import type { Workspaces } from './workspaces.ts';

/** The credentials of a Slack app that many workspaces may install. */
export type InstallParts = Readonly<{
  clientId: string;
  clientSecret: string;
  /** The public address of this server: https://halqa.example.org */
  publicUrl: string;
  /** Put before every command: "halqa-". */
  prefix: string;
  readsHistory: boolean;
  apiUrl: string | undefined;
  secret: string;
  callTimeoutMs: number;
  workspaces: Workspaces;
  /** Halqa was installed by this person. */
  installedBy(workspace: string, person: string): void;
  now(): number;
  log: SlackLog;
}>;

const installPath = '/slack/install';
const returnPath = '/slack/oauth_redirect';
const cookieName = 'halqa_install';
/** How long somebody may take to agree at Slack. */
const stateMs = 10 * 60_000;

/** The page that starts an installation, and the page that Slack sends people back to. */
export const installPages = (parts: InstallParts): Pages => {
  const state = createState(parts.secret, parts.now);
  const returnUrl = new URL(returnPath, parts.publicUrl).href;
  const secure = parts.publicUrl.startsWith('https:') ? '; Secure' : '';
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/slack; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;

  const redirectToSlack = (): Page => {
    const value = state.make();
    const target = new URL('/oauth/v2/authorize', parts.apiUrl ?? 'https://slack.com');
    target.search = new URLSearchParams({
      client_id: parts.clientId,
      scope: scopeNames(parts.readsHistory).join(','),
      redirect_uri: returnUrl,
      state: value,
    }).toString();
    return {
      status: 302,
      headers: { ...protection, Location: target.href, 'Set-Cookie': cookie(value, stateMs / 1000) },
      body: '',
    };
  };

  const install = async (code: string): Promise<Page> => {
    const client = clientFor(undefined, parts);
    const access = await client.oauth.v2.access({
      client_id: parts.clientId,
      client_secret: parts.clientSecret,
      code,
      redirect_uri: returnUrl,
    });
    const [workspace, token] = [access.team?.id, access.access_token];
    if (token === undefined) return failed(400, 'Slack gave no permission to act in the workspace.');
    if (workspace === undefined || access.is_enterprise_install === true) {
      await revoke(parts, token);
      return failed(400, 'It can be installed in a workspace, not in a whole organisation.');
    }
    try {
      await parts.workspaces.installed({ workspace, token, installedAt: parts.now() });
    } catch (error) {
      if (!(error instanceof PlatformError)) throw error;
      parts.log.warn({ workspace, why: error.message }, 'an installation was refused');
      await revoke(parts, token);
      return failed(403, 'Only the workspaces that its operators have named can use this Halqa.');
    }
    parts.log.info({ workspace }, 'Halqa was installed in a workspace of Slack');
    const installer = access.authed_user?.id;
    if (installer !== undefined) parts.installedBy(workspace, installer);
    return page(
      200,
      'Halqa is installed',
      `Go to Slack, to the channel of your coordinators, and type <code>/${parts.prefix}coalition setup</code>.`,
    );
  };

  const comeBack = async (query: URLSearchParams, stateOfBrowser: string | undefined): Promise<Page> => {
    if (query.get('error') === 'access_denied')
      return failed(200, `Nothing was changed. <a href="${installPath}">Start again</a>.`);
    const given = query.get('state') ?? '';
    if (!state.holds(given) || !same(given, stateOfBrowser ?? ''))
      return page(
        400,
        'This installation was not started here',
        `It may have taken too long. <a href="${installPath}">Start again</a>.`,
      );
    try {
      return await install(query.get('code') ?? '');
    } catch (error) {
      parts.log.warn({ why: reasonOf(error) }, 'an installation failed');
      return failed(502, `Slack did not agree. <a href="${installPath}">Try again</a>.`);
    }
  };

  return async (request, url) => {
    if (url.pathname !== installPath && url.pathname !== returnPath) return undefined;
    if (request.method !== 'GET') return { status: 405, headers: { ...protection, Allow: 'GET' }, body: '' };
    if (url.pathname === installPath) return redirectToSlack();
    const answer = await comeBack(url.searchParams, cookieOf(request.headers.cookie));
    return { ...answer, headers: { ...answer.headers, 'Set-Cookie': cookie('', 0) } };
  };
};

/** A token that is not used must not stay valid. */
const revoke = async (parts: InstallParts, token: string): Promise<void> => {
  try {
    await clientFor(token, parts).auth.revoke();
  } catch (error) {
    parts.log.warn({ why: reasonOf(error) }, 'the token of a refused installation could not be revoked');
  }
};

/** The state says when and that it was made here; the cookie says that it was made for this browser. */
const createState = (secret: string, now: () => number) => {
  const sign = (text: string): string =>
    createHmac('sha256', secret).update(`slack install:${text}`).digest('base64url');
  return {
    make: (): string => {
      const text = `${now().toString(36)}.${randomBytes(16).toString('base64url')}`;
      return `${text}.${sign(text)}`;
    },
    holds: (state: string): boolean => {
      const [at = '', nonce = '', signature = ''] = state.split('.');
      const age = now() - Number.parseInt(at, 36);
      return same(signature, sign(`${at}.${nonce}`)) && age >= 0 && age <= stateMs;
    },
  };
};

const same = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length > 0 && one.length === other.length && timingSafeEqual(one, other);
};

const cookieOf = (header: string | undefined): string | undefined =>
  header
    ?.split(';')
    .map((part) => part.trim().split('='))
    .find(([name]) => name === cookieName)?.[1];

const protection = {
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
};

/** `title` and `body` are fixed words: nothing that came with a request is put into them. */
const page = (status: number, title: string, body: string): Page => ({
  status,
  headers: { ...protection, 'Content-Type': 'text/html; charset=utf-8' },
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${title}</h1><p>${body}</p></html>`,
});

const failed = (status: number, body: string): Page => page(status, 'Halqa was not installed', body);
