import { commands } from '../../commands/index.ts';
import { manifestOf } from '../adapters/slack/installation/manifest.ts';
import { environmentOfProcess, readManifestConfig } from '../runtime/config.ts';
import type { CliCommand } from './command.ts';

export const manifest: CliCommand = {
  options: {},
  run: async () => {
    const settings = readManifestConfig(environmentOfProcess());
    const made = manifestOf({ commands, ...settings });
    return { text: JSON.stringify(made, null, 2), data: { manifest: made } };
  },
};
