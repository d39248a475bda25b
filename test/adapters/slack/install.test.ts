import { describe, expect, it } from 'vitest';
import type { Installations, SlackParts } from '../../../src/adapters/slack/index.ts';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { signingSecret } from '../../fixtures/slack/people.ts';
import { openAdapter } from '../../fixtures/slack/room.ts';
import { cardOf, scripted } from '../../fixtures/slack/scripted.ts';
import { oauthApp } from '../../fixtures/slack/seed.ts';

const keptInMemory = () => {
  const rows = new Map<string, Uint8Array>();
  const installations: Installations = {
    find: async (workspace) => rows.get(workspace) ?? null,
    save: async (workspace, sealed) => {
      rows.set(workspace, sealed);
    },
    remove: async (workspace) => {
      rows.delete(workspace);
    },
  };
  return { rows, installations };
};

const open = async (prefix = '', more: Partial<SlackParts> = {}) => {
  const bot = scripted();
  const kept = keptInMemory();
  const adapter = await openAdapter(bot.handle, {
    way: 'HTTP',
    installed: false,
    parts: {
      installations: kept.installations,
      prefix,
      ...more,
      http: { signingSecret, host: '127.0.0.1', port: 0 },
      oauth: {
        clientId: oauthApp.clientId,
        clientSecret: oauthApp.clientSecret,
        publicUrl: 'https://halqa.example.org',
      },
    },
  });
  const get = (path: string, cookie = '') =>
    fetch(`${adapter.url()}${path}`, { redirect: 'manual', headers: { cookie } });
  /** Presses "Add to Slack", and "Allow" at Slack. */
  const begin = async () => {
    const left = await get('/slack/install');
    const target = new URL(left.headers.get('location') ?? '');
    const cookie = (left.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const allowed = await fetch(
      `${adapter.counterpart.apiUrl.replace('/api/', '')}/oauth/v2/authorize/callback`,
      {
        method: 'POST',
        redirect: 'manual',
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({
          user_id: adapter.people.person('ana'),
          redirect_uri: target.searchParams.get('redirect_uri') ?? '',
          scope: target.searchParams.get('scope') ?? '',
          client_id: target.searchParams.get('client_id') ?? '',
          state: target.searchParams.get('state') ?? '',
        }),
      },
    );
    const back = new URL(allowed.headers.get('location') ?? 'http://nowhere');
    return { left, target, cookie, back: `${back.pathname}${back.search}` };
  };
  return { ...bot, ...kept, ...adapter, get, begin };
};

describe('an installation by OAuth', () => {
  it('goes from the page to Slack and back, and the workspace is served', async () => {
    const { begin, get, rows, counterpart, people, slack, heard } = await open();
    const { left, target, cookie, back } = await begin();
    expect(left.status).toBe(302);
    expect(target.pathname).toBe('/oauth/v2/authorize');
    expect(target.searchParams.get('scope')).toContain('chat:write');
    expect(left.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax; Max-Age=600; Secure/);
    const done = await get(back, cookie);
    expect(done.status).toBe(200);
    expect(await done.text()).toContain('/coalition setup');

    expect([...rows.keys()]).toEqual([counterpart.team]);
    expect(Buffer.from([...rows.values()][0] ?? []).toString('latin1')).not.toContain('xoxb');
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    expect(heard[0]).toMatchObject({ account: { workspace: counterpart.team, name: 'Sam Okoye' } });
    expect(readMessage(counterpart.shown.at(-1))).toBe('Hello');
  });

  it('leads on by the name that the command has there', async () => {
    const { begin, get } = await open('halqa-');
    const { cookie, back } = await begin();
    expect(await (await get(back, cookie)).text()).toContain('/halqa-coalition setup');
  });

  it('takes nobody back who was not sent from here, by this browser, just now', async () => {
    const { begin, get, rows, clock } = await open();
    const { cookie, back } = await begin();
    const other = await begin();
    expect((await get(back)).status).toBe(400);
    expect((await get(back, other.cookie)).status).toBe(400);
    expect((await get(back.replace(/state=[^&]*/, 'state=made.up.state'), cookie)).status).toBe(400);
    clock.moveTo(clock.now() + 11 * 60_000);
    expect((await get(back, cookie)).status).toBe(400);
    expect(rows.size).toBe(0);
  });

  it('says so when it was not allowed, or Slack does not agree', async () => {
    const { begin, get, rows } = await open();
    const { cookie, back } = await begin();
    expect(await (await get('/slack/oauth_redirect?error=access_denied', cookie)).text()).toContain(
      'not installed',
    );
    const wrong = await get(back.replace(/code=[^&]*/, 'code=made-up'), cookie);
    expect(wrong.status).toBe(502);
    expect(rows.size).toBe(0);
  });

  it('forgets a workspace that removes it, and says so to whoever still asks', async () => {
    const { begin, get, rows, people, slack, heard, counterpart } = await open();
    const { cookie, back } = await begin();
    await get(back, cookie);
    await people.event({ type: 'app_uninstalled' });
    await slack.settled();
    expect(rows.size).toBe(0);
    const { answer } = await people.type('sam', 'water', '/action list');
    expect(JSON.stringify(answer)).toContain('no longer installed');
    expect(heard).toEqual([]);

    const again = await begin();
    await get(again.back, again.cookie);
    await people.event({ type: 'tokens_revoked', tokens: { bot: [counterpart.botUser] } });
    await slack.settled();
    expect(rows.size).toBe(0);
  });

  it('finds out by itself that its permission was taken back', async () => {
    const { begin, get, people, slack, counterpart } = await open();
    const first = await begin();
    await get(first.back, first.cookie);
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    counterpart.revoke();
    const place = { platform: 'slack', workspace: counterpart.team, id: people.channel('water') } as const;
    const post = (key: string) => slack.port.post({ to: 'place', place }, cardOf('Hello'), key);
    await expect(post('k1')).rejects.toThrow(/install the app again/i);
    // Installed once more: the new token is used from then on.
    const again = await begin();
    await get(again.back, again.cookie);
    await post('k2');
    expect(readMessage(counterpart.shown.at(-1))).toBe('Hello');
  });

  it('is not undone by an uninstallation that is older than it', async () => {
    const lost: unknown[] = [];
    const { begin, get, rows, people, slack, clock } = await open('', {
      lost: async (loss) => {
        lost.push(loss);
      },
    });
    const { cookie, back } = await begin();
    await get(back, cookie);
    const uninstalled = (seconds: number, id: string) =>
      people.way.deliver(
        {
          type: 'event_callback',
          team_id: people.team,
          event_id: id,
          event_time: Math.floor(clock.now() / 1000) + seconds,
          event: { type: 'app_uninstalled' },
        },
        'events_api',
      );
    await uninstalled(-3600, 'Ev-old');
    await slack.settled();
    expect(rows.size).toBe(1);
    expect(lost).toEqual([]);
    await uninstalled(1, 'Ev-new');
    await slack.settled();
    expect(rows.size).toBe(0);
    expect(lost).toMatchObject([
      { id: 'Ev-new', platform: 'slack', why: 'removed', link: 'https://halqa.example.org/slack/install' },
    ]);
  });

  it('of a whole organisation is refused, and its token is revoked', async () => {
    const { begin, get, rows, counterpart } = await open();
    const { cookie, back } = await begin();
    const answer = { ok: true, access_token: 'xoxb-org', is_enterprise_install: true, team: null };
    counterpart.troubles.push({
      method: 'oauth.v2.access',
      how: { status: 200, body: JSON.stringify(answer) },
    });
    const page = await get(back, cookie);
    expect(page.status).toBe(400);
    expect(await page.text()).toContain('not in a whole organisation');
    expect(rows.size).toBe(0);
    const revoked = counterpart.calls.find(({ method }) => method === 'auth.revoke');
    expect(revoked?.token).toBe('xoxb-org');
  });

  it('is for the workspaces that are named alone, where some are', async () => {
    const { begin, get, rows, counterpart } = await open('', { onlyWorkspaces: ['T0OTHER'] });
    const { cookie, back } = await begin();
    const page = await get(back, cookie);
    expect(page.status).toBe(403);
    expect(await page.text()).toContain('not installed');
    expect(rows.size).toBe(0);
    expect(counterpart.calls.map(({ method }) => method)).toContain('auth.revoke');
  });

  it('asks for no history where none is read', async () => {
    const { begin } = await open('', { readsHistory: false });
    const { target } = await begin();
    expect(target.searchParams.get('scope')).toContain('chat:write');
    expect(target.searchParams.get('scope')).not.toContain('history');
  });

  it('has pages that nobody can frame, sniff or send elsewhere', async () => {
    const { begin, get } = await open();
    const { left, cookie, back } = await begin();
    for (const page of [
      left,
      await get(back, cookie),
      await get('/slack/oauth_redirect?error=access_denied'),
    ]) {
      const policy = page.headers.get('content-security-policy') ?? '';
      for (const rule of ['frame-ancestors', 'base-uri', 'form-action', 'default-src'])
        expect(policy).toContain(`${rule} 'none'`);
      expect(page.headers.get('x-content-type-options')).toBe('nosniff');
      expect(page.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('whoever installs it', () => {
  const greetingCard = cardOf('Hello, this is Halqa', {
    kind: 'buttons',
    buttons: [{ token: 'set-up:new:en', label: 'Set up', look: 'primary' }],
  });

  /** Installs it as Ana; a coalition stands there from the moment that `inUse` says so. */
  const openGreeting = async (more: Partial<SlackParts> = {}) => {
    const use = { inUse: false };
    const opened = await open('', { greeting: async () => (use.inUse ? null : greetingCard), ...more });
    const { begin, get, counterpart } = opened;
    const install = async () => {
      const { cookie, back } = await begin();
      return { page: await get(back, cookie), again: () => get(back, cookie) };
    };
    const greetings = () =>
      counterpart.shown.filter((one) => readMessage(one).includes('Hello, this is Halqa'));
    return { ...opened, use, install, greetings };
  };

  it('is greeted once, in private, with the button that sets a coalition up', async () => {
    const { install, greetings, people, slack, heard } = await openGreeting();
    const { again } = await install();
    await expect.poll(greetings).toHaveLength(1);
    // The page is loaded once more: the code is spent, and nothing is said again.
    expect((await again()).status).not.toBe(200);
    await slack.settled();
    expect(greetings()).toHaveLength(1);
    const [message] = greetings();
    expect(message?.channel).toMatch(/^D/);
    await people.press('ana', message, 'Set up');
    await slack.settled();
    expect(heard.at(-1)).toMatchObject({ kind: 'button', token: 'set-up:new:en', direct: true });
  });

  it('is not greeted where a coalition is there already, such as when Slack is given more permissions', async () => {
    const { install, greetings, use, slack } = await openGreeting();
    use.inUse = true;
    expect((await install()).page.status).toBe(200);
    await slack.settled();
    expect(greetings()).toEqual([]);
  });

  it('has it installed all the same when the greeting cannot be said', async () => {
    const { install, greetings, rows, counterpart, people, slack, heard } = await openGreeting();
    counterpart.troubles.push({
      method: 'chat.postMessage',
      how: { status: 200, body: JSON.stringify({ ok: false, error: 'cannot_dm_bot' }) },
    });
    expect((await install()).page.status).toBe(200);
    expect([...rows.keys()]).toEqual([counterpart.team]);
    await people.type('sam', 'water', '/action list');
    await slack.settled();
    expect(heard).toHaveLength(1);
    expect(greetings()).toEqual([]);
  });
});
