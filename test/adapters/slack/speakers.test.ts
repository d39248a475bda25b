import { describe, expect, it } from 'vitest';
import { receive } from '../../../src/adapters/slack/receive.ts';
import type { Trouble } from '../../fixtures/slack/counterpart.ts';
import { openAdapter } from '../../fixtures/slack/room.ts';
import { cardOf, scripted } from '../../fixtures/slack/scripted.ts';

/* What an incoming says about the speaker, the people they name, and the places. */

const open = async (options: Partial<Parameters<typeof openAdapter>[1]> = {}) => {
  const bot = scripted();
  const adapter = await openAdapter(bot.handle, { way: 'HTTP', ...options });
  const { counterpart, people, slack } = adapter;
  return {
    ...bot,
    ...adapter,
    trouble: (method: string, how: Trouble['how'], channel?: string) =>
      counterpart.troubles.push({ method, how, ...(channel === undefined ? {} : { channel }) }),
    say: async (who: string, where: string, text: string) => {
      await people.type(who, where, text);
      await slack.settled();
      return bot.heard.at(-1);
    },
  };
};

describe('the speaker', () => {
  it.each([
    [{ is_admin: true }, { managesWorkspace: true, outsider: false }],
    [{ is_owner: true }, { managesWorkspace: true, outsider: false }],
    [
      { is_admin: false, is_owner: false, is_primary_owner: false },
      { managesWorkspace: false, outsider: false },
    ],
    [{ is_restricted: true }, { managesWorkspace: false, outsider: 'guest' }],
    [{ is_ultra_restricted: true }, { managesWorkspace: false, outsider: 'guest' }],
    [
      { is_stranger: true, is_admin: true },
      { managesWorkspace: false, outsider: 'other-organisation' },
    ],
    [
      { team_id: 'T0THEIRS', is_owner: true },
      { managesWorkspace: false, outsider: 'other-organisation' },
    ],
  ])('is told by what Slack says of the account: %j', async (facts, speaker) => {
    const { say, trouble } = await open();
    trouble('users.info', { adds: { user: { is_admin: false, is_owner: false, ...facts } } });
    expect(await say('sam', 'water', '/action list')).toMatchObject({ speaker });
  });

  it('is not guessed where Slack does not tell', async () => {
    const { say, trouble } = await open();
    trouble('users.info', 'unavailable');
    expect(await say('sam', 'water', '/action list')).not.toHaveProperty('speaker');
  });

  it('of another workspace of the same organisation is no outsider', async () => {
    const { say, trouble, counterpart } = await open();
    const user = { team_id: 'T0OTHER', enterprise_user: { teams: ['T0OTHER', counterpart.team] } };
    trouble('users.info', { adds: { user } });
    expect(await say('sam', 'water', '/action list')).toMatchObject({ speaker: { outsider: false } });
  });
});

describe('the people that are named', () => {
  it.each([
    [{ is_bot: true }, 'bot'],
    [{ deleted: true }, 'closed'],
  ])('say when they cannot take part: %j', async (facts, inactive) => {
    const { say, trouble, people } = await open();
    await say('sam', 'water', '/action list');
    trouble('users.info', { adds: { user: facts } });
    expect(await say('sam', 'water', '/action add Hall owner:@omar')).toMatchObject({
      named: { people: [{ id: people.person('omar'), inactive }] },
    });
  });

  it('are looked up by the thirty at the most, and the rest is as the payload says', async () => {
    const { people, slack, counterpart, heard } = await open();
    const mentions = Array.from({ length: 400 }, (_, index) => `<@U9${index}|name${index}>`).join(' ');
    const body = { ...(await people.commandBody('sam', 'water', '/action add')), text: `add ${mentions}` };
    counterpart.calls.length = 0;
    await people.way.deliver(body, 'slash_commands');
    await slack.settled();
    expect(counterpart.calls.length).toBeLessThanOrEqual(30);
    expect(heard[0]?.named.people.length).toBe(400);
    expect(heard[0]?.named.people.at(-1)?.name).toBe('name399');
  });
});

describe('a place', () => {
  it('that is public can be written in: Halqa joins it by itself', async () => {
    const { say } = await open({ inChannels: false });
    expect(await say('sam', 'water', '/group bind Water')).toMatchObject({
      place: { access: { see: true, write: true } },
    });
  });

  it('that Slack does not show to Halqa can be neither seen nor written in, until it is invited', async () => {
    const { people, slack, heard, trouble } = await open();
    const body = {
      ...(await people.commandBody('sam', 'water', '/group bind')),
      channel_name: 'privategroup',
    };
    trouble('conversations.info', { error: 'channel_not_found' });
    await people.way.deliver(body, 'slash_commands');
    expect(heard[0]?.place.access).toEqual({ see: false, write: false });
    // Invited in the meantime, and asked once more.
    await people.way.deliver({ ...body, trigger_id: 'another' }, 'slash_commands');
    await slack.settled();
    expect(heard[1]?.place).toMatchObject({ name: 'water', access: { see: true, write: true } });
  });

  it('that is named says whether it is archived', async () => {
    const { say, trouble, people } = await open();
    trouble('conversations.info', { adds: { channel: { is_archived: true } } }, people.channel('executive'));
    expect(await say('sam', 'water', '/coalition setup executive:#executive')).toMatchObject({
      named: { places: [{ name: 'executive', access: { see: true, write: false } }] },
    });
  });

  it('in private is always open', async () => {
    const { people, slack, heard, counterpart } = await open();
    const account = { platform: 'slack', workspace: counterpart.team, id: people.person('sam') } as const;
    const { place } = await slack.port.post({ to: 'person', account }, cardOf('Welcome'), 'k1');
    const message = { type: 'message', channel_type: 'im', channel: place.id, user: account.id, ts: '1.1' };
    await people.event({ ...message, text: 'action list' });
    await slack.settled();
    expect(heard[0]?.place.access).toEqual({ see: true, write: true });
  });
});

describe('in a channel that two workspaces share', () => {
  const view = { id: 'V1', callback_id: 'ask:action.add', type: 'modal', state: { values: {} } };
  const theirs = { team: { id: 'T0THEIRS' }, user: { id: 'U9', team_id: 'T0THEIRS' } };

  it('a form belongs to the workspace of the installation, and to no other', () => {
    const body = { type: 'view_submission', ...theirs, view: { ...view, app_installed_team_id: 'T0OURS' } };
    expect(receive(body)).toMatchObject({ kind: 'form', workspaces: ['T0OURS'] });
  });

  it('a button belongs to the workspace whose bot posted the card', () => {
    const actions = [{ type: 'button', action_id: 'a', value: 'done:1' }];
    const container = { type: 'message', message_ts: '1.1', channel_id: 'C1' };
    const message = { bot_id: 'B1', team: 'T0OURS', bot_profile: { team_id: 'T0OURS' } };
    const body = { type: 'block_actions', ...theirs, actions, container, message };
    expect(receive(body)).toMatchObject({ kind: 'button', workspaces: ['T0OURS'] });
  });

  it('a message of somebody else says nothing about the installation', () => {
    const message = { ts: '1.1', text: 'Hall', team: 'T0THEIRS', bot_id: 'B9' };
    const body = { type: 'message_action', callback_id: 'make_action_item', channel: { id: 'C1' }, message };
    expect(receive({ ...body, team: { id: 'T0OURS' }, user: { id: 'U1' } })).toMatchObject({
      workspaces: ['T0OURS'],
    });
  });
});
