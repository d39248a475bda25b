import { expect, it } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { deriveDueTimes } from '../../src/schedule/due-times.ts';
import { type Chat, day, hour, openChat, type Posted, readable, setUp } from '../fixtures/chat.ts';
import { claimFirst } from '../fixtures/claims.ts';
import { silentLog } from '../fixtures/log.ts';
import { execute, scenes } from '../fixtures/records.ts';
import { randomFrom } from '../torture/harness.ts';

/*
 * A year in which the platform is away at random, answers are lost, the clock jumps both ways, and the
 * process is restarted and killed between a post and its settlement. In the end each summary is there once
 * in each place, each event was asked about once, a partner had one letter a month, and nothing that was acknowledged is
 * lost.
 */

const seed = 20_261_126;

scenes(
  'a year of weather',
  (open) => {
    it(`loses nothing and doubles nothing (seed ${seed})`, { timeout: 300_000 }, async () => {
      const random = randomFrom(seed);
      const { chat: first, store, database } = await open({ empty: true, now: '2027-01-04T09:00:00Z' });
      await setUp(first);
      await first.say(
        'ana',
        'general',
        '/partner add Harbour Rotary kind:non-profit wants:"a hall" gets:"a stand" rhythm:month delegate:@Sam',
      );
      const end = Date.parse('2028-01-05T12:00:00Z');
      const posts: Posted[] = [];
      let awayUntil = 0;
      let tries = 0;

      /** The platform outlives the process: what was posted stays, and can be looked for. */
      const underWeather = (chat: Chat): Chat => {
        const { port } = chat.platform;
        const { post } = port;
        const away = () => {
          if (chat.clock.now() < awayUntil)
            throw new PlatformError({ kind: 'busy' }, 'away', random(2) === 0 ? 'no' : 'unknown');
        };
        port.post = async (to, card, key, mayStill) => {
          tries += 1;
          away();
          const ref = await post(to, card, key, mayStill);
          posts.push({ to, card, key, ref });
          if (random(12) === 0) throw new PlatformError({ kind: 'busy' }, 'the answer was lost', 'unknown');
          return ref;
        };
        port.find = async (to, key) => {
          away();
          const where = JSON.stringify(to);
          const found = posts.find((one) => one.key === key && JSON.stringify(one.to) === where);
          return found === undefined ? { kind: 'absent' } : { kind: 'found', message: found.ref };
        };
        return chat;
      };

      let chat = underWeather(first);
      const restart = () => {
        chat = underWeather(openChat({ store, now: new Date(chat.clock.now()).toISOString() }));
      };
      /** The process dies after a post and before it is settled. */
      const dieAfterPost = async () => {
        const claimed = await claimFirst(store, 'sandbox', chat.clock.now(), 60_000, 1);
        for (const { outgoing } of claimed)
          if (outgoing.kind === 'post' && chat.clock.now() >= awayUntil)
            await chat.platform.port.post(outgoing.to, outgoing.card, outgoing.key).catch(() => undefined);
        await execute(database, "update outbox set claimed_until = 0 where state = 'claimed'");
        restart();
      };

      const acknowledged: number[] = [];
      let events = 0;
      while (chat.clock.now() < end) {
        const added = await chat.say('sam', 'water', `/action add Something, no. ${acknowledged.length + 1}`);
        acknowledged.push(Number(/#(\d+)/.exec(added.text)?.[1]));
        if (random(3) === 0 && chat.clock.now() < end - 20 * day) {
          events += 1;
          const starts = new Date(chat.clock.now() + day).toISOString().slice(0, 10);
          await chat.say(
            'layla',
            'water',
            `/event add Event no. ${events} starts:"${starts} 10:00" ends:"${starts} 12:00"`,
          );
        }
        const weather = random(8);
        if (weather === 0) awayUntil = chat.clock.now() + random(3 * day);
        if (weather === 1) restart();
        if (weather === 2) await dieAfterPost();
        if (weather === 3) chat.clock.moveTo(chat.clock.now() + random(12 * day));
        if (weather === 4) chat.clock.moveTo(chat.clock.now() - random(5 * hour));
        if (weather === 3 || weather === 4) await deriveDueTimes({ store, log: silentLog }, chat.clock.now());
        await chat.pass(hour + random(4 * day));
      }
      awayUntil = 0;
      await chat.pass(10 * day);

      const titles = (where: string) =>
        posts.filter(({ to }) => to.to === 'place' && to.place.id === where).map(({ card }) => card.title);
      const months = Array.from({ length: 12 }, (_, month) =>
        new Date(Date.UTC(2027, month, 1)).toLocaleString('en-GB', {
          month: 'long',
          year: 'numeric',
          timeZone: 'UTC',
        }),
      );
      expect(titles('executive').filter((title) => title.includes('2027'))).toEqual(
        months.map((month) => `Clean Coast: ${month}`),
      );
      expect(titles('strategic')).toEqual([
        'Clean Coast: January 2027 to March 2027',
        'Clean Coast: April 2027 to June 2027',
        'Clean Coast: July 2027 to September 2027',
        'Clean Coast: October 2027 to December 2027',
      ]);
      const keys = posts.map(({ key, to }) => `${key} ${JSON.stringify(to)}`);
      expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
      for (let event = 1; event <= events; event += 1) {
        const about = posts.filter(
          ({ key, card }) => key.startsWith('poll:') && readable(card).includes(`“Event no. ${event}”`),
        );
        expect(about, `event ${event}`).toHaveLength(1);
      }
      const letters = posts
        .filter(({ key }) => key.startsWith('partner-letter:'))
        .map(({ key }) => /:(\d{4}-\d{2})-\d{2}/.exec(key)?.[1]);
      expect(letters).toEqual([...new Set(letters)]);
      expect([11, 12]).toContain(letters.length);
      const coalition = await store.read.coalitions.of({ platform: 'sandbox', workspace: 'sandbox' });
      for (const number of acknowledged)
        expect(await store.read.items.byNumber(coalition?.id ?? '', number), `#${number}`).not.toBeNull();
      expect(events).toBeGreaterThan(15);
      expect(tries).toBeGreaterThan(posts.length);
    });
  },
  process.env.HALQA_TORTURE === 'long' ? ['SQLite', 'PostgreSQL'] : ['SQLite'],
);
