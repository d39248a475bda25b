import { parseArgs } from 'node:util';
import { type CliCommand, CliError, type Invocation, type ListedCommand, type Outcome } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { barOn } from './progress.ts';
import { reasonOf } from './reason.ts';

/** In the order in which the help lists them. Each is loaded when it is wanted: some bring a whole platform. */
const commands: Readonly<Record<string, ListedCommand>> = {
  start: {
    summary: 'Runs Halqa until it is stopped.',
    load: async () => (await import('./start.ts')).start,
  },
  doctor: {
    summary: 'Looks at everything Halqa needs, and says of each thing that it is well, or what to do.',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  deliveries: {
    summary: 'Lists the announcements that have not arrived: waiting, in doubt, or given up.',
    load: async () => (await import('./deliveries.ts')).deliveries,
  },
  backup: {
    summary: 'Copies the database into a file of its own, while Halqa runs or not, and checks the copy.',
    load: async () => (await import('./backup.ts')).backup,
  },
  restore: {
    summary: 'Puts a backup into an empty place, after checking both.',
    load: async () => (await import('./restore.ts')).restore,
  },
  move: {
    summary: 'Copies the records into another, empty database: from SQLite to PostgreSQL, or back.',
    load: async () => (await import('./move.ts')).move,
  },
  export: {
    summary: 'Writes all records of one coalition into a file, without the answers to polls.',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  erase: {
    summary: 'Erases one coalition for good, after writing all of its records into a file.',
    load: async () => (await import('./erase.ts')).erase,
  },
  manifest: {
    summary: 'Prints the manifest of the Slack app, for “Create New App”, “From a manifest”.',
    load: async () => (await import('./manifest.ts')).manifest,
  },
  invite: {
    summary: 'Prints the link that adds Halqa to a Discord server, and the permissions that it asks for.',
    load: async () => (await import('./invite.ts')).invite,
  },
  register: {
    summary: 'Registers the commands with Discord, as each start does where they have changed.',
    load: async () => (await import('./register.ts')).register,
  },
};

const listed = (name: string | undefined): ListedCommand | undefined =>
  name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;

/** @returns the exit code: 0 all is well; 1 something needs a person; 2 the line was not understood */
export const main = async (words: readonly string[]): Promise<number> => {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h')
    return rest[0] === undefined || listed(rest[0]) !== undefined ? help(rest[0]) : unknown(rest[0]);
  const found = listed(name);
  if (found === undefined) return unknown(name);
  const json = rest.includes('--json');
  try {
    const command = await found.load();
    const read = readLine(name, command, rest);
    if (read === 'help') return await help(name);
    return report(await command.run(read), json);
  } catch (error) {
    return fail(error, json);
  }
};

const unknown = (name: string): number => {
  process.stderr.write(`There is no command “${name}”. \`npx halqa --help\` lists them.\n`);
  return 2;
};

const help = async (name: string | undefined): Promise<number> => {
  const found = listed(name);
  process.stdout.write(
    name === undefined || found === undefined
      ? overview(commands)
      : commandHelp(name, found.summary, await found.load()),
  );
  return 0;
};

/** @throws CliError with code 2 */
const readLine = (name: string, command: CliCommand, words: readonly string[]): Invocation | 'help' => {
  const see = `\`npx halqa ${name} --help\` says what it takes.`;
  const options = Object.fromEntries(
    Object.entries(command.options).map(([option, { value }]) => [
      option,
      { type: value === undefined ? ('boolean' as const) : ('string' as const) },
    ]),
  );
  const line = {
    values: {} as Readonly<Record<string, string | boolean>>,
    positionals: [] as readonly string[],
  };
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: { ...options, help: { type: 'boolean', short: 'h' }, json: { type: 'boolean' } },
      allowPositionals: true,
    });
    Object.assign(line, { values, positionals });
  } catch (error) {
    throw new CliError(`${firstSentence(error)} ${see}`, 2);
  }
  const { values, positionals } = line;
  if (values.help === true) return 'help';
  const { atLeast, atMost } = command.takes ?? { atLeast: 0, atMost: 0 };
  if (positionals.length < atLeast) throw new CliError(`${command.takes?.usage} is missing. ${see}`, 2);
  if (positionals.length > atMost)
    throw new CliError(`“${positionals[atMost]}” is one word too many. ${see}`, 2);
  return {
    given: positionals,
    has: (option) => values[option] === true,
    value: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    bar: barOn(process.stderr),
  };
};

/** Node adds how to quote, which helps nobody here. */
const firstSentence = (error: unknown): string =>
  `${(error instanceof Error ? error.message : String(error)).split('. ')[0]?.replace(/\.$/, '')}.`;

const report = ({ text, data, ok = true }: Outcome, json: boolean): number => {
  process.stdout.write(json ? `${JSON.stringify({ ok, ...data }, null, 2)}\n` : `${text}\n`);
  return ok ? 0 : 1;
};

const fail = (error: unknown, json: boolean): number => {
  const sentence = error instanceof CliError ? error.message : reasonOf(error);
  const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (json) process.stdout.write(`${JSON.stringify({ ok: false, error: sentence ?? bug }, null, 2)}\n`);
  else process.stderr.write(`${sentence ?? bug}\n`);
  return error instanceof CliError ? error.code : 1;
};
