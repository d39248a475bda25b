import { peopleOf as peopleOfDiscord } from '../test/fixtures/discord/people.ts';
import { overSocket, peopleOf as peopleOfSlack } from '../test/fixtures/slack/people.ts';
import type { Measure } from './measure.ts';
import { openPlatforms } from './whole.ts';

/** How many of each thousand events come from people. The others are platform noise. */
const perThousand = { suggestions: 10, commands: 5, slack: 5 } as const;
/** One writing command per hundred events runs first, so that SQLite's page cache (16 MB) is full. */
const fillShare = 0.01;
const atOnce = 20;
/** A tenth of the stream runs before the first measurement, so that caches are full. */
const warmUpShare = 0.1;
const mostMb = 10;

/** A long stream of events through the whole program: how much memory it gains. */
export const growth: Measure = {
  name: 'memory after a long stream of events',
  goal: 'grows by no more than 10 MB in a million events',
  run: async (bench) => {
    const { events } = bench.sizes;
    const { discord, slack, guild, halqa, close } = await openPlatforms(bench);
    const [ana, place] = [discord.addPerson(guild, 'Ana'), discord.addChannel(guild, 'water')];
    const subject = await halqa();
    const people = peopleOfDiscord(discord, guild);
    const slackPeople = peopleOfSlack(slack, overSocket(slack));
    await people.command(ana, place, 'coalition setup', { name: 'Bench', zone: 'Asia/Beirut' });
    await people.command(ana, place, 'group create', { name: 'Water', goal: 'Springs' });
    await people.command(ana, place, 'group bind', { group: 'Water' });

    const forget = (): void => {
      place.messages = [];
      discord.requests.length = 0;
      discord.conversations.clear();
      discord.gateway.forget();
      slack.shown.length = 0;
      slack.calls.length = 0;
    };
    /** Events about a server that Halqa ignores. */
    const passing = (n: number): void => {
      if (n % 2 === 0)
        discord.gateway.dispatch('CHANNEL_UPDATE', {
          id: place.id,
          guild_id: guild.id,
          name: 'water',
          topic: `Line ${n}`,
          type: 0,
          position: n % 50,
          permission_overwrites: [],
        });
      else
        discord.gateway.dispatch('GUILD_ROLE_UPDATE', {
          guild_id: guild.id,
          role: { id: `${n}`, name: 'r' },
        });
    };
    /** Sends a thousand at a time and waits for the answers to people, so that neither side falls behind. */
    const thousand = async (from: number, size: number): Promise<void> => {
      const share = (of: number) => Math.max(1, Math.round((of * size) / 1000));
      for (let n = 0; n < size - share(20); n += 1) passing(from + n);
      for (let n = 0; n < share(perThousand.slack); n += 1)
        await slack.envelope(
          { type: 'event_callback', event: { type: 'message', text: `Hello ${from + n}` } },
          'events_api',
        );
      await slackPeople.type('sam', 'water', '/halqa help');
      for (let n = 0; n < share(perThousand.suggestions); n += 1)
        await people.type(ana, place, 'action done', { item: `hall ${n}` }, 'item');
      for (let n = 0; n < share(perThousand.commands); n += 1)
        await people.command(ana, place, 'progress log', { text: `Two halls answered, ${from + n} to go` });
      forget();
    };
    const stream = async (from: number, to: number): Promise<void> => {
      for (let at = from; at < to; at += 1000) await thousand(at, Math.min(1000, to - at));
    };

    const fill = async (): Promise<void> => {
      for (let n = 0; n < events * fillShare; n += atOnce) {
        await Promise.all(
          Array.from({ length: atOnce }, (_, index) =>
            people.command(ana, place, 'progress log', { text: `Before the first look, ${n + index}` }),
          ),
        );
        forget();
      }
    };

    await fill();
    const warm = Math.ceil(events * warmUpShare);
    await stream(0, warm);
    const before = await subject.usageAfterGc();
    await stream(warm, warm + events);
    const after = await subject.usageAfterGc();
    await subject.end();
    await close();
    if (discord.problems.length > 0) throw new Error(discord.problems.slice(0, 3).join('\n'));
    const grown = (of: 'rss' | 'held') => [(after[of] - before[of]) / 1e6];
    return [
      {
        what: 'growth of what JavaScript holds',
        unit: 'MB',
        values: grown('held'),
        bound: { atMost: mostMb },
      },
      { what: 'growth of the process (RSS)', unit: 'MB', values: grown('rss'), bound: { atMost: mostMb } },
      {
        what: 'CPU of one event of the stream',
        unit: 'µs',
        values: [(after.cpuMicros - before.cpuMicros) / events],
      },
    ];
  },
};
