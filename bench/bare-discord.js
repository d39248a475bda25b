import { Client, Events } from 'discord.js';

/** discord.js as in its guide, with a handler that only defers, for comparison. */
const [, , api, token] = process.argv;

const client = new Client({ intents: ['Guilds'], rest: { api } });
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isRepliable()) interaction.deferReply().catch(() => undefined);
});
const ready = new Promise((resolve) => {
  client.once(Events.ClientReady, resolve);
});
await client.login(token);
await ready;
process.stdout.write('Ready.\n');
