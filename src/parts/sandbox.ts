import { join } from 'node:path';
import { render as drawForDiscord } from '../adapters/discord/render.ts';
import { ApiError } from '../adapters/sandbox/faults.ts';
import { createSandbox, type Sandbox } from '../adapters/sandbox/index.ts';
import { render as drawForSlack } from '../adapters/slack/render.ts';
import { greeting } from '../app/coalition/greeting.ts';
import { directoryOf } from '../app/people/directory.ts';
import { drawChart, sizeOfChart } from '../charts/draw.ts';
import type { Card } from '../chat/card.ts';
import type { WebPages } from '../chat/web-page.ts';
import { exhibitWorkspaces } from '../demo/gallery/people.ts';
import { play } from '../demo/player.ts';
import { type MovableClock, systemClock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import type { Log } from '../runtime/log.ts';
import type { Heart } from '../schedule/heart.ts';
import type { Store } from '../store/store.ts';
import { sandboxTime, sharedTime } from './sandbox-time.ts';

const sandboxWorkspace = { platform: 'sandbox', workspace: 'sandbox' } as const;

/** Slack refers to a picture by the id of a file. In the gallery the id is the number of the chart. */
const pictureNumbers = (card: Card): readonly string[] =>
  card.blocks.filter(({ kind }) => kind === 'chart').map((_, index) => String(index));

export type SandboxPart = Readonly<{
  config: Config;
  store: Store;
  clock: MovableClock;
  /** Whether real platforms are connected too. The clock then cannot be moved. */
  real: boolean;
  beating(): Heart;
  pages: WebPages;
  log: Log;
}>;

/** Connects the sandbox to the other parts. `main` loads this file only when the sandbox is on. */
export const sandboxPart = ({ config, store, clock, real, beating, pages, log }: SandboxPart): Sandbox =>
  createSandbox({
    journalPath: join(config.dataFolder, 'sandbox.jsonl'),
    time: real ? sharedTime(systemClock) : sandboxTime(store, clock, beating),
    directory: () => directoryOf(store.read, sandboxWorkspace),
    reset: async (startAt) => {
      await store.write(async (repositories) => {
        const coalition = await repositories.coalitions.of(sandboxWorkspace);
        if (coalition !== null) {
          const workspaces = await repositories.coalitions.workspacesOf(coalition.id);
          if (workspaces.some(({ platform }) => platform !== 'sandbox'))
            throw new ApiError(
              409,
              'This coalition belongs to another workspace too, so the sandbox does not erase it.',
            );
          await repositories.coalitions.erase(coalition.id);
        }
        await repositories.deliveries.forget('sandbox:');
      });
      if (!real) clock.moveTo(startAt(systemClock.now()));
    },
    greeting: () => greeting(store.read, sandboxWorkspace),
    drawChart,
    pages,
    sizeOfChart,
    renderings: {
      slack: (card) => drawForSlack(card, sandboxWorkspace),
      discord: (card) => drawForDiscord(card, sandboxWorkspace),
    },
    gallery: {
      exhibits: async () => (await import('../demo/gallery/gallery.ts')).gallery,
      renderings: {
        slack: (card) =>
          drawForSlack(card, { workspace: exhibitWorkspaces.slack, pictures: pictureNumbers(card) }),
        discord: (card) => drawForDiscord(card, { workspace: exhibitWorkspaces.discord }),
      },
    },
    // A demo that is lost can be played again. Beside real people every write is durable at once.
    play: real ? play : (stage) => store.durableAtEnd(() => play(stage)),
    log,
  });
