import { readFileSync } from 'node:fs';
import { expect, it, vi } from 'vitest';
import { PlatformError } from '../../src/chat/platform.ts';
import { countingLog } from '../../src/runtime/log.ts';
import { startHeart } from '../../src/schedule/heart.ts';
import type { Store } from '../../src/store/store.ts';
import { createMetrics, type MetricsParts } from '../../src/watch/metrics.ts';
import { day, fakePlatform, hour, openChat, setUp } from '../fixtures/chat.ts';
import { silentLog } from '../fixtures/log.ts';
import { oneStore } from '../fixtures/store.ts';

const rules = readFileSync(new URL('../../docs/prometheus-rules.yml', import.meta.url), 'utf8');
const expressions = new Map(
  [...rules.matchAll(/^ {6}- alert: (\w+)\n {8}expr: (.+)$/gm)].map(([, name = '', expr = '']) => [
    name,
    expr,
  ]),
);

type Sample = Readonly<{ name: string; labels: Readonly<Record<string, string>>; value: number }>;

const samplesIn = (text: string): readonly Sample[] =>
  [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([, name = '', labels = '', value = '']) => ({
    name,
    labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key, held]) => [key, held])),
    value: Number(value),
  }));

/** The samples that a selector such as `halqa_outbox{state="dead"}` names. */
const selected = (samples: readonly Sample[], selector: string): readonly Sample[] => {
  const [, name, conditions = ''] = /^(\w+)(?:\{(.*)\})?$/.exec(selector) ?? [];
  const wanted = [...conditions.matchAll(/(\w+)(=~|=)"([^"]*)"/g)].filter(([, label]) => label !== 'job');
  return samples.filter(
    (one) =>
      one.name === name &&
      wanted.every(([, label = '', , value = '']) =>
        new RegExp(`^(${value})$`).test(one.labels[label] ?? ''),
      ),
  );
};

const keyOf = ({ labels }: Sample): string => JSON.stringify(Object.entries(labels).toSorted());

/** Of one histogram, as Prometheus interpolates it. */
const quantile = (share: number, before: readonly Sample[], after: readonly Sample[]): number => {
  const bounds = new Map<number, number>();
  for (const [sign, samples] of [
    [1, after],
    [-1, before],
  ] as const)
    for (const { labels, value } of samples) {
      const bound = labels.le === '+Inf' ? Number.POSITIVE_INFINITY : Number(labels.le);
      bounds.set(bound, (bounds.get(bound) ?? 0) + sign * value);
    }
  const buckets = [...bounds].toSorted(([a], [b]) => a - b);
  const rank = share * (buckets.at(-1)?.[1] ?? 0);
  const at = buckets.findIndex(([, count]) => count >= rank);
  const [lower, under] = at <= 0 ? [0, 0] : (buckets[at - 1] ?? [0, 0]);
  const [upper, up] = buckets[at] ?? [0, 0];
  return upper === Number.POSITIVE_INFINITY
    ? lower
    : lower + ((upper - lower) * (rank - under)) / (up - under);
};

/** Evaluates the few forms that the rules have, over two scrapes. @returns whether the alert would fire */
const fires = (name: string, before: string, after: string, now: number): boolean => {
  const [, left = '', operator, right = ''] =
    /^(.*) (==|>|<) ([^<>=]+)$/.exec(expressions.get(name) ?? '') ?? [];
  const limit = right.split('*').reduce((product, factor) => product * Number(factor), 1);
  const [old, fresh] = [samplesIn(before), samplesIn(after)];
  const holds = (value: number) =>
    operator === '==' ? value === limit : operator === '>' ? value > limit : value < limit;
  const [, grown] = /^(?:delta|increase)\((.+)\[\w+\]\)$/.exec(left) ?? [];
  if (grown !== undefined) {
    const from = new Map(selected(old, grown).map((one) => [keyOf(one), one.value]));
    return selected(fresh, grown).some((one) => holds(one.value - (from.get(keyOf(one)) ?? 0)));
  }
  const [, share, , histogram] =
    /^histogram_quantile\(([\d.]+), sum by \(le\) \((rate)\((\w+)\[\w+\]\)\)\)$/.exec(left) ?? [];
  if (histogram !== undefined)
    return holds(quantile(Number(share), selected(old, histogram), selected(fresh, histogram)));
  const [, since] = /^time\(\) - (\w+)$/.exec(left) ?? [];
  if (since !== undefined) return selected(fresh, since).some(({ value }) => holds(now / 1000 - value));
  return selected(fresh, left).some(({ value }) => holds(value));
};

