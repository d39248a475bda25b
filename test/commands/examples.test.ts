import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';
import { matchChoice } from '../../src/chat/text/choices.ts';
import { parseLine } from '../../src/chat/text/line.ts';

const examples = commands.flatMap((command) =>
  command.subcommands.flatMap((sub) =>
    Object.entries(sub.args).map(([name, { kind, example }]) => ({
      of: `/${command.name} ${sub.name} ${name}`,
      kind,
      example,
    })),
  ),
);

/** A form's examples are in the language of the person who fills it in. */
it('every argument that takes words has an example in both languages', () => {
  const inOneLanguage = examples.filter(
    ({ kind, of, example }) =>
      kind !== 'choice' &&
      of !== '/halqa help about' &&
      typeof example === 'string' &&
      /[a-z]{3}/.test(example),
  );
  expect(examples.length).toBeGreaterThan(50);
  expect(inOneLanguage).toEqual([]);
  for (const { of, example } of examples)
    if (typeof example === 'object') expect(example.ar, of).toMatch(/\p{Script=Arabic}/u);
});

const subcommands = commands.flatMap((command) =>
  command.subcommands.map((sub) => ({ path: `${command.name} ${sub.name}`, sub })),
);

describe('the example of a command', () => {
  it.each(['en', 'ar'] as const)('is understood whole, without a form: %s', (language) => {
    const lines = subcommands.flatMap(({ path, sub }) =>
      sub.examples.map((example) => ({
        path,
        line: typeof example === 'string' ? example : example[language],
      })),
    );
    expect(lines.length).toBeGreaterThan(60);
    const wrong = lines.filter(({ path, line }) => {
      const read = parseLine(commands, line);
      if (read.kind !== 'ok' || read.path !== path) return true;
      const { values, subcommand } = read;
      return Object.entries(subcommand.args).some(
        ([name, { required, kind, choices = [] }]) =>
          (required && values[name] === undefined) ||
          (kind === 'choice' && values[name] !== undefined && !matchChoice(choices, values[name])),
      );
    });
    expect(wrong).toEqual([]);
  });

  it('is in Arabic where it has words of a person', () => {
    const latin = subcommands.flatMap(({ sub }) =>
      sub.examples.flatMap((example) => (typeof example === 'string' ? [example] : [example.ar])),
    );
    expect(latin.filter((line) => / [A-Z][a-z]|@[A-Z]/.test(line.replace(/ABCD-EFGH|2026-Q3/g, '')))).toEqual(
      [],
    );
  });
});
