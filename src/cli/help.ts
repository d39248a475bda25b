import type { CliCommand, ListedCommand } from './command.ts';

const column = 22;

const row = (left: string, right: string): string => `  ${left.padEnd(column)}${right}`;

export const overview = (commands: Readonly<Record<string, ListedCommand>>): string =>
  [
    'Halqa follows up for the working groups of a coalition.',
    '',
    'npx halqa COMMAND [OPTIONS]',
    '',
    ...Object.entries(commands).map(([name, { summary }]) => row(name, summary)),
    '',
    '`npx halqa COMMAND --help` says more, and `npx halqa --version` which version this is. The settings are read from the environment and from .env.',
    'Exit codes: 0 all is well · 1 something needs a person, and it is said what · 2 the line was not understood.',
    '',
  ].join('\n');

export const commandHelp = (
  name: string,
  summary: string,
  { takes, options, details = [] }: CliCommand,
): string => {
  const lines = Object.entries({
    ...options,
    json: { what: 'Prints one JSON value for programs.' },
    help: { what: 'Prints this.' },
  }).map(([option, { what, value }]: [string, { what: string; value?: string }]) =>
    row(`--${option}${value === undefined ? '' : ` ${value}`}`, what),
  );
  return [
    `npx halqa ${name}${takes === undefined ? '' : ` ${takes.usage}`} [OPTIONS]`,
    '',
    summary,
    ...details.flatMap((paragraph) => ['', paragraph]),
    '',
    ...lines,
    '',
  ].join('\n');
};
