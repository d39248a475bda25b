import { fork } from 'node:child_process';
import { once } from 'node:events';
import { bundled, startFlags } from './bundled.ts';
import type { Figure, Measure } from './measure.ts';
import type { MonthOfMemory } from './year-subject.ts';

/** Of a busy coalition. */
const commandsADay = 40;
const monthDays = 30;
const mostMb = 10;
/** The first months fill caches; those of SQLite, 32 MB, are filled before. */
const warmMonths = 2;
const fillings = 80;

/** A year in one process: ticks, summaries, reminders, commands. */
export const year: Measure = {
  name: 'memory over a simulated year',
  goal: 'grows by no more than 10 MB from the second month to the last',
  run: async ({ sizes, path, say }) => {
    const months = Math.max(warmMonths + 1, sizes.months);
    const file = await bundled('year-subject.ts');
    const child = fork(
      file,
      [
        path('year.db'),
        String(months * monthDays),
        String(commandsADay),
        String(sizes.operations * fillings),
      ],
      {
        execArgv: [...startFlags, '--expose-gc'],
      },
    );
    const found: MonthOfMemory[] = [];
    const ended = once(child, 'exit');
    try {
      for (;;) {
        const [said] = (await Promise.race([
          once(child, 'message'),
          ended.then(([code]) => {
            throw new Error(`a year ended early, with ${code}`);
          }),
        ])) as [MonthOfMemory | 'done'];
        if (said === 'done') break;
        found.push(said);
        say(
          `month ${found.length}: ${Math.round(said.rss / 1e6)} MB, ${(said.held / 1e6).toFixed(1)} MB of it held`,
        );
      }
    } finally {
      child.kill();
    }
    const grown = (of: keyof MonthOfMemory) => {
      const [from, to] = [found[warmMonths - 1]?.[of], found.at(-1)?.[of]];
      return [((to ?? Number.NaN) - (from ?? Number.NaN)) / 1e6];
    };
    const what = `${months} months in one process, from the second to the last`;
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
