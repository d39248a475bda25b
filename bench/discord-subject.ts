import { drawChart } from '../src/charts/draw.ts';
import type { Handle } from '../src/chat/incoming.ts';
import { endUnlessAnswered } from './answered.ts';

/**
 * One process of the benchmark. `adapter`: the adapter with a bot that has one answer. `halqa`: the adapter, the
 * bot and a SQLite file; what it acknowledges is on disk.
 */
const [, , kind = 'adapter', api = '', token = '', file = ''] = process.argv;

const silent = () => undefined;
const log = { debug: silent, info: silent, warn: silent, error: console.error };
const clock = { now: () => Date.now() };

const startAdapter = async (handle: Handle): Promise<void> => {
  const [{ commands }, { createDiscord }] = await Promise.all([
    import('../commands/index.ts'),
    import('../src/adapters/discord/index.ts'),
  ]);
  const texts = new Map<string, string>();
  const keyValues = {
    get: (key: string) => texts.get(key),
    set: (key: string, value: string) => void texts.set(key, value),
  };
  const { port } = createDiscord({
    token,
    api,
    definitions: commands,
    menus: [],
    keyValues,
    log,
    now: clock.now,
    lost: async () => undefined,
    added: async () => undefined,
  });
  await port.start(handle);
};

const wholeBot = async (): Promise<Handle> => {
  const [{ commands }, { createBallotBox }, { createBot }, { unlimitedRates }, { openStore }] =
    await Promise.all([
      import('../commands/index.ts'),
      import('../src/app/polls/ballot-box.ts'),
      import('../src/app/bot.ts'),
      import('../src/app/incoming/rate-limit.ts'),
      import('../src/store/engine/open.ts'),
    ]);
  const store = await openStore({ url: file, log });
  const ballotBox = createBallotBox('a secret for the benchmark alone, long enough');
  return createBot({
    store,
    clock,
    commands,
    ballotBox,
    drawChart,
    log,
    rates: unlimitedRates,
    onAnswered: endUnlessAnswered,
  });
};

/** A bot with one answer, to measure the adapter alone. */
const oneAnswer = (async () => ({
  kind: 'public',
  card: {
    language: 'en',
    title: 'Progress',
    tone: 'neutral',
    blocks: [{ kind: 'text', body: [{ kind: 'plain', text: 'Two halls answered' }] }],
  },
})) as unknown as Handle;

await startAdapter(kind === 'adapter' ? oneAnswer : await wholeBot());
process.stdout.write('Ready.\n');
