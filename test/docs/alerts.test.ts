import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../src/watch/metrics.ts';
import { fakePlatform } from '../fixtures/chat.ts';
import { oneStore } from '../fixtures/store.ts';

const docs = resolve(import.meta.dirname, '../../docs');
const rules = readFileSync(resolve(docs, 'prometheus-rules.yml'), 'utf8');
const guide = readFileSync(resolve(docs, 'operating.md'), 'utf8');

const alerts = [...rules.matchAll(/^ {6}- alert: (\w+)\n {8}expr: (.+)$/gm)].map(
  ([, name = '', expr = '']) => ({
    name,
    expr,
  }),
);
const runbooks = [...(guide.split('## Runbooks')[1] ?? '').matchAll(/^### (\w+)$/gm)].map(([, name]) => name);

describe('the alerts', () => {
  it('each have a runbook, and no runbook is left over', () => {
    expect(alerts.length).toBeGreaterThan(10);
    expect(rules.match(/alert:/g)).toHaveLength(alerts.length);
    expect(runbooks).toEqual(alerts.map(({ name }) => name));
  });

  it('each say what is wrong, and how urgent it is', () => {
    expect(rules.match(/summary: \S/g)).toHaveLength(alerts.length);
    expect(rules.match(/severity: (page|ticket) /g)).toHaveLength(alerts.length);
  });
});

oneStore('the numbers that the alerts ask for', (openTestStore) => {
  it('are measured, and none has a label that grows with use', async () => {
    const store = await openTestStore();
    const metrics = createMetrics({
      store,
      heart: { beatAgeMs: () => 1_000 },
      platforms: [fakePlatform('slack').port],
      version: '0.0.0',
      now: () => Date.UTC(2026, 10, 4),
      backups: async () => ({ newestAt: undefined, nightly: true }),
      freeBytes: () => 1,
    });
    metrics.answered({ platform: 'slack', kind: 'command', what: 'action add', outcome: 'ok', ms: 12 });
    const text = await metrics.text();
    const measured = new Set([...text.matchAll(/^(\w+)(?:\{| )/gm)].map(([, name]) => name));
    for (const { name, expr } of alerts)
      for (const [asked] of expr.matchAll(/\b(halqa|nodejs|process)_\w+/g))
        expect([...measured], name).toContain(asked);
    const labels = new Set(
      [...text.matchAll(/^halqa_\w+\{(.+)\} /gm)].flatMap(([, all = '']) =>
        [...all.matchAll(/(\w+)="/g)].map(([, label]) => label),
      ),
    );
    expect([...labels].toSorted()).toEqual([
      'kind',
      'le',
      'level',
      'outcome',
      'platform',
      'state',
      'version',
      'what',
    ]);
  });
});
