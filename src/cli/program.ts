import { parseArgs } from 'node:util';
import { type CliCommand, CliError, type Invocation, type Outcome } from './command.ts';
import { commandHelp, overview } from './help.ts';
import { barOn } from './progress.ts';
import { reasonOf } from './reason.ts';

/** In the order in which the help lists them. Each is loaded when it is wanted, so that the help is quick. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  start: async () => (await import('./start.ts')).start,
  doctor: async () => (await import('./doctor.ts')).doctor,
  deliveries: async () => (await import('./deliveries.ts')).deliveries,
  backup: async () => (await import('./backup.ts')).backup,
  restore: async () => (await import('./restore.ts')).restore,
  move: async () => (await import('./move.ts')).move,
  export: async () => (await import('./export.ts')).exportCommand,
  erase: async () => (await import('./erase.ts')).erase,
  manifest: async () => (await import('./manifest.ts')).manifest,
  invite: async () => (await import('./invite.ts')).invite,
  register: async () => (await import('./register.ts')).register,
};

/** @returns the exit code: 0 all is well; 1 something needs a person; 2 the line was not understood */
export const main = async (words: readonly string[]): Promise<number> => {
  const [name, ...rest] = words;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(rest[0]);
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    process.stderr.write(`There is no command “${name}”. \`npx halqa --help\` lists them.\n`);
    return 2;
  }
  const json = rest.includes('--json');
  try {
    const command = await load();
    const read = readLine(command, rest);
    if (read === 'help') {
      process.stdout.write(commandHelp(command));
      return 0;
    }
    return report(await command.run(read), json);
  } catch (error) {
    return fail(error, json);
  }
};

const help = async (name: string | undefined): Promise<number> => {
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  process.stdout.write(
    load === undefined
      ? overview(await Promise.all(Object.values(commands).map((each) => each())))
      : commandHelp(await load()),
  );
  return 0;
};

/** @throws CliError with code 2 */
const readLine = (command: CliCommand, words: readonly string[]): Invocation | 'help' => {
  const see = `\`npx halqa ${command.name} --help\` says what it takes.`;
  const options = Object.fromEntries(
    Object.entries(command.options).map(([name, { value }]) => [
      name,
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
  if (positionals.length < atLeast) throw new CliError(`Something is missing. ${see}`, 2);
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
