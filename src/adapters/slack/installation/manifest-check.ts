import type { SlackLog } from '../client.ts';
import { record, string } from '../json.ts';

/**
 * Slack has the names of the commands from the manifest, Halqa has the prefix from the settings. Warns once
 * when a command arrives whose name does not fit the settings.
 */
export const createManifestCheck = (
  names: readonly string[],
  prefix: string,
  log: SlackLog,
): ((body: unknown) => void) => {
  const expected = new Set(names.map((name) => `/${prefix}${name}`));
  let said = names.length === 0;
  return (body) => {
    const command = string(record(body).command);
    if (said || command === undefined || expected.has(command)) return;
    said = true;
    log.warn(
      { command, prefix },
      'Slack has this command from another manifest: print it again (npm run manifest), put it in under “App Manifest” of the app, and press “Save Changes”',
    );
  };
};
