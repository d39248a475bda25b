import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import type { Api } from './adapters/api/index.ts';
import type { Sandbox } from './adapters/sandbox/index.ts';
import { createBot } from './app/bot.ts';
import { unlimitedRates } from './app/incoming/rate-limit.ts';
import { noticeRestored } from './app/notify/restored.ts';
import { createBallotBox } from './app/polls/ballot-box.ts';
import { drawChart } from './charts/draw.ts';
import type { Handle } from './chat/incoming.ts';
import { PlatformError } from './chat/platform.ts';
import { reasonOf } from './cli/reason.ts';
import { calendarAddress, calendarFeeds } from './parts/calendar.ts';
import type { PlatformParts } from './parts/platform-parts.ts';
import { receiversOf } from './parts/receivers.ts';
import { openRecord } from './parts/record.ts';
import type { SandboxPart } from './parts/sandbox.ts';
import { startPlatforms } from './parts/start-platforms.ts';
import { type Clock, movableClock, systemClock } from './runtime/clock.ts';
import { type Config, environmentOfProcess, readConfig } from './runtime/config.ts';
import { keyFor } from './runtime/key-ring.ts';
import { countingLog, createLog, inDelivery, type Log, prettyDestination } from './runtime/log.ts';
import { returnMemoryWhenIdle } from './runtime/memory.ts';
import { acquireProcessLock } from './runtime/process-lock.ts';
import { StartProblem } from './runtime/start-problem.ts';
import { type StopStep, stopParts } from './runtime/stop.ts';
import { logUnhandled } from './runtime/unhandled.ts';
import { suspicionOf } from './schedule/clock-check.ts';
import { type Heart, startHeart } from './schedule/heart.ts';
import { MigrationError } from './store/engine/migrate.ts';
import type { Store } from './store/store.ts';
import { nightlyBackups } from './upkeep/nightly.ts';
import type { Metrics } from './watch/metrics.ts';

/** The sandbox moves the clock and starts over: never where real people's records are. */
const sandboxBesideRealPeople =
  'the sandbox does not open on a database that holds a coalition of Slack or Discord. Give it one of its own (HALQA_DATABASE_URL), or set the SLACK_… or DISCORD_… lines that are missing and HALQA_SANDBOX=off.';

/** Counts log lines. It is created after the parts that it measures. */
type Measured = { by: Metrics | undefined };

const openLog = async (config: Config, measured: Measured): Promise<Log> => {
  const destination = config.logFormat === 'pretty' ? await prettyDestination() : undefined;
  const log = countingLog(createLog(config.logLevel, destination), (level) => measured.by?.logged(level));
  logUnhandled(log);
  return log;
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};

/** The sandbox's messages, and the connection to Discord, are kept in files that one process may write. */
const lockFiles = ({ sandbox, discord, dataFolder }: Config): (() => void) =>
  sandbox || discord ? acquireProcessLock(join(dataFolder, 'running')) : () => undefined;

const warnOfClock = async (store: Store, clock: Clock, log: Log): Promise<void> => {
  const suspicion = await suspicionOf(store.read, clock.now());
  if (suspicion === null) return;
  log.warn({}, suspicion);
  say(suspicion);
};

/** A platform that is not configured is not loaded: it would cost memory, and seconds of the start. */
const loadPlatforms = async (
  parts: PlatformParts,
  sandbox: Pick<SandboxPart, 'clock' | 'real' | 'beating'>,
) => {
  const { config } = parts;
  return {
    sandbox: config.sandbox
      ? (await import('./parts/sandbox.ts')).sandboxPart({ ...parts, ...sandbox })
      : undefined,
    discord: config.discord && (await import('./parts/discord.ts')).discordPart(parts, config.discord),
    slack: config.slack && (await import('./parts/slack.ts')).slackPart(parts, config.slack),
  };
};

