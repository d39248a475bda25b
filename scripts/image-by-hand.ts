import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { listIn, namesInContext, readDockerfile } from './dockerfile.ts';

/*
 * Without a Docker engine: carries out the lines of the Dockerfile in a separate folder, with the Node of the
 * image, and only the programs that its lines name. It does not try the container or its operating system.
 */

const repository = resolve(import.meta.dirname, '..');

/** What the lines of the Dockerfile and npm call. No compiler is among them. */
const tools = ['sh', 'rm', 'install', 'env', 'id'];

const toolFolder = (at: string): string => {
  mkdirSync(at, { recursive: true });
  const found = (name: string) =>
    (process.env.PATH ?? '')
      .split(delimiter)
      .map((folder) => join(folder, name))
      .find((path) => existsSync(path));
  for (const name of [...tools, 'npm']) {
    const path = found(name);
    if (path !== undefined) symlinkSync(path, join(at, name));
  }
  cpSync(process.execPath, join(at, 'node'));
  return at;
};

export type Image = Readonly<{
  /** Where a path of the image is on this machine. */
  at(path: string): string;
  workFolder: string;
  environment: Readonly<Record<string, string>>;
  health: readonly string[];
  command: readonly string[];
  /** The account that it runs as: the current one, unless that is root. */
  account: Readonly<{ uid: number; gid: number }> | undefined;
  remove(): void;
}>;

/** How this machine reaches the registry, without other variables of this process. */
const machine = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(npm_|HALQA_|SLACK_|DISCORD_|NODE_OPTIONS)/.test(name)),
);

type Stage = { root: string; workFolder: string; environment: Record<string, string> };

/**
 * Builds what the Dockerfile says. @throws when a line fails, or copies a file that the context does not hold
 */
export const buildByHand = (): Image => {
  const home = mkdtempSync(join(tmpdir(), 'halqa-image-'));
  chmodSync(home, 0o755);
  try {
    return buildIn(home);
  } catch (error) {
    rmSync(home, { recursive: true, force: true });
    throw error;
  }
};

const buildIn = (home: string): Image => {
  const path = toolFolder(join(home, 'bin'));
  const context = new Set(namesInContext(join(repository, '.dockerignore')));
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : undefined;
  const stages = new Map<string, Stage>();
  let stage: Stage = { root: '', workFolder: '/', environment: {} };
  let health: readonly string[] = [];
  let command: readonly string[] = [];
  let user = '';

  const at = (root: string, inside: string) => join(root, inside);
  const inImage = (words: string): string =>
    words
      .replace(
        /(^|[\s=])(\/data)\b/g,
        (_, before: string, found: string) => `${before}${at(stage.root, found)}`,
      )
      .replace(
        /--owner=\S+ --group=\S+/,
        account === undefined ? '' : `--owner=${account.uid} --group=${account.gid}`,
      );
  const copy = (words: string): void => {
    const from = /^--from=(\S+)\s+/.exec(words);
    const [to = '', ...sources] = words
      .slice(from?.[0].length ?? 0)
      .split(/\s+/)
      .toReversed();
    const source = from?.[1] === undefined ? undefined : stages.get(from[1]);
    for (const name of sources.toReversed()) {
      if (source === undefined && !context.has(name)) throw new Error(`.dockerignore leaves out ${name}`);
      const target = join(at(stage.root, stage.workFolder), to, to.endsWith('/') ? name : '');
      cpSync(source === undefined ? join(repository, name) : at(source.root, name), target, {
        recursive: true,
        verbatimSymlinks: true,
      });
    }
  };
  const run = (words: string): void =>
    void execFileSync(join(path, 'sh'), ['-c', inImage(words)], {
      cwd: at(stage.root, stage.workFolder),
      env: { ...machine, ...stage.environment, PATH: path, npm_config_prefer_offline: 'true' },
      stdio: 'inherit',
    });

  for (const { what, words } of readDockerfile(join(repository, 'Dockerfile'))) {
    if (what === 'ARG') requireNode(words);
    else if (what === 'FROM') {
      const name = / AS (\S+)$/.exec(words)?.[1] ?? 'last';
      stage = { root: join(home, name), workFolder: '/', environment: {} };
      mkdirSync(stage.root, { recursive: true });
      stages.set(name, stage);
    } else if (what === 'WORKDIR') {
      stage.workFolder = words;
      mkdirSync(at(stage.root, words), { recursive: true });
    } else if (what === 'ENV')
      for (const [, name = '', value = ''] of words.matchAll(/(\w+)=(\S+)/g))
        stage.environment[name] = inImage(value);
    else if (what === 'COPY') copy(words);
    else if (what === 'RUN') run(words);
    else if (what === 'USER') user = words;
    else if (what === 'HEALTHCHECK') health = listIn(words);
    else if (what === 'CMD') command = listIn(words);
    else if (what !== 'VOLUME') throw new Error(`nobody knows what ${what} does`);
  }
  if (user === '' || user === 'root' || user === '0') throw new Error('the image runs as root');
  const { root, workFolder, environment } = stage;
  closeToWriting(at(root, workFolder));
  return {
    at: (inside) => at(root, inside),
    workFolder: at(root, workFolder),
    environment: { ...environment, PATH: path, HOME: '/nowhere' },
    health,
    command,
    account,
    remove: () => {
      spawnSync('chmod', ['-R', 'u+w', home]);
      rmSync(home, { recursive: true, force: true });
    },
  };
};

