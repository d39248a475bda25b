import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..');

const sourcesUnder = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => join(folder, name));

const files = [...sourcesUnder('src'), ...sourcesUnder('commands')];

type Arrow = Readonly<{ from: string; to: string; typeOnly: boolean }>;

/** Every import of a file, also re-exports and dynamic ones; a package by its name, a file by its path. */
const arrowsOf = (file: string): readonly Arrow[] => {
  const text = readFileSync(join(root, file), 'utf8');
  const { module, errors } = parseSync(file, text);
  if (errors.length > 0) throw new Error(`${file} could not be parsed`);
  const found = [
    ...module.staticImports.map((one) => ({
      name: one.moduleRequest.value,
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap((one) =>
      one.entries.flatMap((entry) =>
        entry.moduleRequest ? [{ name: entry.moduleRequest.value, typeOnly: entry.isType }] : [],
      ),
    ),
    ...module.dynamicImports.map((one) => ({
      name: text.slice(one.moduleRequest.start + 1, one.moduleRequest.end - 1),
      typeOnly: false,
    })),
  ];
  return found.map(({ name, typeOnly }) => ({
    from: file,
    to: name.startsWith('.') ? relative(root, resolve(root, dirname(file), name)) : name,
    typeOnly,
  }));
};

const arrows = files.flatMap(arrowsOf);

/** The room a file stands in: `src/chat`, `src/adapters/slack`, `commands`, or the file itself right under `src`. */
const roomOf = (path: string): string => {
  const [top, room, inner] = path.split('/');
  if (top === 'commands') return 'commands';
  if (top !== 'src') return path;
  if (room === 'adapters') return inner === undefined ? path : `src/adapters/${inner}`;
  return path.split('/').length > 2 ? `src/${room}` : path;
};

/** The room inside the application layer: `items`, `polls`, …; a file at its top level is its own room. */
const roomOfApp = (path: string): string | undefined => /^src\/app\/([^/]+)/.exec(path)?.[1];

const runtimeTypes = ['src/runtime/clock.ts', 'src/runtime/log.ts'];

/** Who may import whom. A room may always import itself; `main`, the parts beside it and `cli` may import all. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  'src/runtime': [],
  // The one normaliser of letters: arguments and choices are compared as names and dates are.
  'src/chat': ['src/domain/plain-letters.ts'],
  'src/domain': [],
  'src/words': ['src/chat'],
  'src/cards': ['src/domain', 'src/chat', 'src/words'],
  'src/store': ['src/domain', 'src/chat', 'src/runtime/log.ts', 'src/runtime/make-folder.ts'],
  'src/app': ['src/domain', 'src/cards', 'src/chat', 'src/words', 'src/store', ...runtimeTypes],
  'src/schedule': ['src/app', 'src/domain', 'src/chat', 'src/store', ...runtimeTypes],
  'src/charts': ['src/chat'],
  // What is measured, and for whom.
  'src/watch': ['src/app/incoming/observed.ts', 'src/chat', 'src/schedule', 'src/store'],
  'src/demo': ['src/chat', 'src/domain', 'src/words', 'src/cards', 'src/adapters/sandbox', 'commands'],
  'src/adapters/sandbox': ['src/chat'],
  'src/adapters/slack': ['src/chat'],
  'src/adapters/discord': ['src/chat'],
  'src/adapters/api': ['src/chat'],
  'src/adapters/webhook': ['src/chat'],
  commands: ['src/app', 'src/cards', 'src/chat', 'src/domain', 'src/words'],
};

/** The one folder that may import each package. */
const homes: Readonly<Record<string, string | readonly string[]>> = {
  '@slack/socket-mode': 'src/adapters/slack',
  '@slack/web-api': 'src/adapters/slack',
  'discord.js': 'src/adapters/discord',
  '@discordjs/rest': 'src/adapters/discord',
  'discord-api-types': 'src/adapters/discord',
  '@discordjs/ws': 'src/adapters/discord',
  'node-cron': 'src/schedule/heart.ts',
  kysely: 'src/store',
  'better-sqlite3': 'src/store',
  pg: 'src/store',
  hono: ['src/adapters/sandbox', 'src/adapters/api'],
  '@hono/zod-openapi': 'src/adapters/api',
  'ipaddr.js': 'src/adapters/webhook',
  preact: 'src/adapters/sandbox',
  'intl-messageformat': 'src/words',
  '@resvg/resvg-js': 'src/charts/draw.ts',
  pino: 'src/runtime/log.ts',
  'pino-pretty': 'src/runtime/log.ts',
  'prom-client': 'src/watch',
  fflate: 'src/app/coalition/exporting.ts',
};

const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);

const ours = (path: string): boolean => path.startsWith('src/') || path.startsWith('commands/');

/** A circle of imports, if there is one. */
const circleIn = (between: readonly Arrow[]): readonly string[] | undefined => {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of between) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const walk = (place: string, way: readonly string[]): readonly string[] | undefined => {
    if (way.includes(place)) return [...way.slice(way.indexOf(place)), place];
    if (done.has(place)) return undefined;
    for (const other of next.get(place) ?? []) {
      const circle = walk(other, [...way, place]);
      if (circle) return circle;
    }
    done.add(place);
    return undefined;
  };
  for (const place of next.keys()) {
    const circle = walk(place, []);
    if (circle) return circle;
  }
  return undefined;
};

/** `main`, the parts it puts together, and what is run by hand. They may import all. */
const besideTheRooms = (path: string): boolean =>
  /^src\/(main|(parts|upkeep|cli)\/[a-z-]+)\.[jt]s$/.test(path);

describe('the house', () => {
  it('was read at all', () => {
    expect(files.length).toBeGreaterThan(50);
    expect(arrows.length).toBeGreaterThan(200);
    expect(arrows.filter(({ to }) => ours(to)).length).toBeGreaterThan(150);
  });

  it('has only the arrows of the plan', () => {
    const wrong = arrows.filter(({ from, to }) => {
      if (!ours(to) || besideTheRooms(from)) return false;
      const [room, other] = [roomOf(from), roomOf(to)];
      const may = allowed[room] ?? [];
      return room !== other && !may.includes(other) && !may.includes(to);
    });
    expect(wrong, 'these imports are not allowed: see the table in CONTRIBUTING').toEqual([]);
  });

  it('lets the store know the chat by its types alone', () => {
    const wrong = arrows.filter(
      ({ from, to, typeOnly }) => roomOf(from) === 'src/store' && roomOf(to) === 'src/chat' && !typeOnly,
    );
    expect(wrong, 'the store may import types of the chat only').toEqual([]);
  });

  it('imports no package into the chat but zod, and into the domain none but dates', () => {
    const packages = (room: string) => [
      ...new Set(arrows.filter(({ from, to }) => roomOf(from) === room && !ours(to)).map(({ to }) => to)),
    ];
    expect(packages('src/chat').filter((name) => name !== 'zod')).toEqual([]);
    expect(
      packages('src/domain').filter((name) => !['temporal-polyfill', 'chrono-node'].includes(name)),
    ).toEqual([]);
  });

  it('keeps each package in its home', () => {
    const wrong = arrows.filter(({ from, to }) => {
      const home = homes[packageOf(to)];
      if (home === undefined || ours(to)) return false;
      return ![home].flat().some((one) => from === one || from.startsWith(`${one}/`));
    });
    expect(wrong, 'each of these packages has one home: see homes above').toEqual([]);
  });

  it('has no circles', () => {
    const code = arrows.filter(({ to }) => ours(to));
    expect(circleIn(code)).toBeUndefined();
  });

  it('has no circle among the rooms of the application layer', () => {
    const between = arrows.flatMap(({ from, to, typeOnly }) => {
      const [room, other] = [roomOfApp(from), roomOfApp(to)];
      return room === undefined || other === undefined || room === other
        ? []
        : [{ from: room, to: other, typeOnly }];
    });
    expect(between.length).toBeGreaterThan(50);
    expect(circleIn(between)).toBeUndefined();
  });

  it('reads the environment in one place and the time in one place', () => {
    const uses = (pattern: RegExp) =>
      files.filter((file) => pattern.test(readFileSync(join(root, file), 'utf8')));
    expect(uses(/process\.env/)).toEqual(['src/runtime/config.ts']);
    expect(uses(/new Date\(\)|Date\.now\(\)/)).toEqual(['src/runtime/clock.ts']);
  });

  it('has no file over 400 lines', () => {
    const long = files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 401);
    expect(long, 'these files have more than 400 lines: divide them by subject').toEqual([]);
  });
});
