import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Transactions } from '../../../src/store/engine/transactions.ts';
import { type WriteConnection, Writer } from '../../../src/store/engine/writer.ts';

/*
 * Two processes over one lock that can be tried and not queued for, as SQLite's is. The clock is the test's, and the one
 * who waits tries at the worst moments: always at the same distance from the breaks of the other.
 */

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.spyOn(Math, 'random').mockReturnValue(1);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const lockOf = () => {
  let holder: object | undefined;
  return (): WriteConnection => {
    const self = {};
    const free = () => {
      holder = undefined;
    };
    return {
      servesInTurn: false,
      begin: () => {
        if (holder !== undefined) return false;
        holder = self;
        return true;
      },
      savepoint: () => undefined,
      undo: () => undefined,
      release: () => undefined,
      settle: () => undefined,
      commit: free,
      rollback: free,
      get inTransaction() {
        return holder === self;
      },
      conflictIn: () => undefined,
    };
  };
};

const writerOver = (connection: WriteConnection) =>
  new Writer(connection, new Transactions(), { works: 128, ms: 10 });

const workOf = (ms: number) => () =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** Lets a millisecond pass, and all that follows from it. */
const pass = async () => {
  await vi.advanceTimersByTimeAsync(1);
  for (let turn = 0; turn < 6; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** How often one process writes while the other has work without end. */
const turnsBeside = async (keepBusy: (busy: Writer, isOver: () => boolean) => void): Promise<number> => {
  const connect = lockOf();
  const [busy, other] = [writerOver(connect()), writerOver(connect())];
  let over = false;
  keepBusy(busy, () => over);
  await pass();
  let turns = 0;
  const writeOften = async () => {
    while (!over) {
      await other.write(workOf(1), 'alone');
      turns += 1;
    }
  };
  const written = writeOften();
  let refused: unknown;
  written.catch((error: unknown) => {
    refused = error;
  });
  for (let ms = 0; ms < 10_000 && refused === undefined; ms += 1) await pass();
  over = true;
  for (let ms = 0; ms < 100; ms += 1) await pass();
  expect(refused).toBeUndefined();
  return turns;
};

it.each([62, 31, 30, 14, 7])(
  'has its turn beside one whose queue is never empty, with works of %i ms',
  async (ms) => {
    const turns = await turnsBeside((busy, isOver) => {
      const again = async (): Promise<void> => {
        while (!isOver()) await busy.write(workOf(ms), 'alone');
      };
      for (let n = 0; n < 3; n += 1) void again();
    });
    expect(turns).toBeGreaterThan(3);
  },
);

it.each([62, 30, 16, 7])(
  'has its turn beside one that writes again at once, with works of %i ms',
  async (ms) => {
    const turns = await turnsBeside((busy, isOver) => {
      const again = async (): Promise<void> => {
        while (!isOver()) await busy.write(workOf(ms), 'alone');
      };
      void again();
    });
    expect(turns).toBeGreaterThan(3);
  },
);
