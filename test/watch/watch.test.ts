import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { healthOf } from '../../src/watch/health.ts';
import { folder } from '../fixtures/backups.ts';
import { fakePlatform } from '../fixtures/chat.ts';
import { startHalqa, startInVain } from '../fixtures/started.ts';
import { eachStore } from '../fixtures/store.ts';

const patience = { timeout: 90_000 };

it('answers a supervisor and Prometheus at a port of its own, and stops with Halqa', patience, async () => {
  const halqa = await startHalqa(folder(), 0, { HALQA_WATCH_PORT: '0' });
  onTestFinished(halqa.kill);
  await vi.waitFor(() => expect(halqa.output()).toContain('/metrics'), patience);
  const [, at = ''] = /watched at (http:\S+)\/metrics/.exec(halqa.output()) ?? [];
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`${at}${path}`, { method });
    return { status: answer.status, text: await answer.text() };
  };
  expect(new URL(at).hostname).toBe('127.0.0.1');
  expect(await ask('/livez')).toEqual({ status: 200, text: 'ok\n' });
  const ready = await ask('/readyz');
  expect(ready.status).toBe(200);
  expect(JSON.parse(ready.text)).toMatchObject({ ready: true, store: true, platforms: { sandbox: true } });
  await fetch(`${halqa.url}/api/say`, {
    method: 'POST',
    body: JSON.stringify({ as: 'layla', in: 'clean-water', text: '/action add A private matter' }),
  });
  await fetch(`${halqa.url}/api/say`, {
    method: 'POST',
    body: JSON.stringify({ as: 'layla', in: 'clean-water', text: '/private words' }),
  });
  const { status, text } = await ask('/metrics');
  expect(status).toBe(200);
  expect(text).toMatch(
    /^halqa_requests_total\{platform="sandbox",kind="command",what="action add",outcome="ok"\} [1-9]/m,
  );
  expect(text).toMatch(
    /^halqa_requests_total\{platform="sandbox",kind="command",what="other",outcome="refused"\} 1$/m,
  );
  expect(text).toMatch(/^halqa_request_seconds_count\{platform="sandbox",kind="command"\} [1-9]/m);
  expect(text).toMatch(/^halqa_outbox\{platform="sandbox",state="waiting"\} 0$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_p99_seconds /m);
  // The sandbox alone makes no backups at night.
  expect(text).not.toMatch(/^halqa_backup_timestamp_seconds/m);
  expect(text).not.toMatch(/private|Layla|clean-water|Clean Water/i);
  expect((await ask('/nowhere')).status).toBe(404);
  expect((await ask('/metrics', 'POST')).status).toBe(405);
  await halqa.stop();
  await expect(fetch(`${at}/livez`)).rejects.toThrow();
});

it(
  'is not open unless its port is set; a port that is taken ends the start with a sentence',
  patience,
  async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', () => resolve()));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const where = folder();
    mkdirSync(join(where, 'data'), { mode: 0o700 });
    writeFileSync(join(where, '.env'), `HALQA_WATCH_PORT=${port}\n`);
    const ended = await startInVain(where);
    expect(ended.code).toBe(1);
    expect(ended.output).toMatch(
      new RegExp(`^Halqa cannot be watched at 127\\.0\\.0\\.1:${port} \\(EADDRINUSE\\): [^\\n]+\\.\\n$`),
    );
  },
);

eachStore('a process', (openTestStore) => {
  it('is ready while its database answers, its heart beats and a platform is connected', async () => {
    const store = await openTestStore();
    const up = fakePlatform('slack').port;
    const down = { ...fakePlatform('discord').port, connected: () => false };
    const well = { store, heart: { beatAgeMs: () => 4_000 }, platforms: [up, down] };
    expect(await healthOf(well)).toEqual({
      ready: true,
      store: true,
      beatAgeMs: 4_000,
      platforms: { slack: true, discord: false },
    });
    expect((await healthOf({ ...well, platforms: [down] })).ready).toBe(false);
    expect((await healthOf({ ...well, heart: { beatAgeMs: () => 61_000 } })).ready).toBe(false);
    await store.close();
    expect(await healthOf(well)).toMatchObject({ ready: false, store: false });
  });
});
