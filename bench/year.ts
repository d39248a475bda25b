import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundled, startFlags } from './bundled.ts';
import type { Figure, Measure } from './measure.ts';
import type { PartOfYear } from './year-subject.ts';

/** Of a busy coalition. */
const mostCommandsADay = 40;
const mostMb = 10;
/** The first parts fill caches; those of SQLite, 32 MB, are filled before. */
const warm = 2;
const fillings = 2;

/** A year in one process: ticks, summaries, reminders, commands. */
export const year: Measure = {
  name: 'memory over a simulated year',
  goal: 'grows by no more than 10 MB from the second month to the last',
  run: async ({ sizes, path, say }) => {
    const commandsADay = Math.min(mostCommandsADay, sizes.operations);
    const file = await bundled('year-subject.ts');
    const child = fork(
      file,
      [path('year.db'), String(sizes.days), String(commandsADay), String(sizes.taps * fillings)],
      {
        execArgv: [...startFlags, '--expose-gc'],
      },
    );
    const found: PartOfYear[] = [];
    const ended = once(child, 'exit');
    try {
      for (;;) {
        const [said] = (await Promise.race([
          once(child, 'message'),
          ended.then(([code]) => {
            throw new Error(`a year ended early, with ${code}`);
          }),
        ])) as [PartOfYear | 'done'];
        if (said === 'done') break;
        found.push(said);
        say(
          `part ${found.length} of 12: ${Math.round(said.rss / 1e6)} MB, ${(said.held / 1e6).toFixed(1)} MB of it held`,
        );
      }
    } finally {
      child.kill();
    }
    const grown = (of: keyof PartOfYear) => {
      const [from, to] = [found[warm - 1]?.[of], found.at(-1)?.[of]];
      return [((to ?? Number.NaN) - (from ?? Number.NaN)) / 1e6];
    };
    const what = `${sizes.days} days in one process, from the second twelfth to the last`;
    return [
      {
        what: `${what}: growth of what JavaScript holds`,
        unit: 'MB',
        values: grown('held'),
        bound: { atMost: mostMb },
      },
      {
        what: `${what}: growth of the process (RSS)`,
        unit: 'MB',
        values: grown('rss'),
        bound: { atMost: mostMb },
      },
    ] satisfies readonly Figure[];
  },
};
