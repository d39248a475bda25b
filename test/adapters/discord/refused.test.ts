import { describe, expect, it, onTestFinished } from 'vitest';
import type { Card } from '../../../src/chat/card.ts';
import type { Handle } from '../../../src/chat/incoming.ts';
import type { Loss } from '../../../src/chat/platform.ts';
import { adapterAt, keyValuesInMemory, openServer } from '../../fixtures/discord/bot.ts';
import { recordedLog } from '../../fixtures/log.ts';

const card: Card = { language: 'en', title: 'Heard', tone: 'neutral', blocks: [] };
const until = async (what: string, holds: () => boolean): Promise<void> => {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > 10_000) throw new Error(`in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

const open = async () => {
  const server = await openServer();
  const { log, lines } = recordedLog();
  const losses: Loss[] = [];
  const keyValues = keyValuesInMemory();
  const adapter = adapterAt(server.fake, {
    log,
    // The pause between two IDENTIFY is looked at elsewhere.
    keyValues: { ...keyValues, get: (key) => (key === 'identified' ? undefined : keyValues.get(key)) },
    refusedRetryMs: 30,
    lost: async (loss) => void losses.push(loss),
  });
  onTestFinished(() => adapter.port.stop());
  const start = () => adapter.port.start((async () => ({ kind: 'private', card })) as Handle);
  const errors = () => lines.filter(({ level }) => level === 50);
  return { ...server, adapter, gateway: server.fake.gateway, start, lines, losses, errors };
};

describe('a connection that Discord refuses', () => {
  it.each([
    [4004, /Reset Token/],
    [4010, /next attempt/],
    [4011, /next attempt/],
    [4012, /Update Halqa/],
    [4013, /Update Halqa/],
    [4014, /page “Bot”/],
  ])(
    'with %i while it runs: the log says what to do, and it comes back by itself',
    async (code, whatToDo) => {
      const { start, gateway, errors, lines, people, ana, water } = await open();
      await start();
      gateway.options.refuseWith = code;
      gateway.drop(code);
      await until('two refusals', () => errors().length >= 2);
      expect(errors()[0]).toMatchObject({ code, whatToDo: expect.stringMatching(whatToDo) });
      gateway.options.refuseWith = undefined;
      await until('the way back', () =>
        lines.some(({ msg }) => msg.includes('accepts the connection again')),
      );
      expect((await people.command(ana, water, 'action list')).answered).toBe(4);
    },
  );

  it('from the beginning is no end of the start, and it comes by itself', async () => {
    const { start, gateway, errors, people, ana, water } = await open();
    gateway.options.refuseWith = 4014;
    const started = start();
    await until('a refusal', () => errors().length >= 1);
    gateway.options.refuseWith = undefined;
    await started;
    expect((await people.command(ana, water, 'action list')).answered).toBe(4);
  });

  it('is told of each server when it lasts, once', async () => {
    const { start, gateway, errors, losses, guild, adapter } = await open();
    await start();
    gateway.options.refuseWith = 4004;
    expect(adapter.port.connected()).toBe(true);
    gateway.drop(4004);
    await until('one refusal', () => errors().length === 1);
    expect(losses).toEqual([]);
    expect(adapter.port.connected()).toBe(false);
    await until('three refusals', () => errors().length >= 3);
    expect(losses).toMatchObject([{ platform: 'discord', workspace: guild.id, why: 'disconnected' }]);
  });

  it('waits longer each time, and not after it was mended', async () => {
    const { start, gateway, errors, lines } = await open();
    await start();
    gateway.options.refuseWith = 4014;
    gateway.drop(4014);
    await until('three refusals', () => errors().length === 3);
    expect(errors().map(({ waitMs }) => waitMs)).toEqual([30, 150, 450]);
    gateway.options.refuseWith = undefined;
    await until('the way back', () => lines.some(({ msg }) => msg.includes('accepts the connection again')));
    gateway.options.refuseWith = 4014;
    gateway.drop(4014);
    await until('another refusal', () => errors().length === 4);
    expect(errors()[3]).toMatchObject({ waitMs: 30 });
  });
});
