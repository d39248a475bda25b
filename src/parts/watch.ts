import { readFileSync } from 'node:fs';
import { listBackups } from '../runtime/backup-folder.ts';
import type { Clock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import { freeBytesAt } from '../runtime/free-space.ts';
import { startProblem } from '../runtime/start-problem.ts';
import { kindOf } from '../store/engine/url.ts';
import { lastNightly } from '../upkeep/nightly.ts';
import type { HealthParts } from '../watch/health.ts';
import { createMetrics, type Metrics } from '../watch/metrics.ts';
import { createWatchServer } from '../watch/server.ts';

export type WatchPart = Readonly<{
  metrics: Metrics;
  /** @returns the address. @throws StartProblem where the port is taken */
  listen(): Promise<string>;
  close(): Promise<void>;
}>;

/** Connects what is measured to the other parts. `main` loads this file only when HALQA_WATCH_PORT is set. */
export const watchPart = (
  config: Config,
  { host, port }: NonNullable<Config['watch']>,
  clock: Clock,
  health: HealthParts,
): WatchPart => {
  const { backups, databaseUrl, dataFolder, roles } = config;
  const metrics = createMetrics({
    ...health,
    version: versionOf(new URL('../../package.json', import.meta.url)),
    now: clock.now,
    backups: async () => {
      const here = listBackups(backups.folder)[0]?.takenAt;
      const last = await lastNightly(health.store.read).catch(() => undefined);
      const known = [here, last?.takenAt].filter((at) => at !== undefined);
      return {
        newestAt: known.length === 0 ? undefined : Math.max(...known),
        nightly: backups.keep > 0 && roles.has('clock'),
      };
    },
    freeBytes: () => freeBytesAt(kindOf(databaseUrl) === 'file' ? databaseUrl : dataFolder),
  });
  const server = createWatchServer({ ...health, host, port, metrics });
  return {
    metrics,
    listen: async () => {
      try {
        return `http://${host.includes(':') ? `[${host}]` : host}:${await server.open()}`;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? error.code : error;
        throw startProblem(
          `Halqa cannot be watched at ${host}:${port} (${code}): set HALQA_WATCH_PORT to another port, or HALQA_WATCH_HOST to an address of this machine.`,
          error,
        );
      }
    },
    close: () => server.close(),
  };
};

const versionOf = (manifest: URL): string =>
  (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
