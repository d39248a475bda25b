import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Answered } from '../app/incoming/observed.ts';
import { type HealthParts, healthOf } from './health.ts';

export type MetricsParts = HealthParts &
  Readonly<{
    version: string;
    /** UTC epoch milliseconds, of the clock that things are due by. */
    now(): number;
    /** When the newest backup was made, by whichever process, and whether this one makes them at night. */
    backups(): Promise<Readonly<{ newestAt: number | undefined; nightly: boolean }>>;
    /** The space that is left where the database or its backups are. */
    freeBytes(): number | undefined;
  }>;

export type Metrics = Readonly<{
  answered(answered: Answered): void;
  logged(level: 'warn' | 'error'): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
  contentType: string;
}>;

/** Platforms want a first answer within three seconds. */
const secondsBuckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

/**
 * The metrics. No label grows with use: there is no coalition, no place and no person, and of what people
 * type only the names of commands.
 */
export const createMetrics = (parts: MetricsParts): Metrics => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const info = new Gauge({
    registers,
    name: 'halqa_info',
    help: 'The version that runs.',
    labelNames: ['version'],
  });
  info.set({ version: parts.version }, 1);
  const requests = new Counter({
    registers,
    name: 'halqa_requests_total',
    help: 'What people did that was answered, by platform, kind, command and outcome (ok, refused, busy, failed).',
    labelNames: ['platform', 'kind', 'what', 'outcome'],
  });
  const seconds = new Histogram({
    registers,
    name: 'halqa_request_seconds',
    help: 'From the receipt to the answer.',
    labelNames: ['platform', 'kind'],
    buckets: secondsBuckets,
  });
  const lines = new Counter({
    registers,
    name: 'halqa_log_lines_total',
    help: 'Lines of the log at the levels that somebody should read.',
    labelNames: ['level'],
  });
  for (const level of ['warn', 'error']) lines.inc({ level }, 0);
  const measure = [
    measureHealth(parts, registry),
    measureOutbox(parts, registry),
    measureDue(parts, registry),
    measureMachine(parts, registry),
  ];
  return {
    answered: ({ platform, kind, what, outcome, ms }) => {
      requests.inc({ platform, kind, what, outcome });
      seconds.observe({ platform, kind }, ms / 1000);
    },
    logged: (level) => lines.inc({ level }),
    text: async () => {
      await Promise.all(measure.map((each) => each()));
      return registry.metrics();
    },
    contentType: registry.contentType,
  };
};

/** Sets some gauges to their current values. */
type Measure = () => Promise<void>;

const measureHealth = (parts: MetricsParts, registry: Registry): Measure => {
  const registers = [registry];
  const storeUp = new Gauge({ registers, name: 'halqa_store_up', help: 'Whether the database answers.' });
  const beatAge = new Gauge({
    registers,
    name: 'halqa_beat_age_seconds',
    help: 'How long ago the last beat ended: what is due is done at each.',
  });
  const platformUp = new Gauge({
    registers,
    name: 'halqa_platform_up',
    help: 'Whether a platform can reach Halqa.',
    labelNames: ['platform'],
  });
  return async () => {
    const health = await healthOf(parts);
    storeUp.set(health.store ? 1 : 0);
    beatAge.set(health.beatAgeMs / 1000);
    for (const [platform, up] of Object.entries(health.platforms)) platformUp.set({ platform }, up ? 1 : 0);
  };
};

const states = ['waiting', 'unsure', 'dead'] as const;

const measureOutbox = ({ store, platforms, now }: MetricsParts, registry: Registry): Measure => {
  const registers = [registry];
  const labelNames = ['platform', 'state'];
  const entries = new Gauge({
    registers,
    labelNames,
    name: 'halqa_outbox',
    help: 'Announcements that have not arrived: waiting, in doubt (unsure), given up (dead).',
  });
  const oldest = new Gauge({
    registers,
    labelNames,
    name: 'halqa_outbox_oldest_seconds',
    help: 'How long the oldest of them has been waiting.',
  });
  return async () => {
    // Without an answer of the database the last numbers would look current.
    entries.reset();
    oldest.reset();
    const counts = await store.read.backlog.counts().catch(() => undefined);
    if (counts === undefined) return;
    for (const platform of [...platforms.map((port) => port.platform), 'webhook'])
      for (const state of states) {
        const these = counts.filter(
          (one) => one.platform === platform && (one.state === 'claimed' ? 'waiting' : one.state) === state,
        );
        entries.set(
          { platform, state },
          these.reduce((sum, { count }) => sum + count, 0),
        );
        const since = Math.min(now(), ...these.map(({ oldestAt }) => oldestAt));
        oldest.set({ platform, state }, (now() - since) / 1000);
      }
  };
};

const measureDue = ({ store, now }: MetricsParts, registry: Registry): Measure => {
  const registers = [registry];
  const due = new Gauge({ registers, name: 'halqa_due', help: 'Things that are due and not done yet.' });
  const lag = new Gauge({
    registers,
    name: 'halqa_due_lag_seconds',
    help: 'How long the oldest thing that is due has been so.',
  });
  return async () => {
    const overdue = await store.read.backlog.overdue(now()).catch(() => undefined);
    if (overdue === undefined) return;
    due.set(overdue.count);
    lag.set(overdue.oldestAt === null ? 0 : (now() - overdue.oldestAt) / 1000);
  };
};

const measureMachine = ({ backups, freeBytes, now }: MetricsParts, registry: Registry): Measure => {
  const registers = [registry];
  const startedAt = now();
  const backup = new Gauge({
    registers,
    name: 'halqa_backup_timestamp_seconds',
    help: 'When the newest backup was made, or the process started without one; absent where none is made at night.',
  });
  const free = new Gauge({
    registers,
    name: 'halqa_disk_free_bytes',
    help: 'The space that is left where the data is.',
  });
  return async () => {
    const { newestAt, nightly } = await backups();
    if (nightly) backup.set((newestAt ?? startedAt) / 1000);
    else backup.remove();
    const bytes = freeBytes();
    if (bytes !== undefined) free.set(bytes);
  };
};
