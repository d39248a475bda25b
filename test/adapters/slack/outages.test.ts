import { describe, expect, it, vi } from 'vitest';
import { PlatformError } from '../../../src/chat/platform.ts';
import { lookFirst } from '../../fixtures/look-first.ts';
import { readMessage, type Trouble } from '../../fixtures/slack/counterpart.ts';
import { openAdapter, openRoom, ways } from '../../fixtures/slack/room.ts';
import { cardOf, scripted } from '../../fixtures/slack/scripted.ts';
import { oneStore } from '../../fixtures/store.ts';

const open = async (options: Partial<Parameters<typeof openAdapter>[1]> = {}) => {
  const bot = scripted();
  const adapter = await openAdapter(bot.handle, { way: 'HTTP', ...options });
  const { counterpart, people, slack } = adapter;
  const place = (name: string) =>
    ({ platform: 'slack', workspace: counterpart.team, id: people.channel(name) }) as const;
  return {
    ...bot,
    ...adapter,
    place,
    post: (name: string, key: string) =>
      slack.port.post({ to: 'place', place: place(name) }, cardOf(`Said as ${key}`), key),
    lookFirst: (name: string, key: string) =>
      lookFirst(slack.port, { to: 'place', place: place(name) }, cardOf(`Said as ${key}`), key),
    said: (key: string) => counterpart.shown.filter((one) => readMessage(one) === `Said as ${key}`).length,
    trouble: (method: string, how: Trouble['how'], name = 'water') =>
      counterpart.troubles.push({ method, channel: people.channel(name), how }),
    calls: (method: string) => counterpart.calls.filter((call) => call.method === method).length,
  };
};

const faultOf = async (work: Promise<unknown>): Promise<PlatformError> => {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof PlatformError) return error;
  throw new Error(`no PlatformError, but ${String(error)}`);
};

describe('when Slack does not answer as it should', () => {
  it('finds what it said although the answer was lost, and says it once', async () => {
    const { post, lookFirst, said, trouble } = await open();
    trouble('chat.postMessage', 'lost');
    expect(await faultOf(post('water', 'k1'))).toMatchObject({
      fault: { kind: 'busy' },
      accepted: 'unknown',
    });
    expect((await lookFirst('water', 'k1')).id).toBeTruthy();
    expect(said('k1')).toBe(1);
  });

  it('finds what was said before a crash, by another process', async () => {
    const first = await open();
    const ref = await first.post('water', 'k2');
    const second = await openAdapter(first.handle, {
      way: 'HTTP',
      parts: { apiUrl: first.counterpart.apiUrl },
    });
    const to = { to: 'place', place: first.place('water') } as const;
    expect(await lookFirst(second.slack.port, to, cardOf('Said as k2'), 'k2')).toEqual(ref);
    expect(first.said('k2')).toBe(1);
    // Another key was not posted, even if its card looks the same.
    await lookFirst(second.slack.port, to, cardOf('Said as k2'), 'k3');
    expect(first.said('k2')).toBe(2);
  });

  it('tries again what did not happen, and not before it has looked', async () => {
    const { post, lookFirst, said, trouble, calls } = await open();
    trouble('chat.postMessage', 'unavailable');
    expect((await faultOf(post('water', 'k4'))).fault).toEqual({ kind: 'busy' });
    await lookFirst('water', 'k4');
    expect(said('k4')).toBe(1);
    expect(calls('conversations.history')).toBe(1);
    // Where nothing points to a failure, nobody looks.
    await post('water', 'k5');
    expect(calls('conversations.history')).toBe(1);
  });

  it('says nothing blindly where it cannot look', async () => {
    const { trouble, slack, place } = await open();
    const to = { to: 'place', place: place('water') } as const;
    const find = () => slack.port.find(to, 'k6', { since: 0, cursor: null });
    trouble('conversations.history', { error: 'missing_scope' });
    expect(await find()).toEqual({ kind: 'unreadable' });
    // A read that fails is a read that failed: it is repeated.
    for (const how of ['unavailable', 'lost', { error: 'internal_error' }] as const) {
      trouble('conversations.history', how);
      expect((await faultOf(find())).fault, JSON.stringify(how)).toEqual({ kind: 'busy' });
    }
    // Where it is only asked to wait, it looks later.
    trouble('conversations.history', { retryAfter: 2 });
    expect((await faultOf(find())).fault).toEqual({ kind: 'busy', retryAfterMs: 2000 });
  });

  it('lets other channels speak while one has to wait', async () => {
    const { post, trouble, said } = await open();
    await post('schools', 'warm');
    trouble('chat.postMessage', { retryAfter: 30 });
    expect((await faultOf(post('water', 'k9'))).fault).toEqual({ kind: 'busy', retryAfterMs: 30_000 });
    const before = performance.now();
    await post('schools', 'k10');
    expect(performance.now() - before).toBeLessThan(500);
    expect(said('k10')).toBe(1);
  });

  it('joins a public channel to speak there', async () => {
    const { post, said, calls } = await open({ inChannels: false });
    await post('water', 'k11');
    expect(said('k11')).toBe(1);
    expect(calls('conversations.join')).toBe(1);
  });

  it.each([
    ['not_in_channel', 'forbidden', '/invite @Halqa'],
    ['is_archived', 'gone', 'Unarchive'],
    ['channel_not_found', 'gone', 'private'],
    ['restricted_action', 'forbidden', 'settings of the workspace'],
    ['missing_scope', 'forbidden', 'some:scope'],
    ['token_revoked', 'busy', 'Install it again'],
    ['invalid_auth', 'busy', 'Install App'],
    ['account_inactive', 'busy', 'Install it again'],
    ['user_disabled', 'closed', 'deactivated'],
    ['msg_too_long', 'rejected', 'msg_too_long'],
    ['internal_error', 'busy', ''],
  ])('says what to do about %s', async (error, kind, words) => {
    const { post, trouble } = await open();
    trouble('chat.postMessage', { error });
    if (error === 'not_in_channel') trouble('conversations.join', { error: 'method_not_supported' });
    const fault = await faultOf(post('water', 'k12'));
    expect(fault.fault.kind).toBe(kind);
    expect(fault.message).toContain(words);
  });

  it('shows a public answer where it is not a member, and says what to type', async () => {
    const { people, slack, counterpart, answerWith, heard } = await open({ inChannels: false });
    answerWith(() => ({ kind: 'public', card: cardOf('Item 1'), subject: 'item:i1' }));
    await people.type('sam', 'board', '/action add Book the hall');
    await slack.settled();
    const seen = counterpart.shown.map((one) => [one.to === undefined, readMessage(one)]);
    expect(seen[0]).toEqual([true, 'Item 1']);
    expect(seen[1]?.[0]).toBe(false);
    expect(seen[1]?.[1]).toContain('/invite @Halqa');
    expect(heard.map(({ kind }) => kind)).toEqual(['command']);
  });

  it('takes somebody of another workspace, in a channel that two share, as a person like others', async () => {
    const { people, slack, heard, counterpart, post, place } = await open();
    await post('water', 'k13');
    const shown = counterpart.shown.at(-1);
    if (shown)
      Object.assign(shown, {
        blocks: [
          {
            type: 'actions',
            elements: [
              {
                type: 'button',
                action_id: 'press0',
                value: 'rate:p:5',
                text: { type: 'plain_text', text: '5' },
              },
            ],
          },
        ],
      });
    const body = await people.pressBody(
      'sam',
      shown ?? { channel: '', text: '', blocks: [], replaced: 0 },
      '5',
    );
    await people.way.deliver(
      {
        ...body,
        team: { id: 'T0THEIRS', domain: 'theirs' },
        user: { id: 'U0STRANGER', name: 'visitor', team_id: 'T0THEIRS' },
      },
      'interactive',
    );
    await slack.settled();
    expect(heard[0]).toMatchObject({
      kind: 'button',
      account: { workspace: counterpart.team, id: 'U0STRANGER', name: 'visitor' },
      place: place('water'),
    });
  });
});

