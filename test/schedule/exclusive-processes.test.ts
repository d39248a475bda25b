import { expect, it, vi } from 'vitest';
import { openFakeDiscord } from '../fixtures/discord/discord.ts';
import { peopleOf as discordPeopleOf, textOf } from '../fixtures/discord/people.ts';
import { openSlack, readMessage } from '../fixtures/slack/counterpart.ts';
import { overSocket, peopleOf as slackPeopleOf } from '../fixtures/slack/people.ts';
import { appToken, botToken } from '../fixtures/slack/seed.ts';
import { type OnPlatforms, startOnPlatforms, workingFolder } from '../fixtures/started.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

/*
 * Real processes over one PostgreSQL, before one Slack (Socket Mode) and one Discord: one of them is connected to each,
 * whatever happens to it.
 */

const leaseSeconds = 3;
const patience = { timeout: 30_000, interval: 10 };
const secret = 'a secret that all of the processes know, long enough';

eachDatabase(
  'processes before one Slack and one Discord',
  (freshDatabase) => {
    const clearing: (() => unknown)[] = [];
    const clear = async () => {
      for (const one of clearing.splice(0).toReversed()) await one();
    };

    const open = async () => {
      const database = await freshDatabase(halqa);
      const slack = await openSlack({ inChannels: true });
      clearing.push(() => slack.close());
      const discord = await openFakeDiscord();
      clearing.push(() => discord.close());
      const guild = discord.addGuild('Clean Coast');
      const ana = discord.addPerson(guild, 'Ana Costa', String(1 << 5));
      const lobby = discord.addChannel(guild, 'lobby');

      /** The most connections at once, while no process is paused. */
      const most = { slack: 0, discord: 0, watched: true };
      const watching = setInterval(() => {
        if (!most.watched) return;
        most.slack = Math.max(most.slack, slack.openLines());
        most.discord = Math.max(most.discord, discord.gateway.connected());
      }, 1);
      clearing.push(() => clearInterval(watching));

      let aheadMs = 0;
      discord.state.clock.now = () => Date.now() + aheadMs;
      const setClocks = (time: string) => {
        aheadMs = Date.parse(time) - Date.now();
      };
      const start = async (): Promise<OnPlatforms> => {
        const folder = workingFolder();
        clearing.push(folder.remove);
        const running = await startOnPlatforms(folder.path, Date.now() + aheadMs, {
          HALQA_DATABASE_URL: database.url,
          HALQA_SECRET: secret,
          HALQA_LEASE_SECONDS: String(leaseSeconds),
          HALQA_LOG_LEVEL: 'info',
          HALQA_BACKUPS: '0',
          SLACK_BOT_TOKEN: botToken,
          SLACK_APP_TOKEN: appToken,
          SLACK_API_URL: slack.apiUrl,
          DISCORD_TOKEN: discord.token,
          DISCORD_APPLICATION_ID: discord.state.application,
          DISCORD_API_URL: discord.api,
        });
        clearing.push(running.kill);
        return running;
      };
      const onSlack = slackPeopleOf(slack, overSocket(slack));
      const onDiscord = discordPeopleOf(discord, guild);
      const texts = () => slack.shown.map(readMessage);

      setClocks('2026-11-04T09:00:00Z');
      const before = await start();
      for (const [who, where, line] of [
        [
          'ana',
          'general',
          '/coalition setup Clean Coast zone:Asia/Beirut executive:#executive strategic:#strategic',
        ],
        ['ana', 'general', '/group create Water goal:"Every spring tested" convener:@layla'],
        ['layla', 'water', '/group bind Water'],
        ['sam', 'water', '/group join'],
      ] as const)
        await onSlack.type(who, where, line);
      await before.stop();
      // The summary of November falls due while the processes come and go.
      setClocks('2026-12-01T06:59:50Z');
      return {
        slack,
        discord,
        most,
        start,
        texts,
        /** Becomes connected to both, and everybody else to neither. */
        receives: async (one: OnPlatforms, times = 1) => {
          await vi.waitFor(() => {
            expect(one.output().split('this process receives from the platform')).toHaveLength(2 * times + 1);
            expect(slack.openLines()).toBe(1);
            expect(discord.gateway.connected()).toBe(1);
          }, patience);
        },
        /** A line on either platform, which must be answered. */
        log: async (words: string) => {
          const before = slack.shown.length;
          await onSlack.type('sam', 'water', `/progress log ${words} on Slack`);
          await vi.waitFor(() => expect(texts().slice(before).join()).toContain(words), patience);
          const talk = await onDiscord.command(ana, lobby, 'halqa help');
          expect(textOf(talk.messages[0])).toContain('/halqa');
        },
        typeOnSlack: (words: string) => onSlack.type('sam', 'water', `/progress log ${words}`),
        sendOnDiscord: (path: string) => onDiscord.send(ana, lobby, path, {}),
        onDiscord,
      };
    };

    it('one at a time receives: the next takes over from one that is killed, paused or stopped', {
      timeout: 120_000,
    }, async () => {
      try {
        const room = await open();
        const { slack, discord, most, start, receives, log } = room;
        const first = await start();
        await receives(first);
        const second = await start();
        await log('the first');
        expect(second.output()).toContain('this one waits for its turn');

        // It could not say goodbye: its leases end by themselves.
        await first.kill();
        await receives(second);
        await log('the second');

        const third = await start();
        most.watched = false;
        second.pause();
        await vi.waitFor(() => {
          expect(third.output().split('this process receives from the platform')).toHaveLength(3);
          expect(slack.openLines()).toBe(2);
        }, patience);
        // Slack knows of no lease: a line goes down the connection that nobody reads, and is given up.
        slack.sendDown(0);
        await expect(room.typeOnSlack('nobody reads')).rejects.toThrow('not acknowledged');
        slack.sendDown(-1);
        const talk = room.sendOnDiscord('halqa help');
        await room.onDiscord.answered(talk);
        second.goOn();
        await vi.waitFor(() => {
          expect(second.output()).toContain('a delivery was not carried out');
          expect(slack.openLines()).toBe(1);
          expect(discord.gateway.connected()).toBe(1);
        }, patience);
        most.watched = true;
        await log('the third');

        // A process that stops returns its leases, so nobody waits until they end.
        await third.stop();
        await receives(second, 2);
        await log('the second again');

        expect(most).toEqual({ slack: 1, discord: 1, watched: true });
        expect(room.texts().join()).not.toContain('nobody reads');
        // Everything that fell due was announced once, whichever process decided and sent it.
        const told = slack.shown.filter(({ to }) => to === undefined).map(readMessage);
        expect(told.filter((text) => text.includes('Clean Coast: November 2026'))).toHaveLength(1);
        expect(told).toEqual([...new Set(told)]);
        expect(discord.problems).toEqual([]);
        expect(slack.refused).toEqual([]);
      } finally {
        await clear();
      }
    });
  },
  ['PostgreSQL'],
);
