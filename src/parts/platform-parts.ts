import { forgetTalksIn } from '../app/items/talk.ts';
import { announceLoss } from '../app/notify/lost-places.ts';
import type { Loss } from '../chat/platform.ts';
import type { WebPages } from '../chat/web-page.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import type { KeyRing } from '../runtime/key-ring.ts';
import type { Log } from '../runtime/log.ts';
import type { Store } from '../store/store.ts';

/** What every real platform is connected to. */
export type PlatformParts = Readonly<{
  config: Config;
  store: Store;
  keys: KeyRing;
  clock: Clock;
  log: Log;
  /** Pages of the program for a platform that has an HTTP server. */
  pages: WebPages;
}>;

/** Tells the coordinators that Halqa lost a place or a workspace. */
export const reportLoss =
  ({ store, clock, log }: PlatformParts) =>
  async (loss: Loss): Promise<void> => {
    const { platform, workspace, place, why } = loss;
    const told = await store.write(async (repositories) => {
      if (why === 'deleted' && place !== undefined)
        await forgetTalksIn(repositories, { platform, workspace, id: place }, clock.now());
      return announceLoss(repositories, loss, clock.now());
    });
    log[told ? 'info' : 'error'](
      loss,
      told
        ? 'Halqa lost a place or a workspace; the coordinators are told'
        : 'Halqa lost a place or a workspace, and there is no coordinator elsewhere who can be told',
    );
  };
