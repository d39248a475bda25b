import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openFakeDiscord } from '../test/fixtures/discord/discord.ts';
import { peopleOf } from '../test/fixtures/discord/people.ts';
import { bundled, startFlags } from './bundled.ts';
import { type Bench, byRound, type Measure, paired } from './measure.ts';
import { openSubject } from './subject.ts';

const atOnce = 20;
/** The permission of a person who may set up a coalition. */
const manageServer = String(1 << 5);
/** Enough for most of the code to be optimised: after one, a tenth of the time was spent on that. */
const warmUpRounds = 5;

type Kind = 'bare' | 'adapter' | 'halqa';

const open = async ({ path }: Bench, kind: Kind) => {
  const discord = await openFakeDiscord();
  // In a time that stands still everything would soon be taken for a delivery after an outage.
  discord.clock.now = Date.now;
  const guild = discord.addGuild('Bench');
  const [ana, place] = [discord.addPerson(guild, 'Ana', manageServer), discord.addChannel(guild, 'water')];
  const people = peopleOf(discord, guild);
  const folder = path(`interaction-${kind}`);
  await mkdir(folder, { recursive: true });
  const subject = await openSubject({
    ...(kind === 'bare'
      ? { file: join(import.meta.dirname, 'bare-discord.js'), args: [discord.api, discord.token] }
      : {
          file: await bundled('discord-subject.ts'),
          args: [kind, discord.api, discord.token, join(folder, 'bench.db')],
          flags: startFlags,
        }),
    folder,
    ready: /Ready\./,
  });
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
    discord.gateway.forget();
    if (discord.problems.length > 0) throw new Error(discord.problems.slice(0, 3).join('\n'));
  };
  return {
    run,
    /** CPU time of the process per interaction, in microseconds. */
    async cpu(count: number): Promise<number> {
      const before = await subject.usage();
      await run(count);
      return ((await subject.usage()).cpuMicros - before.cpuMicros) / count;
    },
    async close(): Promise<void> {
      await subject.end();
      await discord.close();
    },
  };
};

/** The cost of a command in Discord, from the gateway to the durable commit and the acknowledged callback. */
export const interaction: Measure = {
  name: 'an interaction in Discord, whole',
  goal: 'whole ≤ 1.6×, the adapter alone ≤ 0.9× a bare discord.js that only defers',
  run: async (bench) => {
    const { rounds, operations } = bench.sizes;
    const kinds = ['bare', 'adapter', 'halqa'] as const;
    const sides: Awaited<ReturnType<typeof open>>[] = [];
    const measured: Record<Kind, number[]> = { bare: [], adapter: [], halqa: [] };
    try {
      for (const kind of kinds) sides.push(await open(bench, kind));
      for (let round = 0; round < warmUpRounds; round += 1)
        for (const side of sides) await side.run(operations);
      for (let round = 0; round < rounds; round += 1)
        for (let turn = 0; turn < sides.length; turn += 1) {
          const which = (round + turn) % sides.length;
          const [kind, side] = [kinds[which], sides[which]];
          if (kind !== undefined && side !== undefined) measured[kind].push(await side.cpu(operations));
        }
    } finally {
      for (const side of sides) await side.close();
    }
    const against = (kind: Kind) => paired(byRound(measured[kind], measured.bare));
    return [
      {
        what: 'Discord: /progress log, on the disk and acknowledged',
        unit: '×',
        ...against('halqa'),
        bound: { atMost: 1.6 },
      },
      {
        what: 'Discord: the adapter alone, with a bot of one answer',
        unit: '×',
        ...against('adapter'),
        bound: { atMost: 0.9 },
      },
    ];
  },
};
