import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/*
 * Runs the tests under the oldest Node that Halqa supports, `npm run test:floor [-- vitest arguments]`.
 * That Node is an npm package with its hash in scripts/floor/package-lock.json; it is installed when absent.
 */

const root = join(import.meta.dirname, '..');
const floor = join(import.meta.dirname, 'floor');
const bin = join(floor, 'node_modules', '.bin');
const windows = process.platform === 'win32';

const run = (program: string, args: readonly string[], cwd: string, env = process.env): void => {
  const { status, error } = spawnSync(program, args, { cwd, env, stdio: 'inherit', shell: windows });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
};

const node = join(bin, windows ? 'node.cmd' : 'node');
if (!existsSync(node)) run('npm', ['ci'], floor);
if (!existsSync(node))
  throw new Error(`There is no package of the oldest Node for ${process.platform} ${process.arch}.`);

run(node, ['--version'], root);
run(node, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...process.argv.slice(2)], root, {
  ...process.env,
  PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
});
