import { expect, it } from 'vitest';
import type { Destination } from '../../src/chat/ids.ts';
import type { PlatformPort } from '../../src/chat/platform.ts';
import { createSender } from '../../src/schedule/outbox.ts';
import type { Store } from '../../src/store/store.ts';
import { readable } from '../fixtures/chat.ts';
import { textOf } from '../fixtures/discord/people.ts';
import { openRoom as openDiscord } from '../fixtures/discord/room.ts';
import { recordedLog } from '../fixtures/log.ts';
import { readMessage } from '../fixtures/slack/counterpart.ts';
import { openRoom as openSlack } from '../fixtures/slack/room.ts';
import { eachStore } from '../fixtures/store.ts';

/** A coalition in a place of one platform, whose token can be refused. */
const onDiscord = async (store: Store) => {
  const { people, ana, general, executive, strategic, fake, guild, clock, port } = await openDiscord(store);
  await people.command(ana, general, 'coalition setup', {
    name: 'Clean Coast',
    zone: 'Asia/Beirut',
    executive,
    strategic,
  });
  const post = /^POST \/channels\/\d+\/messages/;
  return {
    clock,
    port: port as PlatformPort,
    workspace: { platform: 'discord', workspace: guild.id } as const,
    place: executive.id,
    refuse: () => {
      for (let n = 0; n < 50; n += 1)
        fake.trouble({ at: post, status: 401, body: { code: 0, message: '401: Unauthorized' } });
    },
    accept: () => fake.calm(),
    posted: () => executive.messages.map((message) => textOf(message)),
    deliveries: async () => {
      const { messages } = await people.command(ana, general, 'coalition deliveries');
      return textOf(messages[0]);
    },
  };
};

const onSlack = async (store: Store, error = 'token_revoked') => {
  const room = await openSlack(store, { way: 'HTTP' });
  const { counterpart, people, clock, slack, say } = room;
  await say('ana', 'general', '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive');
  const place = people.channel('executive');
  return {
    clock,
    port: slack.port,
    workspace: { platform: 'slack', workspace: counterpart.team } as const,
    place,
    refuse: () => {
      for (let n = 0; n < 50; n += 1)
        counterpart.troubles.push({ method: 'chat.postMessage', channel: place, how: { error } });
    },
    accept: () => void counterpart.troubles.splice(0),
    posted: () => counterpart.shown.filter(({ channel }) => channel === place).map(readMessage),
    deliveries: async () => (await say('ana', 'general', '/coalition deliveries')).text,
  };
};

const kinds = [
  ['Discord, with a 401', onDiscord, /“Reset Token”/],
  ['Slack, with token_revoked', onSlack, /Install it again/],
  ['Slack, with invalid_auth', (store: Store) => onSlack(store, 'invalid_auth'), /Install App/],
  ['Slack, with account_inactive', (store: Store) => onSlack(store, 'account_inactive'), /Install it again/],
] as const;

const minute = 60_000;

eachStore('a token that is refused while Halqa runs', (openTestStore) => {
  const open = async (on: (typeof kinds)[number][1]) => {
    const store = await openTestStore();
    const room = await on(store);
    const { clock, port, workspace, place } = room;
    const { log, lines } = recordedLog();
    const coalition = await store.read.coalitions.of(workspace);
    const id = coalition?.id ?? '';
    // The coalition has a place on another platform.
    await store.write(async (repositories) => {
      await repositories.coalitions.addWorkspaces(id, [elsewhere]);
      await repositories.places.set(
        id,
        { ...elsewhere, id: 'board', name: 'board' },
        { committee: 'strategic' },
      );
    });
    const put = (key: string, to: Destination) =>
      store.write((repositories) =>
        repositories.outbox.put(
          id,
          {
            kind: 'post',
            key,
            to,
            card: { language: 'en', title: `Said as ${key}`, tone: 'neutral', blocks: [] },
            subject: null,
          },
          clock.now(),
        ),
      );
    const notArrivedIn = async (where: string) =>
      (await store.read.outbox.notArrived(id)).filter(
        ({ outgoing }) =>
          outgoing.kind === 'post' && outgoing.to.to === 'place' && outgoing.to.place.id === where,
      );
    let sender = createSender({ store, platforms: [port], clock, log });
    return {
      ...room,
      lines,
      put: (key: string) => put(key, { to: 'place', place: { ...workspace, id: place } }),
      /** Lets minutes pass, a beat in each. */
      pass: async (minutes: number) => {
        for (let n = 0; n < minutes; n += 1) {
          await sender.drain();
          clock.moveTo(clock.now() + minute);
        }
        await sender.drain();
      },
      restart: () => {
        sender = createSender({ store, platforms: [port], clock, log });
      },
      waiting: () => notArrivedIn(place),
      toldElsewhere: () => notArrivedIn('board'),
    };
  };
  const elsewhere = { platform: 'sandbox', workspace: 'partners' } as const;

  it.each(kinds)(
    'by %s ends no announcement: who runs Halqa is told what to do, and it comes once',
    async (_, on, whatToDo) => {
      const { put, pass, refuse, accept, posted, lines, waiting, workspace } = await open(on);
      const before = posted().length;
      refuse();
      await put('k1');
      await pass(30);
      expect(posted()).toHaveLength(before);
      expect(await waiting()).toMatchObject([{ state: 'waiting', problem: 'token' }]);
      const errors = lines.filter(({ level }) => level === 50);
      expect(errors).toMatchObject([{ ...workspace, whatToDo: expect.stringMatching(whatToDo) }]);
      accept();
      await pass(6);
      expect(posted().slice(before)).toEqual(['Said as k1']);
      expect(lines.filter(({ msg }) => msg === 'a platform accepts the token again')).toHaveLength(1);
    },
  );

  it.each(kinds.slice(0, 2))(
    'by %s is told to the coordinators elsewhere when it lasts, once in a day',
    async (_, on) => {
      const { put, pass, refuse, toldElsewhere, restart } = await open(on);
      refuse();
      await put('k1');
      await put('k2');
      await pass(1);
      expect(await toldElsewhere()).toEqual([]);
      await pass(10);
      restart();
      await put('k3');
      await pass(30);
      const [told, ...others] = await toldElsewhere();
      expect(others).toEqual([]);
      expect(told?.outgoing.card.title).toMatch(/Halqa can’t reach (Slack|Discord)/);
      expect(told && readable(told.outgoing.card)).toContain('whoever runs Halqa');
    },
  );

  it.each(kinds.slice(0, 2))('by %s is named in the list of deliveries', async (_, on) => {
    const { put, pass, refuse, deliveries } = await open(on);
    refuse();
    await put('k1');
    await pass(10);
    expect(await deliveries()).toContain('refuses Halqa’s token');
  });
});
