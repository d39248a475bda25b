import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/*
 * Bundles the program as plain JavaScript whenever a source file has changed. There is no build step to forget.
 */

export const root = fileURLToPath(new URL('../../', import.meta.url));
const sources = ['src', 'commands'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') || name.endsWith('bundle.js'))
    .map((name) => join(root, folder, name)),
);

/** What a process begins with: the program, or the command line. What both need is in the bundle once. */
const entryPoints = ['main.ts', 'cli/program.ts'];

/** What says which versions of the packages are installed; the second is npm's own note of it. */
const locks = ['package-lock.json', 'node_modules/.package-lock.json']
  .map((name) => join(root, name))
  .filter((path) => existsSync(path));

/** A hash of the contents, not of the dates: an image or an archive may give every file the same date. */
const fingerprint = [...sources, join(root, 'package.json'), ...locks]
  .toSorted()
  .reduce(
    (hash, path) => hash.update(`${path}\n`).update(readFileSync(path)),
    createHash('sha256').update(process.version),
  )
  .digest('hex')
  .slice(0, 16);

/** Inside node_modules, so that the bundle finds its packages and is removed when they are reinstalled. */
const cache = join(root, 'node_modules', '.cache', 'halqa');
const folder = join(cache, fingerprint);

/**
 * What stays outside the bundle: native code, what reads files of its own, and what other packages use only if
 * somebody has installed it.
 */
const outside = [
  'better-sqlite3',
  '@resvg/resvg-js',
  '@expo-google-fonts/cairo',
  'esbuild',
  'tsx',
  'bufferutil',
  'pg-native',
  'utf-8-validate',
  'zlib-sync',
];

/** Older packages ask for Node's own parts with `require`, which a module does not have by itself. */
const withRequire = `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

/** Makes `import.meta.url` the address of the source file, so that files beside it are still found. */
const sourceAddresses = {
  name: 'source addresses',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      if (!text.includes('import.meta.url')) return undefined;
      const url = JSON.stringify(pathToFileURL(path).href);
      return { loader: 'ts', contents: text.replaceAll('import.meta.url', url) };
    });
  },
};

/** Bundles older than this are removed: a change makes a new one, and a kill may leave half of one. */
const oldAfterMs = 7 * 24 * 60 * 60 * 1000;

const removeOldBundles = async () => {
  // Compared by the clock of the file system: that of this process may be wrong, and others run from theirs.
  const madeAt = statSync(folder).mtimeMs;
  for (const name of readdirSync(cache)) {
    const path = join(cache, name);
    if (statSync(path, { throwIfNoEntry: false })?.mtimeMs < madeAt - oldAfterMs)
      // A bundle made by another account may not be ours to remove.
      await rm(path, { recursive: true, force: true }).catch(() => undefined);
  }
};

/** A folder of this process alone. A process id would not do: two containers may share the folder and the number. */
const emptyFolder = () => {
  try {
    mkdirSync(cache, { recursive: true });
    const half = `${folder}.${randomUUID()}`;
    mkdirSync(half);
    return half;
  } catch (error) {
    process.stderr.write(
      `Halqa cannot write to ${cache} (${error.code}): it runs from its sources, which takes longer and a third more memory.\n`,
    );
    return undefined;
  }
};

/** The options of esbuild. The bench bundles its own programs with them too. */
export const bundleOptions = (entryPoints, outdir) => ({
  entryPoints,
  outdir,
  bundle: true,
  splitting: true,
  external: outside,
  banner: { js: withRequire },
  platform: 'node',
  format: 'esm',
  target: 'node22',
  outExtension: { '.js': '.mjs' },
  sourcemap: 'linked',
  sourcesContent: false,
  // Less to read and to keep. Names stay, and lines are short enough to find what a stack in the log speaks of.
  minifyWhitespace: true,
  minifySyntax: true,
  lineLimit: 160,
  plugins: [sourceAddresses],
});

const bundle = async (half) => {
  const { build, stop } = await import('esbuild');
  await build(
    bundleOptions(
      entryPoints.map((name) => join(root, 'src', name)),
      half,
    ),
  );
  await stop();
  try {
    await rename(half, folder);
  } catch (error) {
    // Another process that started at the same time was first; its bundle is the same.
    await rm(half, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  await removeOldBundles();
};

/**
 * The folder of a current bundle, made now if there is none; `undefined` where it cannot be written.
 */
export const bundled = async () => {
  const half = existsSync(folder) ? undefined : emptyFolder();
  if (half !== undefined) await bundle(half);
  return existsSync(folder) ? folder : undefined;
};

// `npm run bundle`: for an installation that the program itself must not write to.
if (process.argv[1] === fileURLToPath(import.meta.url) && (await bundled()) === undefined) process.exit(1);