oneStore('an alert', (openTestStore) => {
  const open = async (more: Partial<MetricsParts> = {}) => {
    const store: Store = await openTestStore();
    const metrics: { by?: ReturnType<typeof createMetrics> } = {};
    const chat = openChat({ store, onAnswered: (answered) => metrics.by?.answered(answered) });
    await setUp(chat);
    metrics.by = createMetrics({
      store,
      heart: { beatAgeMs: () => 0 },
      platforms: [chat.platform.port],
      version: '0.0.0',
      now: chat.clock.now,
      backups: async () => ({ newestAt: chat.clock.now(), nightly: true }),
      freeBytes: () => 1e12,
      ...more,
    });
    const made = metrics.by;
    return { store, chat, metrics: made };
  };
  type Scene = Awaited<ReturnType<typeof open>>;

  const alarming: Readonly<
    Record<string, readonly [more: Partial<MetricsParts>, happens: (scene: Scene) => Promise<unknown>]>
  > = {
    HalqaDatabaseDown: [{}, ({ store }) => store.close()],
    HalqaPlatformDown: [
      { platforms: [{ platform: 'discord', connected: () => false }] },
      async () => undefined,
    ],
    HalqaOverdue: [
      {},
      async ({ chat }) => {
        await chat.say('sam', 'water', '/poll ask Which day? choices:Monday, Tuesday');
        // Nothing beats.
        chat.clock.moveTo(chat.clock.now() + 40 * day);
      },
    ],
    HalqaOutboxWaiting: [
      {},
      async ({ chat }) => {
        chat.platform.faults.push({
          where: 'executive',
          error: new PlatformError({ kind: 'busy', retryAfterMs: 2 * day }, 'away'),
          after: false,
        });
        await chat.pass('2026-12-01T08:00:00Z');
        chat.clock.moveTo(chat.clock.now() + 2 * hour);
      },
    ],
    HalqaOutboxDead: [
      {},
      async ({ chat }) => {
        chat.platform.faults.push({
          where: 'executive',
          error: new PlatformError({ kind: 'forbidden' }, 'no'),
          after: false,
        });
        await chat.pass('2026-12-01T08:00:00Z');
      },
    ],
    HalqaOutboxUnsure: [
      {},
      async ({ chat }) => {
        chat.platform.faults.push({
          where: 'executive',
          error: new PlatformError({ kind: 'busy' }, 'the answer was lost', 'unknown'),
          after: true,
        });
        chat.platform.looks.push({ where: 'executive', answer: { kind: 'unreadable' } });
        await chat.pass('2026-12-01T08:00:00Z');
        await chat.pass(hour);
      },
    ],
    HalqaBackupMissing: [
      { backups: async () => ({ newestAt: Date.UTC(2026, 10, 1), nightly: true }) },
      async () => undefined,
    ],
    HalqaDiskFull: [{ freeBytes: () => 100e6 }, async () => undefined],
    HalqaIncidents: [
      {},
      async ({ chat, store }) => {
        await store.close();
        await chat.say('sam', 'water', '/action add Nowhere').catch(() => undefined);
      },
    ],
    HalqaErrorsLogged: [
      {},
      async ({ metrics }) => countingLog(silentLog, metrics.logged).error({}, 'something could not be done'),
    ],
    HalqaSlow: [
      {},
      async ({ metrics }) => {
        for (const ms of [20, 20, 2_400, 2_800])
          metrics.answered({ platform: 'slack', kind: 'command', what: 'action add', outcome: 'ok', ms });
      },
    ],
    HalqaEventLoopDelayed: [
      {},
      async () => {
        // The previous scrape began a new measurement, which counts from its first tick.
        await new Promise((resolve) => setTimeout(resolve, 100));
        const until = performance.now() + 900;
        while (performance.now() < until);
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
    ],
  };

  it.each(Object.entries(alarming))(
    'fires when it should, and not before: %s',
    async (name, [more, happens]) => {
      const calm = await open();
      // The first scrape describes the start of the process.
      await calm.metrics.text();
      const quiet = await calm.metrics.text();
      expect(fires(name, quiet, await calm.metrics.text(), calm.chat.clock.now()), 'in calm weather').toBe(
        false,
      );
      const scene = await open(more);
      const before = await scene.metrics.text();
      await happens(scene);
      expect(fires(name, before, await scene.metrics.text(), scene.chat.clock.now())).toBe(true);
    },
  );

  it('fires when the heart stands still', async () => {
    const { store, chat } = await open();
    const heart = startHeart({
      store,
      platforms: [fakePlatform('slack').port],
      clock: chat.clock,
      ballotBox: chat.ballotBox,
      log: silentLog,
      pulseMs: 1e9,
      onHandled: () => undefined,
    });
    try {
      const scene = await open({ heart });
      const before = await scene.metrics.text();
      expect(fires('HalqaNotBeating', before, before, 0)).toBe(false);
      const later = performance.now() + 300_000;
      vi.spyOn(performance, 'now').mockReturnValue(later);
      expect(fires('HalqaNotBeating', before, await scene.metrics.text(), 0)).toBe(true);
    } finally {
      vi.restoreAllMocks();
      await heart.stop();
    }
  });

  it('is tried here, each but the one for a process that does not answer', () => {
    const tried = [...Object.keys(alarming), 'HalqaNotBeating', 'HalqaDown'];
    expect(tried.toSorted()).toEqual([...expressions.keys()].toSorted());
  });
});
