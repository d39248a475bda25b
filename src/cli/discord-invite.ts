import { applicationOf } from '../adapters/discord/index.ts';
import { inviteLink, permissionLines } from '../adapters/discord/invite.ts';
import { createRest } from '../adapters/discord/rest.ts';
import { environmentOfProcess, readInviteConfig } from '../runtime/config.ts';

/** Prints the link that adds Halqa to a Discord server, and the permissions that it asks for. */
const main = async (): Promise<string> => {
  const config = readInviteConfig(environmentOfProcess());
  const application = config.application ?? (await applicationOf(createRest(config.api, config.token), ''));
  const asked = permissionLines().map((line) => `  - ${line}`);
  return ['Let Halqa into a Discord server:', inviteLink(application), '', 'It asks for:', ...asked].join(
    '\n',
  );
};

main().then(
  (text) => process.stdout.write(`${text}\n`),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exitCode = 1;
  },
);
