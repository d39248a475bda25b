import { applicationOf } from '../adapters/discord/index.ts';
import { inviteLink, permissionLines } from '../adapters/discord/installation/invite.ts';
import { createRest } from '../adapters/discord/rest.ts';
import { environmentOfProcess, readInviteConfig } from '../runtime/config.ts';
import type { CliCommand } from './command.ts';

export const invite: CliCommand = {
  options: {},
  run: async () => {
    const config = readInviteConfig(environmentOfProcess());
    const application = config.application ?? (await applicationOf(createRest(config.api, config.token), ''));
    const link = inviteLink(application);
    const permissions = permissionLines();
    const asked = permissions.map((line) => `  - ${line}`);
    return {
      text: ['Let Halqa into a Discord server:', link, '', 'It asks for:', ...asked].join('\n'),
      data: { link, permissions },
    };
  },
};
