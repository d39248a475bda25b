import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Handle } from '../../src/chat/incoming.ts';
import { PlatformError, type PlatformPort } from '../../src/chat/platform.ts';
import { startPlatforms } from '../../src/parts/start-platforms.ts';

const handle = (async () => ({ kind: 'nothing' })) as unknown as Handle;

const refusing = new PlatformError({ kind: 'rejected' }, 'The token is refused.');
const away = new PlatformError({ kind: 'busy' }, 'It cannot be reached.');

/** A platform whose first starts fail. */
const platform = (name: PlatformPort['platform'], failures: readonly Error[] = []) => {
  const left = [...failures];
  const start = vi.fn(async () => {
    const failure = left.shift();
    if (failure !== undefined) throw failure;
  });
  const never = () => Promise.reject(new Error('nothing is posted here'));
  const stop = vi.fn(async () => undefined);
  const connected = () => true;
  const port: PlatformPort = {
    platform: name,
    start,
    stop,
    connected,
    post: never,
    find: never,
    edit: never,
  };
  return { port, start, stop };
};

const started = async (...all: readonly ReturnType<typeof platform>[]) => {
  const log = { debug: vi.fn(), info: vi.fn(), warn: vi.fn(), error: vi.fn() };
  const running = await startPlatforms({ platforms: all.map(({ port }) => port), handle, log, retryMs: 10 });
  onTestFinished(running.stop);
  return { log, running };
};

describe('the platforms', () => {
  it('do not affect each other: one that is refused is retried until it starts', async () => {
    const [slack, discord] = [platform('slack', [refusing, away]), platform('discord')];
    const { log } = await started(slack, discord);
    expect(log.error.mock.calls[0]).toEqual([
      { platform: 'slack', why: 'The token is refused.' },
      expect.stringContaining('the others continue'),
    ]);
    await vi.waitFor(() => expect(log.info.mock.calls.join()).toContain('up again'));
    expect(slack.start).toHaveBeenCalledTimes(3);
    expect(discord.start).toHaveBeenCalledTimes(1);
  });

  it('keep trying when the only one cannot be reached', async () => {
    const slack = platform('slack', [away]);
    await started(slack);
    await vi.waitFor(() => expect(slack.start).toHaveBeenCalledTimes(2));
  });

  it('end the start when each is refused for a reason that waiting does not fix', async () => {
    await expect(started(platform('slack', [refusing]), platform('discord', [refusing]))).rejects.toBe(
      refusing,
    );
  });

  it('end the start on a bug', async () => {
    const bug = new TypeError('x is not a function');
    await expect(started(platform('slack', [bug]), platform('discord'))).rejects.toBe(bug);
  });

  it('are not started again after a stop', async () => {
    const slack = platform('slack', [away, away, away]);
    const { running } = await started(slack, platform('discord'));
    await running.stop();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(slack.start).toHaveBeenCalledTimes(1);
    expect(slack.stop).toHaveBeenCalled();
  });
});
