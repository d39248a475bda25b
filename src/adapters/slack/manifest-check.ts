import type { SlackLog } from './client.ts';
import { record, string } from './json.ts';

/**
 * Slack knows the names of commands from the manifest, and we know the prefix from the settings. Where the two
 * part, commands still work or fail by the name, and every hint names another: the log says so, once.
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
