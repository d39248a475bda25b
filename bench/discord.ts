import { fork } from 'node:child_process';
import { join } from 'node:path';
import { openFakeDiscord } from '../test/fixtures/discord/discord.ts';
import { peopleOf } from '../test/fixtures/discord/people.ts';

/**
 * What an interaction costs: CPU time of our process from the gateway to the durable commit and the
 * acknowledged callback, as a ratio to a bare discord.js that only defers, in the same run.
 */
const rounds = 3;
const interactions = 1500;
const warmUp = 500;
const atOnce = 20;

const kinds = ['bare', 'adapter', 'halqa'] as const;
type Kind = (typeof kinds)[number];

type Report = Readonly<{ what: string; cpuMicros: number; rss: number; readyMs: number }>;

const measure = async (kind: Kind) => {
  const discord = await openFakeDiscord();
  const guild = discord.addGuild('Bench');
  const [ana, place] = [discord.addPerson(guild, 'Ana'), discord.addChannel(guild, 'water')];
  const people = peopleOf(discord, guild);
  const child = fork(join(import.meta.dirname, 'discord-subject.ts'), [kind, discord.api, discord.token], {
    execArgv: ['--expose-gc', '--import', 'tsx'],
  });
  child.once('exit', (code) => {
    if (code !== null) throw new Error(`${kind} ended with ${code}`);
  });
  const report = (what: string): Promise<Report> =>
    new Promise((resolve) => {
      const listen = (message: unknown) => {
        if ((message as Report).what !== what) return;
        child.off('message', listen);
        resolve(message as Report);
      };
      child.on('message', listen);
      if (what !== 'ready') child.send(what);
    });
  const ready = await report('ready');

  if (kind === 'halqa') {
    await people.command(ana, place, 'coalition setup', { name: 'Bench', zone: 'Asia/Beirut' });
    await people.command(ana, place, 'group create', { name: 'Water', goal: 'Springs' });
    await people.command(ana, place, 'group bind', { group: 'Water' });
  }
  const run = async (count: number): Promise<void> => {
    let left = count;
    const one = async (): Promise<void> => {
      while (left > 0) {
        left -= 1;
        const talk = people.send(ana, place, 'progress log', { text: `Two halls answered, ${left} to go` });
        while (talk.answered === undefined && discord.problems.length === 0)
          await new Promise((resolve) => setTimeout(resolve, 1));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    place.messages = [];
    discord.requests.length = 0;
    discord.conversations.clear();
  };
  await run(warmUp);
  await report('begin');
  await run(interactions);
  const { cpuMicros, rss } = await report('end');
  child.kill();
  await discord.close();
  if (discord.problems.length > 0) throw new Error(discord.problems.slice(0, 3).join('\n'));
  return {
    micros: cpuMicros / interactions,
    readyMs: ready.readyMs,
    idleMb: ready.rss / 1e6,
    rssMb: rss / 1e6,
  };
};

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const found: Readonly<Record<Kind, Awaited<ReturnType<typeof measure>>[]>> = {
  bare: [],
  adapter: [],
  halqa: [],
};
for (let round = 0; round < rounds; round += 1)
  for (const kind of kinds) found[kind].push(await measure(kind));

const of = (kind: Kind, key: 'micros' | 'readyMs' | 'idleMb' | 'rssMb') =>
  median(found[kind].map((one) => one[key]));
for (const [key, unit] of [
  ['micros', 'µs CPU per interaction'],
  ['readyMs', 'ms from start to ready'],
  ['idleMb', 'MB when ready'],
  ['rssMb', `MB after ${interactions + warmUp} interactions`],
] as const) {
  const [bare, adapter, halqa] = [of('bare', key), of('adapter', key), of('halqa', key)];
  process.stdout.write(
    `${unit}: halqa ${halqa.toFixed(0)}, bare discord.js ${bare.toFixed(0)}, ratio ${(halqa / bare).toFixed(2)}; the adapter alone ${adapter.toFixed(0)}, ratio ${(adapter / bare).toFixed(2)}\n`,
  );
}
