import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFakeDiscord } from '../test/fixtures/discord/discord.ts';
import { openSlack } from '../test/fixtures/slack/counterpart.ts';
import { appToken, botToken } from '../test/fixtures/slack/seed.ts';
import { startFlags } from './bundled.ts';
import type { Bench } from './measure.ts';
import { openSubject, type Subject } from './subject.ts';

/** Slack and Discord on this machine, and programs that are connected to both. */
export const openPlatforms = async ({ path }: Bench) => {
  const [discord, slack] = [await openFakeDiscord(), await openSlack()];
  // In a time that stands still everything would soon be taken for a delivery after an outage.
  discord.clock.now = Date.now;
  const guild = discord.addGuild('Bench');
  let opened = 0;

  const folder = async (): Promise<string> => {
    opened += 1;
    const made = path(`whole-${opened}`);
    await mkdir(made, { recursive: true });
    return made;
  };

  return {
    discord,
    slack,
    guild,
    /** Halqa as `npm start` runs it, with both platforms and SQLite. */
    async halqa(): Promise<Subject> {
      return openSubject({
        file: join(import.meta.dirname, '../src/cli/start.js'),
        flags: startFlags,
        folder: await folder(),
        env: {
          DISCORD_TOKEN: discord.token,
          DISCORD_API_URL: discord.api,
          SLACK_BOT_TOKEN: botToken,
          SLACK_APP_TOKEN: appToken,
          SLACK_API_URL: slack.apiUrl,
          HALQA_LOG_LEVEL: 'error',
        },
        ready: /Let Halqa into a Discord server/,
      });
    },
    /** Bolt, discord.js and better-sqlite3 alone. */
    async bare(): Promise<Subject> {
      const where = await folder();
      return openSubject({
        file: join(import.meta.dirname, 'bare-three.js'),
        args: [discord.api, discord.token, slack.apiUrl, botToken, appToken, join(where, 'bare.db')],
        folder: where,
        ready: /Ready\./,
      });
    },
    async close(): Promise<void> {
      await discord.close();
      await slack.close();
    },
  };
};
