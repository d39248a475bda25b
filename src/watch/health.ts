import type { Platform } from '../chat/ids.ts';
import type { PlatformPort } from '../chat/platform.ts';
import type { Heart } from '../schedule/heart.ts';
import type { Store } from '../store/store.ts';

export type HealthParts = Readonly<{
  store: Pick<Store, 'read'>;
  heart: Pick<Heart, 'beatAgeMs'>;
  platforms: readonly Pick<PlatformPort, 'platform' | 'connected'>[];
}>;

/** The state of the parts of a process. */
export type Health = Readonly<{
  /** It can do its work: the database answers, the heart beats, and a platform is connected where it has any. */
  ready: boolean;
  store: boolean;
  beatAgeMs: number;
  platforms: Readonly<Partial<Record<Platform, boolean>>>;
}>;

/** A beat comes every five seconds; a digest morning may hold one up. */
const beatWithinMs = 60_000;
const storeWithinMs = 2_000;

/**
 * One platform that is away does not make the process unready: its people are served when it is back, and the
 * others are served now.
 */
export const healthOf = async ({ store, heart, platforms }: HealthParts): Promise<Health> => {
  const answers = await storeAnswers(store);
  const beatAgeMs = heart.beatAgeMs();
  const connected = Object.fromEntries(platforms.map((port) => [port.platform, port.connected()]));
  return {
    ready: answers && beatAgeMs < beatWithinMs && isReached(platforms),
    store: answers,
    beatAgeMs: Math.round(beatAgeMs),
    platforms: connected,
  };
};

/** A process may have other work than to receive. */
const isReached = (platforms: HealthParts['platforms']): boolean =>
  platforms.length === 0 || platforms.some((port) => port.connected());

const storeAnswers = async ({ read }: Pick<Store, 'read'>): Promise<boolean> => {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, storeWithinMs, false);
  });
  const answer = read.settings.get('keys').then(
    () => true,
    () => false,
  );
  return Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
};
