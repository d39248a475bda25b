import { commands } from '../../commands/index.ts';
import { manifestOf } from '../adapters/slack/manifest.ts';
import { ConfigError, environmentOfProcess, readManifestConfig } from '../runtime/config.ts';

/** Prints the manifest of the Slack app, for "Create New App", "From a manifest". */
try {
  const settings = readManifestConfig(environmentOfProcess());
  process.stdout.write(`${JSON.stringify(manifestOf({ commands, ...settings }), null, 2)}\n`);
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
