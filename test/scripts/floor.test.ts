import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minVersion, satisfies } from 'semver';
import { expect, it } from 'vitest';
import * as z from 'zod';

const engines = z.object({ engines: z.object({ node: z.string() }).optional() });
const lockShape = z.object({ packages: z.record(z.string(), engines) });

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', file), 'utf8'));

it('no package in the lock needs a newer Node than the oldest that Halqa supports', () => {
  const oldest = minVersion(engines.parse(read('package.json')).engines?.node ?? '');
  const packages = Object.entries(lockShape.parse(read('package-lock.json')).packages);
  expect(packages.length).toBeGreaterThan(100);
  const tooNew = packages.filter(
    ([, { engines: needed }]) => needed && !satisfies(oldest ?? '', needed.node),
  );
  expect(tooNew).toEqual([]);
});
