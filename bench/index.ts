import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure, Found, Measure, Sizes } from './measure.ts';
import { measures } from './measures.ts';
import { startPinning } from './pin.ts';
import { writePlans } from './plans.ts';
import { measuresNamed, readSizes } from './sizes.ts';
import { machineOf, tableOf, writePage } from './table.ts';

/** Runs a measure in a folder of its own. */
const run = async (
  measure: Measure,
  sizes: Sizes,
  say: (line: string) => void,
): Promise<readonly Figure[]> => {
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
    return await measure.run(bench);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/**
 * Runs measures one after another. One that fails does not take the results of the others with it, not even by an
 * error that nobody catches, as when a process that is measured ends.
 */
export const runMeasures = async (
  wanted: readonly Measure[],
  sizes: Sizes,
  say: (line: string) => void,
): Promise<readonly Found[]> => {
  const found: Found[] = [];
  const late = (error: unknown) => say(`an error of a measure that had ended: ${textOf(error)}`);
  let fail = late;
  const hear = (error: unknown) => fail(error);
  process.on('uncaughtException', hear);
  for (const measure of wanted) {
    const from = performance.now();
    try {
      const failed = new Promise<never>((_, reject) => {
        fail = reject;
      });
      found.push({ measure, figures: await Promise.race([run(measure, sizes, say), failed]) });
    } catch (error) {
      say(`${measure.name} failed: ${textOf(error)}`);
      found.push({ measure, figures: [], failure: error instanceof Error ? error.message : String(error) });
    }
    fail = late;
    say(`${measure.name}: ${Math.round((performance.now() - from) / 1000)} s`);
  }
  process.off('uncaughtException', hear);
  return found;
};

const textOf = (error: unknown): string => (error instanceof Error && error.stack) || String(error);

const main = async (args: string[]): Promise<void> => {
  const { wanted, sizes, markdown, plans } = chosenBy(args);
  if (plans) return writePlans(sizes);
  const loadBefore = loadavg()[0] ?? 0;
  const pinned = startPinning();
  const found = await runMeasures(wanted, sizes, (line) => process.stderr.write(`${line}\n`));
  const machine = machineOf(pinned, loadBefore);
  process.stdout.write(`${[machine, '', ...tableOf(found)].join('\n')}\n`);
  if (markdown) writePage(machine, found);
  // A measure that failed may have left something running.
  if (found.some(({ failure }) => failure !== undefined)) process.exit(1);
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