describe('the line of Socket Mode', () => {
  it.each(['politely', 'rudely'] as const)(
    'is opened again when it is closed %s, and nothing is done twice',
    async (how) => {
      const { counterpart, people, slack, heard } = await open({ way: 'Socket Mode' });
      const { body } = await people.type('sam', 'water', '/action list');
      await slack.settled();
      counterpart.dropLines(how);
      await vi.waitFor(() => expect(counterpart.lines()).toBe(2), { timeout: 12_000 });
      await people.way.deliver(body, 'slash_commands');
      expect(heard).toHaveLength(1);
      await people.type('sam', 'water', '/action list');
      expect(heard).toHaveLength(2);
    },
  );

  it('says which token is wrong', async () => {
    await expect(open({ way: 'Socket Mode', parts: { appToken: 'xapp-other' } })).rejects.toThrow(
      'SLACK_APP_TOKEN',
    );
    await expect(open({ way: 'Socket Mode', parts: { botToken: 'xoxb-other' } })).rejects.toThrow(
      /SLACK_BOT_TOKEN|token/,
    );
  });
});

oneStore('announcements over Slack', (openTestStore) => {
  it.each(ways)('are said once, through 429, 5xx and lost answers: %s', async (way) => {
    const room = await openRoom(await openTestStore(), { way });
    const { counterpart, people } = room;
    await room.say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
    await room.say('ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla');
    await room.say('layla', 'water', '/group bind Water');
    await room.say('layla', 'water', '/event add Beach clean-up starts:2026-11-14 10:00 ends:13:00');
    const channel = people.channel('water');
    for (const how of [{ retryAfter: 2 }, 'unavailable', 'lost'] as const)
      counterpart.troubles.push({ method: 'chat.postMessage', channel, how });
    await room.pass('2026-11-15T12:00:00Z');
    const polls = room
      .seen('sam', 'water')
      .filter((one) => readMessage(one).includes('How was “Beach clean-up”?'));
    expect(polls).toHaveLength(1);
    expect(counterpart.troubles).toEqual([]);
    expect(counterpart.refused).toEqual([]);
  });
});
