import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { createSlack, type Slack } from '../adapters/slack/index.ts';
import { greeting } from '../app/coalition/greeting.ts';
import { workspaceAdded } from '../app/installation/removal.ts';
import { drawChart } from '../charts/draw.ts';
import type { Config } from '../runtime/config.ts';
import { keyFor } from '../runtime/key-ring.ts';
import { openNotesFolder } from '../runtime/notes-folder.ts';
import { type PlatformParts, reportLoss } from './platform-parts.ts';

/** Connects Slack to the other parts. `main` loads this file only when Slack is configured. */
export const slackPart = (parts: PlatformParts, settings: NonNullable<Config['slack']>): Slack => {
  const { config, store, keys, clock, log } = parts;
  return createSlack({
    ...settings,
    secret: keyFor(keys, ''),
    installations: {
      find: (workspace) => store.read.installations.find(workspace),
      save: (workspace, sealed, at) =>
        store.write(async (repositories) => {
          await repositories.installations.save(workspace, sealed, at);
          await workspaceAdded(repositories, { platform: 'slack', workspace });
        }),
      remove: (workspace) => store.write((repositories) => repositories.installations.remove(workspace)),
    },
    notes: openNotesFolder(join(config.dataFolder, 'slack-answers')),
    drawChart,
    pages: parts.pages,
    greeting: (workspace) => greeting(store.read, { platform: 'slack', workspace }),
    lost: reportLoss(parts),
    prefix: config.slackPrefix,
    commandNames: commands.map(({ name }) => name),
    now: clock.now,
    log,
  });
};
