import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure, Measure, Sizes } from './measure.ts';
import { measures } from './measures.ts';
import { startPinning } from './pin.ts';
import { writePlans } from './plans.ts';
import { measuresNamed, readSizes } from './sizes.ts';
import { machineOf, tableOf, writePage } from './table.ts';

/** Runs measures one after another, and returns their figures. */
export const runMeasures = async (
  wanted: readonly Measure[],
  sizes: Sizes,
  say: (line: string) => void,
): Promise<readonly Readonly<{ measure: Measure; figures: readonly Figure[] }>[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'halqa-bench-'));
  const bench: Bench = {
    sizes,
    path: (name) => join(folder, name),
    remove: async (name) => {
      for (const file of await readdir(folder)) if (file.startsWith(name)) await rm(join(folder, file));
    },
    say,
  };
  try {
    const found: { measure: Measure; figures: readonly Figure[] }[] = [];
    for (const measure of wanted) {
      const from = performance.now();
      found.push({ measure, figures: await measure.run(bench) });
      say(`${measure.name}: ${Math.round((performance.now() - from) / 1000)} s`);
    }
    return found;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

const main = async (args: string[]): Promise<void> => {
  const { wanted, sizes, markdown, plans } = chosenBy(args);
  if (plans) return writePlans(sizes);
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const loadBefore = loadavg()[0] ?? 0;
  const pinned = startPinning();
  const found: Figure[] = [];
  for (const measure of wanted)
    try {
      for (const { figures } of await runMeasures([measure], sizes, say)) found.push(...figures);
    } catch (error) {
      // The others are still worth knowing.
      say(`${measure.name} failed: ${error instanceof Error ? error.stack : error}`);
      process.exitCode = 1;
    }
  const machine = machineOf(pinned, loadBefore);
  process.stdout.write(`${[machine, '', ...tableOf(found)].join('\n')}\n`);
  if (markdown) writePage(machine, found);
};

/** What the command line asks for. One that is wrong ends the process with a sentence. */
const chosenBy = (args: string[]) => {
  try {
    const chosen = readSizes(args);
    return { ...chosen, wanted: measuresNamed(measures, chosen.only) };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
    process.exit(2);
  }
};

if (import.meta.url === new URL(process.argv[1] ?? '', 'file://').href) await main(process.argv.slice(2));