/** The account of the program must not be able to change the program. */
const closeToWriting = (folder: string): void => void execFileSync('chmod', ['-R', 'a-w', folder]);

const requireNode = (words: string): void => {
  const [, version = ''] = /^NODE=([\d.]+)-/.exec(words) ?? [];
  if (process.version !== `v${version}`)
    throw new Error(`the image has Node ${version}, and this is ${process.version}: run npm ci`);
};

type Expect = (holds: boolean, sentence: string) => void;

/** Runs what was built, as the image does, and stops it. */
export const tryByHand = async (image: Image, expectThat: Expect): Promise<void> => {
  const { account, environment, workFolder } = image;
  const as = { ...account, cwd: workFolder, env: { ...environment, HALQA_PORT: '0' } };
  const [program = '', ...words] = image.command;
  const child = spawn(join(environment.PATH ?? '', program), words, {
    ...as,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const closed = once(child, 'close');
  const [asks = '', ...questions] = image.health;
  const isHealthy = () => spawnSync(join(environment.PATH ?? '', asks), questions, as).status === 0;
  let healthy = false;
  for (let second = 0; second < 60 && !healthy && child.exitCode === null; second += 1) {
    // The port answers while the rest is still being started.
    healthy = isHealthy() && said.includes('is open');
    if (!healthy) await pause(1000);
  }
  process.stdout.write(said);
  expectThat(healthy, 'its own health check answers within a minute');
  if (process.platform === 'linux' && healthy) {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    expectThat(
      account === undefined || status.includes(`\nUid:\t${account.uid}\t`),
      'it does not run as root',
    );
    const [, kilobytes = ''] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
    expectThat(
      Number(kilobytes) < 256 * 1024,
      `it was never larger than 256 MB (${Math.round(Number(kilobytes) / 1024)} MB)`,
    );
  }
  const data = image.at('/data');
  expectThat(readdirSync(data).includes('halqa.sqlite'), 'its record is in /data');
  const doctor = spawnSync(join(environment.PATH ?? '', 'node'), ['src/cli/halqa.js', 'doctor'], {
    ...as,
    encoding: 'utf8',
  });
  expectThat(
    doctor.status === 0 && doctor.stderr === '',
    'its command line finds all well, without writing beside it',
  );
  if (doctor.status !== 0) process.stdout.write(doctor.stdout + doctor.stderr);
  const cached = readdirSync(join(workFolder, 'node_modules', '.cache', 'halqa'));
  expectThat(cached.length === 1, 'it runs from the bundle that was made while it was built');
  const leftAt = performance.now();
  child.kill('SIGTERM');
  const [code] = await closed;
  const graceMs =
    1000 *
    Number(/stop_grace_period: (\d+)s/.exec(readFileSync(join(repository, 'compose.yaml'), 'utf8'))?.[1]);
  expectThat(
    code === 0 && performance.now() - leftAt < graceMs,
    'it stops cleanly within the time that compose.yaml gives it',
  );
  expectThat(!isHealthy(), 'its health check tells that it is gone');
};
