import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Card } from '../../src/chat/card.ts';
import type { PlaceRef } from '../../src/chat/ids.ts';
import type { Store } from '../../src/store/store.ts';
import { openChat } from '../fixtures/chat.ts';
import { openFakeDiscord } from '../fixtures/discord/discord.ts';
import { openSlack } from '../fixtures/slack/counterpart.ts';
import { signingSecret } from '../fixtures/slack/people.ts';
import { botToken } from '../fixtures/slack/seed.ts';
import { workingFolder } from '../fixtures/started.ts';

/*
 * The real process in front of a counterpart of its platform, killed again and again while announcements
 * are put in its outbox and its platform answers badly. In the end each announcement is there once.
 */

/** A platform that misbehaves on request, and remembers what it was made to show. */
export type Counterpart = Readonly<{
  places: readonly PlaceRef[];
  environment: Readonly<Record<string, string>>;
  /** Lets one of the next requests fail. */
  trouble(random: Random): void;
  calm(): void;
  /** Everything that people see, as text. */
  texts(): readonly string[];
  close(): Promise<void>;
}>;

export type Random = (below: number) => number;

/** A small generator with a seed: the same torture each time. */
export const randomFrom = (seed: number): Random => {
  let state = seed >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export const slackCounterpart = async (): Promise<Counterpart> => {
  const slack = await openSlack({ inChannels: true });
  const channels = ['executive', 'strategic', 'water', 'schools'].map(
    (name) => slack.channels.get(name) ?? '',
  );
  return {
    places: channels.map((id) => ({ platform: 'slack', workspace: slack.team, id })),
    environment: {
      SLACK_BOT_TOKEN: botToken,
      SLACK_SIGNING_SECRET: signingSecret,
      SLACK_API_URL: slack.apiUrl,
      SLACK_PORT: '0',
    },
    trouble: (random) => {
      const how = (['lost', 'unavailable', { retryAfter: 1 }, { status: 500 }, { waitMs: 900 }] as const)[
        random(5)
      ];
      if (how === undefined) return;
      const method = random(5) === 0 ? 'conversations.history' : 'chat.postMessage';
      slack.troubles.push({ method, channel: channels[random(channels.length)] ?? '', how });
    },
    calm: () => void slack.troubles.splice(0),
    texts: () => slack.shown.map(({ text, blocks }) => JSON.stringify([text, blocks])),
    close: () => slack.close(),
  };
};

export const discordCounterpart = async (): Promise<Counterpart> => {
  const discord = await openFakeDiscord();
  const guild = discord.addGuild('Torture');
  const channels = ['executive', 'strategic', 'water', 'schools'].map((name) =>
    discord.addChannel(guild, name),
  );
  let calm = false;
  return {
    places: channels.map(({ id }) => ({ platform: 'discord', workspace: guild.id, id })),
    environment: {
      DISCORD_TOKEN: discord.token,
      DISCORD_APPLICATION_ID: discord.state.application,
      DISCORD_API_URL: discord.api,
    },
    trouble: (random) => {
      if (calm) return;
      const at = /^POST \/channels\/\d+\/messages/;
      const kinds = [
        { at, status: 502, done: true },
        { at, status: 500 },
        { at, status: 500, done: true, cut: true },
        { at, status: 200, done: true, delayMs: 900 },
        {
          at,
          status: 429,
          headers: { 'retry-after': '1', 'x-ratelimit-scope': 'user' },
          body: { retry_after: 1, global: false },
        },
      ];
      const kind = kinds[random(kinds.length)];
      if (kind !== undefined) discord.trouble(kind);
    },
    calm: () => {
      calm = true;
    },
    texts: () =>
      channels.flatMap(({ messages }) => messages.map(({ components }) => JSON.stringify(components))),
    close: () => discord.close(),
  };
};

const program = fileURLToPath(new URL('../../src/cli/start.js', import.meta.url));

const startProcess = (folder: string, environment: Readonly<Record<string, string>>) => {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(HALQA|SLACK|DISCORD)_/.test(name));
  const child: ChildProcess = spawn(process.execPath, [program], {
    cwd: folder,
    env: { ...Object.fromEntries(inherited), HALQA_LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const closed = once(child, 'close');
  const complaints: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  return {
    complaints,
    kill: async () => {
      child.kill('SIGKILL');
      await closed;
    },
  };
};

export type TortureOptions = Readonly<{
  store: Store;
  databaseUrl: string;
  counterpart: Counterpart;
  kills: number;
  random: Random;
  /** How long to wait in the end for everything to arrive. */
  settleMs: number;
}>;

export type TortureReport = Readonly<{ put: number; missing: readonly string[]; doubled: readonly string[] }>;

const cardOf = (title: string): Card => ({ language: 'en', title, tone: 'neutral', blocks: [] });

export const torture = async (options: TortureOptions): Promise<TortureReport> => {
  const { store, databaseUrl, counterpart, kills, random, settleMs } = options;
  const [first] = counterpart.places;
  if (first === undefined) throw new Error('the counterpart has no place');
  const chat = openChat({ store, in: first, now: new Date().toISOString() });
  await chat.say('ana', 'general', '/coalition setup Torture zone:UTC');
  const coalition = await store.read.coalitions.of(first);
  if (coalition === null) throw new Error('there is no coalition');

  const keys: string[] = [];
  const put = async (): Promise<void> => {
    const key = `torture-${String(keys.length).padStart(5, '0')};`;
    const place = counterpart.places[random(counterpart.places.length)] ?? first;
    await store.write((repositories) =>
      repositories.outbox.put(
        coalition.id,
        { kind: 'post', key, to: { to: 'place', place }, card: cardOf(key), subject: null },
        Date.now(),
      ),
    );
    keys.push(key);
  };
  const seenOf = (key: string) => counterpart.texts().filter((text) => text.includes(key)).length;

  const folder = workingFolder();
  const environment = { ...counterpart.environment, HALQA_DATABASE_URL: databaseUrl };
  let running = startProcess(folder.path, environment);
  try {
    for (let kill = 0; kill < kills; kill += 1) {
      for (let n = 1 + random(4); n > 0; n -= 1) {
        await put();
        if (random(2) === 0) counterpart.trouble(random);
      }
      await sleep(600 + random(2_800));
      await running.kill();
      running = startProcess(folder.path, environment);
    }
    counterpart.calm();
    const until = performance.now() + settleMs;
    while (performance.now() < until && keys.some((key) => seenOf(key) === 0)) await sleep(500);
    // What is in doubt would come a second time about now.
    await sleep(2_000);
    return {
      put: keys.length,
      missing: keys.filter((key) => seenOf(key) === 0),
      doubled: keys.filter((key) => seenOf(key) > 1),
    };
  } finally {
    await running.kill();
    if (running.complaints.length > 0) process.stderr.write(running.complaints.join('').slice(-2_000));
    folder.remove();
  }
};
