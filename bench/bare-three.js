import { App, LogLevel } from '@slack/bolt';
import Database from 'better-sqlite3';
import { Client, Events } from 'discord.js';

/** The three libraries that Halqa is built on, each as in its own guide, in one process, for comparison. */
const [, , discordApi, discordToken, slackApiUrl, botToken, appToken, file] = process.argv;

const database = new Database(file);
database.pragma('journal_mode = wal');
database.exec('create table line (text text not null)');

const client = new Client({ intents: ['Guilds'], rest: { api: discordApi } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable()) interaction.deferReply().catch(() => undefined);
});
const ready = new Promise((resolve) => {
  client.once(Events.ClientReady, resolve);
});
await client.login(discordToken);
await ready;

const app = new App({
  token: botToken,
  appToken,
  socketMode: true,
  logLevel: LogLevel.ERROR,
  clientOptions: { slackApiUrl },
});
app.command(/.*/, async ({ ack }) => ack());
await app.start();
process.stdout.write('Ready.\n');
