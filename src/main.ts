import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { render as drawForDiscord } from './adapters/discord/render.ts';
import { createSandbox } from './adapters/sandbox/sandbox.ts';
import { render as drawForSlack } from './adapters/slack/render.ts';
import { createBallotBox } from './app/ballot-box.ts';
import { createBot } from './app/bot.ts';
import { directoryOf } from './app/directory.ts';
import { drawChart, sizeOfChart } from './charts/draw.ts';
import { movableClock, systemClock } from './clock.ts';
import { ConfigError, environmentOfProcess, readConfig } from './config.ts';
import { createLog } from './log.ts';
import { sandboxTime } from './sandbox-time.ts';
import { type Heart, startHeart } from './schedule/heart.ts';
import { keepSecret } from './secret.ts';
import { MigrationError } from './store/migrate.ts';
import { openStore } from './store/open.ts';

const sandboxWorkspace = { platform: 'sandbox', workspace: 'sandbox' } as const;

/** The list of parts, in the order in which they need each other. */
const main = async (): Promise<void> => {
  const config = readConfig(environmentOfProcess());
  const log = createLog(config.logLevel);
  const secret = keepSecret(config.secret, join(config.dataFolder, 'secret'));
  const ballotBox = createBallotBox(secret);
  const store = await openStore({ url: config.databaseUrl, log });
  const clock = movableClock(systemClock, join(config.dataFolder, 'sandbox-clock.json'));
  const bot = createBot({ store, clock, commands, ballotBox, log });

  let heart: Heart | undefined;
  const beating = (): Heart => {
    if (heart === undefined) throw new Error('the heart has not been started');
    return heart;
  };
  const sandbox = createSandbox({
    journalPath: join(config.dataFolder, 'sandbox.jsonl'),
    time: sandboxTime(store, clock, beating),
    directory: () => directoryOf(store.read, sandboxWorkspace),
    reset: async (startAt) => {
      await store.write(async (memory) => {
        const coalition = await memory.coalitions.of(sandboxWorkspace);
        if (coalition !== null) await memory.coalitions.erase(coalition.id);
        await memory.deliveries.forget('sandbox:');
      });
      clock.moveTo(startAt(systemClock.now()));
    },
    drawChart,
    sizeOfChart,
    renderings: {
      slack: (card) => drawForSlack(card, sandboxWorkspace),
      discord: (card) => drawForDiscord(card, sandboxWorkspace),
    },
    log,
  });
  const platforms = [sandbox.port];
  heart = startHeart({ store, platforms, clock, ballotBox, log, onMet: sandbox.met });

  for (const platform of platforms) await platform.start(bot);
  await sandbox.begin('demo', 'en');
  const { url } = await sandbox.listen(config.port);
  process.stdout.write(`Halqa's sandbox is open: ${url}\n`);

  const stop = async (): Promise<void> => {
    for (const platform of platforms) await platform.stop();
    await beating().stop();
    await store.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

/** One sentence for what whoever starts it can mend; all there is of what only we can. */
const reasonOf = (error: unknown): unknown => {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof MigrationError) return `Halqa cannot start: ${error.message}.`;
  return error instanceof Error ? error.stack : error;
};

main().catch((error: unknown) => {
  process.stderr.write(`${reasonOf(error)}\n`);
  process.exit(1);
});
