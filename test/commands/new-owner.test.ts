import { expect, it } from 'vitest';
import { bodyOf } from '../../src/adapters/discord/message.ts';
import type { CommandIncoming, PublicReply } from '../../src/chat/incoming.ts';
import { type Chat, openChat, readable, setUp } from '../fixtures/chat.ts';
import { eachStore } from '../fixtures/store.ts';

eachStore('a new owner', (openTestStore) => {
  const start = async () => {
    const chat = openChat({ store: await openTestStore() });
    await setUp(chat);
    return chat;
  };
  let deliveries = 0;
  const notified = async (chat: Chat, text: string) => {
    deliveries += 1;
    const place = { platform: 'sandbox', workspace: 'sandbox', id: 'water', name: 'water' } as const;
    const incoming: CommandIncoming = {
      id: `own-${deliveries}`,
      account: chat.account('layla'),
      place,
      direct: false,
      at: chat.clock.now(),
      named: { people: ['sam', 'ana', 'layla'].map(chat.account), places: [] },
      kind: 'command',
      said: { as: 'text', text },
    };
    const reply = (await chat.bot(incoming)) as PublicReply;
    return (reply.notify ?? []).map(({ id }) => id);
  };
  const told = (chat: Chat, who: string) =>
    chat.posted(`@${who}`).filter(({ key }) => key.startsWith('assigned:'));

  it('is mentioned where they are, once, and whoever takes an item is not', async () => {
    const chat = await start();
    expect(await notified(chat, '/action add Book the hall owner:@Sam Okoye')).toEqual(['sam']);
    expect(await notified(chat, '/action add Mine owner:@Layla Haddad')).toEqual([]);
    expect(await notified(chat, '/action assign #1 owner:@Sam Okoye, @Ana Costa')).toEqual(['ana']);
    await chat.beat();
    expect(told(chat, 'sam')).toEqual([]);
  });

  it('is told in private when the item was given in private', async () => {
    const chat = await start();
    await chat.say('layla', 'private', '/action add Book the hall owner:@Sam Okoye group:Water');
    await chat.beat();
    expect(told(chat, 'sam').map(({ card }) => readable(card))[0]).toContain('Book the hall');
    expect(told(chat, 'layla')).toEqual([]);
  });
});

it('is pinged on Discord by id alone', () => {
  expect(bodyOf({ components: [], notify: ['7'] }).allowed_mentions).toEqual({ parse: [], users: ['7'] });
  expect(bodyOf({ components: [] }).allowed_mentions).toEqual({ parse: [] });
});
