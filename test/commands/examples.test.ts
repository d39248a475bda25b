import { expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';

const examples = commands.flatMap((command) =>
  command.subcommands.flatMap((sub) =>
    Object.entries(sub.args).map(([name, { kind, example }]) => ({
      of: `/${command.name} ${sub.name} ${name}`,
      kind,
      example,
    })),
  ),
);

/** What a form offers as an example is in the language of whoever fills it in. */
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
