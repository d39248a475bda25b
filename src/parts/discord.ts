import { join } from 'node:path';
import { commands } from '../../commands/index.ts';
import { createDiscord, type Discord } from '../adapters/discord/index.ts';
import { greeting } from '../app/coalition/greeting.ts';
import { workspaceAdded } from '../app/installation/removal.ts';
import { drawChart } from '../charts/draw.ts';
import { messageMenu } from '../chat/message-menu.ts';
import type { Config } from '../runtime/config.ts';
import { openKeyValueFile } from '../runtime/key-value-file.ts';
import { type PlatformParts, reportLoss } from './platform-parts.ts';

/** Connects Discord to the other parts. `main` loads this file only when Discord is configured. */
export const discordPart = (parts: PlatformParts, settings: NonNullable<Config['discord']>): Discord =>
  createDiscord({
    ...settings,
    definitions: commands,
    menus: [{ ...messageMenu, name: messageMenu.name.en }],
    drawChart,
    keyValues: openKeyValueFile(join(parts.config.dataFolder, 'discord.json')),
    now: parts.clock.now,
    lost: reportLoss(parts),
    added: (server) =>
      parts.store.write((repositories) =>
        workspaceAdded(repositories, { platform: 'discord', workspace: server }),
      ),
    greeting: (server) => greeting(parts.store.read, { platform: 'discord', workspace: server }),
    log: parts.log,
  });
