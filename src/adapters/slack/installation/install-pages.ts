import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { reasonOf } from '../faults.ts';
import type { Page, Pages } from '../http/http-server.ts';
import { scopeNames } from '../manifest.ts';
import { clientFor, type SlackLog, type Workspaces } from '../workspaces.ts';

/** What a Slack app is known by, where many workspaces may install it. */
export type InstallParts = Readonly<{
  clientId: string;
  clientSecret: string;
  /** Where this server surface for the world: https://halqa.example.org */
  publicUrl: string;
  /** ButtonSurface before every command there: "halqa-". */
  prefix: string;
  apiUrl: string | undefined;
  secret: string;
  callTimeoutMs: number;
  workspaces: Workspaces;
  now(): number;
  log: SlackLog;
}>;

const installPath = '/slack/install';
const returnPath = '/slack/oauth_redirect';
const cookieName = 'halqa_install';
/** So long may somebody take to say yes. */
const stateMs = 10 * 60_000;

/** The pages of an installation: the door, and where Slack sends people back to. */
export const installPages = (parts: InstallParts): Pages => {
  const state = stateKeeper(parts.secret, parts.now);
  const returnUrl = new URL(returnPath, parts.publicUrl).href;
  const secure = parts.publicUrl.startsWith('https:') ? '; Secure' : '';
  const cookie = (value: string, seconds: number) =>
    `${cookieName}=${value}; Path=/slack; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;

  const leave = (): Page => {
    const made = state.make();
    const target = new URL('/oauth/v2/authorize', parts.apiUrl ?? 'https://slack.com');
    target.search = new URLSearchParams({
      client_id: parts.clientId,
      scope: scopeNames.join(','),
      redirect_uri: returnUrl,
      state: made,
    }).toString();
    return {
      status: 302,
      headers: { Location: target.href, 'Set-Cookie': cookie(made, stateMs / 1000), ...unkept },
      body: '',
    };
  };

  const arrive = async (query: URLSearchParams, brought: string | undefined): Promise<Page> => {
    const done = { 'Set-Cookie': cookie('', 0) };
    const given = query.get('state') ?? '';
    if (query.get('error') === 'access_denied')
      return page(
        200,
        'Halqa was not installed',
        `Nothing was changed. <a href="${installPath}">Begin again</a>.`,
        done,
      );
    if (!state.holds(given) || !same(given, brought ?? ''))
      return page(
        400,
        'This installation was not begun here',
        `It may have taken too long. <a href="${installPath}">Begin again</a>.`,
        done,
      );
    try {
      const client = clientFor(undefined, parts);
      const access = await client.oauth.v2.access({
        client_id: parts.clientId,
        client_secret: parts.clientSecret,
        code: query.get('code') ?? '',
        redirect_uri: returnUrl,
      });
      const [workspace, self, token] = [access.team?.id, access.bot_user_id, access.access_token];
      if (workspace === undefined || self === undefined || token === undefined)
        return page(
          400,
          'Halqa was not installed',
          'It can be installed in a workspace, not in a whole organisation.',
          done,
        );
      await parts.workspaces.installed({ workspace, self, token });
      parts.log.info({ workspace }, 'installed in a workspace of Slack');
      return page(
        200,
        'Halqa is installed',
        `Go to Slack, to the channel of your coordinators, and type <code>/${parts.prefix}coalition setup</code>.`,
        done,
      );
    } catch (error) {
      parts.log.warn({ why: reasonOf(error) }, 'an installation failed');
      return page(
        502,
        'Halqa was not installed',
        `Slack did not agree. <a href="${installPath}">Try again</a>.`,
        done,
      );
    }
  };

  return async (request, url) => {
    if (url.pathname !== installPath && url.pathname !== returnPath) return undefined;
    if (request.method !== 'GET') return { status: 405, headers: { Allow: 'GET' }, body: '' };
    if (url.pathname === installPath) return leave();
    return arrive(url.searchParams, cookieOf(request.headers.cookie));
  };
};

/** A state says when it was made and that it was made here; the cookie, that it was made for this browser. */
const stateKeeper = (secret: string, now: () => number) => {
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

const unkept = { 'Cache-Control': 'no-store', 'Referrer-Policy': 'no-referrer' };

/** `title` and `body` are our own words: nothing that came with a request surface in them. */
const page = (
  status: number,
  title: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Page => ({
  status,
  headers: {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    ...unkept,
    ...headers,
  },
  body: `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title}</title><style>body{font:16px/1.5 system-ui;max-width:34rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${title}</h1><p>${body}</p></html>`,
});
