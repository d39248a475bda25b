import { expect, it, onTestFinished } from 'vitest';
import { checkSlack, type SlackCheckParts } from '../../../src/adapters/slack/check.ts';
import { scopeNames } from '../../../src/adapters/slack/installation/manifest.ts';
import { silentLog } from '../../fixtures/log.ts';
import { openSlack } from '../../fixtures/slack/counterpart.ts';
import { appToken, botToken } from '../../fixtures/slack/seed.ts';

const look = async (
  change: Partial<SlackCheckParts> & { scopes?: readonly string[]; stranger?: boolean } = {},
) => {
  const slack = await openSlack({ inChannels: false });
  onTestFinished(() => slack.close());
  const { scopes = scopeNames(true), stranger, ...more } = change;
  slack.troubles.push({
    method: 'auth.test',
    how: {
      status: 200,
      body: JSON.stringify({ ok: true, team_id: slack.team }),
      headers: { 'content-type': 'application/json', 'x-oauth-scopes': scopes.join(',') },
    },
  });
  if (stranger) slack.revoke();
  const place = (name: string) =>
    ({ platform: 'slack', workspace: slack.team, id: slack.channels.get(name) ?? 'C404', name }) as const;
  const found = await checkSlack({
    botToken,
    appToken,
    apiUrl: slack.apiUrl,
    places: ['water', 'board', 'nowhere'].map(place),
    now: Date.now,
    log: silentLog,
    ...more,
  });
  expect(slack.shown).toEqual([]);
  return Object.fromEntries(found.map(({ about, state, text }) => [about, `${state}: ${text}`]));
};

it('finds a workspace well, and a private channel that Halqa is not in', async () => {
  expect(await look()).toEqual({
    'Slack, clock': "ok: This machine's clock agrees with Slack's.",
    'Slack, SLACK_BOT_TOKEN': 'ok: Slack accepts it, with every permission that Halqa asks for.',
    'Slack, SLACK_APP_TOKEN': 'ok: Slack accepts it.',
    'Slack, #water': 'ok: Halqa may write there.',
    'Slack, #board': 'problem: Halqa is not in that channel. Type /invite @Halqa there.',
    'Slack, #nowhere': 'problem: It is gone, or private: type /invite @Halqa there.',
  });
});

it('names the permissions that the app lacks, and tokens that Slack does not know', async () => {
  const lacking = await look({ scopes: scopeNames(true).filter((one) => one !== 'files:write') });
  expect(lacking['Slack, SLACK_BOT_TOKEN']).toMatch(
    /^problem: The app lacks files:write: .*npx halqa manifest/,
  );
  const wrong = await look({ stranger: true, appToken: 'xapp-other' });
  expect(wrong['Slack, SLACK_BOT_TOKEN']).toMatch(/^problem: Slack does not know the token/);
  expect(wrong['Slack, SLACK_APP_TOKEN']).toMatch(/^problem: Slack does not know the token/);
});

it('tells a clock that is wrong, and Slack out of reach', async () => {
  const behind = await look({ now: () => Date.now() - 600_000 });
  expect(behind['Slack, clock']).toMatch(
    /^problem: This machine's clock is (599|600|601) seconds behind Slack's: .*NTP/,
  );
  const away = await look({ apiUrl: 'http://127.0.0.1:9/api/' });
  expect(away['Slack, clock']).toMatch(/^problem: Slack cannot be reached/);
});
