import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import type { Handle } from '../../src/chat/incoming.ts';
import type { PlatformPort } from '../../src/chat/platform.ts';
import { exclusive } from '../../src/schedule/exclusive.ts';
import type { Store } from '../../src/store/store.ts';
import { silentLog } from '../fixtures/log.ts';
import { eachDatabase, halqa } from '../fixtures/store.ts';

const handle = (async () => ({ kind: 'nothing' })) as unknown as Handle;
const leaseMs = 900;

eachDatabase(
  'a connection that only one process may hold',
  (freshDatabase) => {
    const running: PlatformPort[] = [];
    afterEach(async () => {
      for (const one of running.splice(0)) await one.stop();
    });

    /** Processes over one database; `receiving` are the names of those that are connected now. */
    const open = async () => {
      const database = await freshDatabase(halqa);
      const receiving = new Set<string>();
      const most = { atOnce: 0 };
      const process = async (name: string, leaseFor = leaseMs) => {
        const store = await database.open(halqa);
        let cut = false;
        const through: Store = {
          ...store,
          write: (work) => (cut ? Promise.reject(new Error('the database is away')) : store.write(work)),
        };
        const never = () => Promise.reject(new Error('nothing is posted here'));
        const port: PlatformPort = {
          platform: 'discord',
          start: vi.fn(async () => {
            receiving.add(name);
            most.atOnce = Math.max(most.atOnce, receiving.size);
          }),
          stop: vi.fn(async () => {
            receiving.delete(name);
          }),
          connected: () => receiving.has(name),
          post: never,
          find: never,
          edit: never,
        };
        const one = exclusive(port, { store: through, holder: name, log: silentLog, leaseMs: leaseFor });
        running.push(one);
        return {
          one,
          port,
          /** The database can no longer be reached from this process. */
          cutOff: () => {
            cut = true;
          },
        };
      };
      const becomes = (...names: readonly string[]) =>
        vi.waitFor(() => expect([...receiving]).toEqual(names), { timeout: 10_000, interval: 20 });
      return { process, receiving, most, becomes };
    };

    it('is held by the first, and by the next when the first stops', async () => {
      const { process, becomes, most, receiving } = await open();
      const [first, second, third] = [
        await process('first'),
        await process('second'),
        await process('third'),
      ];
      await first.one.start(handle);
      await second.one.start(handle);
      await becomes('first');
      await pause(leaseMs * 2);
      await becomes('first');
      expect(second.port.start).not.toHaveBeenCalled();
      // A waiting process misses nothing; the receiving one reports its connection.
      expect(second.one.connected()).toBe(true);
      receiving.delete('first');
      expect(first.one.connected()).toBe(false);
      await first.one.stop();
      await becomes('second');
      await third.one.start(handle);
      await second.one.stop();
      await becomes('third');
      expect(most.atOnce).toBe(1);
    });

    it('is handed over at once by a process that stops, however long the lease', async () => {
      const { process, becomes, most } = await open();
      const [first, second] = [await process('first', 180_000), await process('second', 180_000)];
      await first.one.start(handle);
      await second.one.start(handle);
      await first.one.stop();
      await becomes('second');
      expect(most.atOnce).toBe(1);
    });

    it('is not taken by a process that was set up with a shorter lease', async () => {
      const { process, becomes } = await open();
      const [first, second] = [await process('first', 60_000), await process('second')];
      await first.one.start(handle);
      await second.one.start(handle);
      await pause(leaseMs * 2);
      await becomes('first');
      expect(second.port.start).not.toHaveBeenCalled();
    });

    it('is let go by a process that cannot reach the database, before another one takes it', async () => {
      const { process, becomes, most } = await open();
      const [first, second] = [await process('first'), await process('second')];
      await first.one.start(handle);
      await second.one.start(handle);
      first.cutOff();
      await becomes('second');
      expect(most.atOnce).toBe(1);
    });

    it('is free again when the platform refuses the start', async () => {
      const { process, becomes } = await open();
      const [first, second] = [await process('first'), await process('second')];
      vi.mocked(first.port.start).mockRejectedValueOnce(new Error('the token is refused'));
      await expect(first.one.start(handle)).rejects.toThrow('the token is refused');
      await second.one.start(handle);
      await becomes('second');
    });
  },
  ['PostgreSQL'],
);
