import { expect, it } from 'vitest';
import { readPurpose } from '../../../src/adapters/slack/form.ts';
import { messageLink, readMessageLink } from '../../../src/adapters/slack/message-link.ts';
import { readMessage } from '../../fixtures/slack/counterpart.ts';
import { openRoom } from '../../fixtures/slack/room.ts';
import type { Shown } from '../../fixtures/slack/screen.ts';
import { eachStore } from '../../fixtures/store.ts';

const [begun, said] = ['1700000000.000100', '1700000000.000200'];

/** Where the words "From a message" lead to, as Slack reads it. */
const wayBack = (card: Shown | undefined): string | undefined =>
  /<(https:[^|>]*)\|[\u2066-\u2069\u200f]*From a message/
    .exec(JSON.stringify(card?.blocks ?? []))?.[1]
    ?.replaceAll('&amp;', '&');

eachStore('an item made of a message in Slack', (openTestStore) => {
  const open = async () => {
    const room = await openRoom(await openTestStore(), { way: 'HTTP' });
    for (const line of [
      '/coalition setup Clean Coast zone:Asia/Beirut week:sun-thu executive:#executive strategic:#strategic',
      '/group create Water goal:"Every spring tested" convener:@layla',
    ])
      await room.say('ana', 'general', line);
    await room.say('layla', 'water', '/group bind Water');
    const shortcut = async (where: string, message: Readonly<Record<string, unknown>>) => {
      await room.people.shortcut('sam', where, {
        type: 'message',
        user: room.people.person('ana'),
        ...message,
      });
      await room.slack.settled();
    };
    return { ...room, shortcut };
  };

  it('leads back to it, wherever its card is drawn', async () => {
    const room = await open();
    const link = `https://clean-coast.slack.com/archives/${room.people.channel('water')}/p1700000000000200`;
    await room.shortcut('water', { ts: said, text: 'Could somebody book the hall?' });
    const added = await room.submit('sam', 'water', { title: 'Book the hall' });
    expect(added.text).toContain('Action item #1');
    expect(wayBack(added.card)).toBe(link);
    await room.press('sam', 'water', added.card, 'Done');
    expect(readMessage(added.card)).toContain('Done: #1');
    expect(wayBack(added.card)).toBe(link);
    expect(wayBack((await room.say('sam', 'water', '/action reopen #1')).card)).toBe(link);
    expect((await room.say('sam', 'water', '/action list')).text).not.toContain('From a message');
  });

  it('leads into the thread, also after the form was wrong once', async () => {
    const room = await open();
    const channel = room.people.channel('water');
    await room.shortcut('water', { ts: said, thread_ts: begun, text: 'Book the hall' });
    await room.submit('sam', 'water', { due: 'whenever' });
    const added = await room.submit('sam', 'water', { due: 'next friday' });
    expect(wayBack(added.card)).toBe(
      `https://clean-coast.slack.com/archives/${channel}/p1700000000000200?thread_ts=${begun}&cid=${channel}`,
    );
    expect(added.card?.thread).toBe(begun);
  });

  it('takes no link that somebody types, in a line or in a form', async () => {
    const room = await open();
    const typed = await room.say(
      'sam',
      'water',
      '/action add Book the hall source:https://evil.example/ link:https://evil.example/',
    );
    expect(typed.text).toContain('Book the hall source:https://evil.example/ link:https://evil.example/');
    expect(wayBack(typed.card)).toBeUndefined();
    await room.shortcut('water', { ts: said, text: 'https://evil.example/' });
    const added = await room.submit('sam', 'water', {
      source: 'https://evil.example/',
      link: 'https://evil.example/',
    });
    expect(wayBack(added.card)).toMatch(/^https:\/\/clean-coast\.slack\.com\//);
  });
});

it('of a message between two people there is no link: nobody else could open it', () => {
  const at = { domain: 'clean-coast', at: said, thread: said };
  expect(messageLink({ ...at, channel: 'C1' })).toBe(
    'https://clean-coast.slack.com/archives/C1/p1700000000000200',
  );
  expect(messageLink({ ...at, channel: 'D1' })).toBeUndefined();
  for (const domain of ['evil.example/', 'a b', 'x@evil.example#', ''])
    expect(messageLink({ ...at, channel: 'C1', domain })).toBeUndefined();
});

it('what comes back with a form is a link that was made here, or none', () => {
  const link = messageLink({ domain: 'clean-coast', channel: 'C1', at: said, thread: begun });
  expect(readMessageLink(link)).toBe(link);
  expect(readPurpose(JSON.stringify({ source: link }))).toEqual({ source: link });
  for (const source of [
    'https://evil.example/archives/C1/p1',
    'https://slack.com.evil.example/archives/C1/p1',
    `javascript:${link}`,
    `${link}\n`,
    `${link}|x`,
    7,
  ])
    expect(readPurpose(JSON.stringify({ source }))).toEqual({});
});
