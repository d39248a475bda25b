import { commands } from '../../commands/index.ts';
import { applicationOf } from '../adapters/discord/index.ts';
import { registration } from '../adapters/discord/installation/register.ts';
import { registerAll } from '../adapters/discord/installation/registrar.ts';
import { createRest } from '../adapters/discord/rest.ts';
import { messageMenu } from '../chat/message-menu.ts';
import { environmentOfProcess, readConfig } from '../runtime/config.ts';
import { createLog } from '../runtime/log.ts';
import { type CliCommand, CliError } from './command.ts';

export const register: CliCommand = {
  options: {},
  details: [
    'For when they are missing in Discord although Halqa runs. On Slack the commands come with the manifest: see `npx halqa manifest`.',
  ],
  run: async () => {
    const { discord } = readConfig(environmentOfProcess());
    if (discord === undefined) throw new CliError('DISCORD_TOKEN is missing: there is nothing to register.');
    const rest = createRest(discord.api, discord.token);
    const application = await applicationOf(rest, discord.application ?? '');
    // What was registered before is forgotten on purpose, so that everything is sent.
    const known = new Map<string, string>();
    const body = registration(commands, [{ ...messageMenu, name: messageMenu.name.en }]);
    const [failure] = await registerAll({
      rest,
      application,
      commands: body,
      onlyServers: discord.onlyServers ?? [],
      keyValues: { get: (key) => known.get(key), set: (key, value) => void known.set(key, value) },
      log: createLog('silent'),
    });
    if (failure !== undefined)
      throw new CliError(
        `Discord did not take the commands (${failure instanceof Error ? failure.message : String(failure)}): ${
          discord.onlyServers === undefined
            ? 'try again later'
            : 'let Halqa into each server of DISCORD_ONLY_SERVERS (npx halqa invite), and try again'
        }.`,
      );
    const where = discord.onlyServers?.join(', ') ?? 'everywhere';
    return {
      text: `${body.length} commands are registered with Discord (${where}).`,
      data: { commands: body.length, where },
    };
  },
};