const stopOnSignal = (log: Log, release: () => void, steps: readonly StopStep[]): void => {
  const stop = async (): Promise<void> => {
    const clean = await stopParts(steps, log);
    release();
    process.exit(clean ? 0 : 1);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const openSandbox = async (sandbox: Sandbox, wanted: number, story: 'empty' | 'demo'): Promise<number> => {
  await sandbox.begin(story, 'en');
  const { url, port } = await sandbox.listen(wanted);
  say(`Halqa's sandbox is open: ${url}`);
  return port;
};

const openApi = async (api: Api, { host, port }: NonNullable<Config['api']>): Promise<void> => {
  const address = await api.listen(host, port);
  say(`Programs read the record at ${address}/v1 (docs/api.md)`);
};

/** The record of the process; a loss of it while it runs ends the process. */
const openRecordOf = async (config: Config, log: Log) => {
  const record = await openRecord(config, log, (lost) => {
    log.error({ err: lost }, 'the database was removed or damaged while the process runs');
    fail(lost);
  });
  if (config.sandbox && (await record.store.read.coalitions.isReal()))
    throw new StartProblem(sandboxBesideRealPeople);
  return record;
};

/** The list of parts, in the order in which they need each other. */
const main = async (): Promise<void> => {
  const config = readConfig(environmentOfProcess());
  const measured: Measured = { by: undefined };
  const log = await openLog(config, measured);
  // A line that is printed may be lost, for example where the disk of a log file is full.
  process.stdout.on('error', () => undefined);
  returnMemoryWhenIdle();
  const release = lockFiles(config);
  const { store, keys } = await openRecordOf(config, log);
  const ballotBox = createBallotBox((pollId) => keyFor(keys, pollId));
  // The time of real people cannot be moved.
  const real = config.discord !== undefined || config.slack !== undefined;
  const sandboxClock = movableClock(systemClock, join(config.dataFolder, 'sandbox-clock.json'));
  const clock = real ? systemClock : sandboxClock;
  await warnOfClock(store, clock, log);
  const restored = await noticeRestored(store, clock.now());
  let sandboxPort: number | undefined;
  const bot = createBot({
    store,
    clock,
    commands,
    ballotBox,
    drawChart,
    log,
    prefix: config.slackPrefix,
    programs: config.api !== undefined,
    onAnswered: (answered) => measured.by?.answered(answered),
    feedAddress: () => calendarAddress(config, sandboxPort),
    ...(real ? {} : { rates: unlimitedRates }),
  });
  const handle = ((incoming) => inDelivery(incoming.id, () => bot(incoming))) as Handle;

  let heart: Heart | undefined;
  const beating = (): Heart => {
    if (heart === undefined) throw new Error('the heart has not been started');
    return heart;
  };

  const pages = calendarFeeds(store, clock);
  const { sandbox, discord, slack } = await loadPlatforms(
    { config, store, keys, clock, log, pages },
    { clock: sandboxClock, real, beating },
  );
  const programs =
    config.api && (await import('./parts/programs.ts')).programsPart({ store, clock, ballotBox, log, pages });

  const platforms = [sandbox?.port, discord?.port, slack?.port].filter((port) => port !== undefined);
  const [sends, decides] = [config.roles.has('sender'), config.roles.has('clock')];
  heart = startHeart({
    store,
    platforms: sends ? platforms : [],
    decides,
    clock,
    ballotBox,
    log,
    restored,
    nightly: decides ? nightlyBackups({ config, store, holder: randomUUID(), log }) : undefined,
    callWebhook: sends ? programs?.callWebhook : undefined,
    onHandled: sandbox?.met ?? (() => undefined),
  });

  const receivers = receiversOf(config, platforms, { store, log });
  const watch =
    config.watch &&
    (await import('./parts/watch.ts')).watchPart(config, config.watch, clock, {
      store,
      heart,
      platforms: receivers,
    });
  // A supervisor may ask while the platforms are still being started.
  const watchedAt = await watch?.listen();
  measured.by = watch?.metrics;

  const started = await startPlatforms({ platforms: receivers, handle, log });
  // Handles at once what fell due while nothing ran.
  heart.wake();
  if (slack) say(`Halqa is in Slack. ${slack.welcome()}`);
  if (discord) say(`Let Halqa into a Discord server: ${discord.invite()}`);
  if (sandbox) sandboxPort = await openSandbox(sandbox, config.port, real ? 'empty' : 'demo');
  if (watchedAt !== undefined) say(`Halqa is watched at ${watchedAt}/metrics (docs/operating.md)`);
  if (programs && config.api) await openApi(programs.api, config.api);

  stopOnSignal(log, release, [
    ['the watch', async () => watch?.close()],
    ['the API', async () => programs?.api.close()],
    ['the platforms', () => started.stop()],
    ['the heart', () => beating().stop()],
    ['the store', () => store.close()],
  ]);
};

const fail = (error: unknown): never => {
  const sentence = reasonOf(error);
  const starts = error instanceof PlatformError || error instanceof MigrationError;
  const bug = error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${starts ? `Halqa cannot start: ${sentence}` : (sentence ?? bug)}\n`);
  process.exit(1);
};

main().catch(fail);
