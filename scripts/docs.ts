import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands } from '../commands/index.ts';
import { typedName } from '../src/cards/help-card.ts';
import { wordsFor } from '../src/words/words.ts';

/**
 * Writes the pages that are generated from the command definitions. With `--check` it writes nothing and
 * fails when one is out of date.
 */
const root = join(import.meta.dirname, '..');

const cell = (text: string): string => text.replaceAll('|', '\\|');

type Args = (typeof commands)[number]['subcommands'][number]['args'];

/** Each argument as a reader of the language types it. */
const argumentsOf = (args: Args, language: 'en' | 'ar'): string => {
  const words = wordsFor({ language, digits: 'latn', timeZone: 'UTC' });
  return Object.entries(args)
    .map(([name, argument]) => ({ typed: typedName(words, name, argument), argument }))
    .map(({ typed, argument }) => (argument.required ? `**${typed}**` : typed))
    .join(language === 'ar' ? '، ' : ', ');
};

const table = (language: 'en' | 'ar'): string => {
  const head =
    language === 'en'
      ? ['Command', 'What it does', 'Arguments (required ones in bold)', 'For example']
      : ['الأمر', 'ما يفعله', 'المعطيات (المطلوبة بخط عريض)', 'مثال'];
  const rows = commands.flatMap((command) =>
    command.subcommands.map((sub) => [
      `\`/${command.name} ${sub.name}\``,
      sub.summary[language],
      argumentsOf(sub.args, language),
      sub.examples
        .map((example) => (typeof example === 'string' ? example : example[language]))
        .map((example) => `\`${example}\``)
        .join('<br>'),
    ]),
  );
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
};

const pages: Readonly<Record<string, string>> = {
  'docs/commands.md': `# Commands

This page is generated from the definitions in \`commands/\` by \`npm run docs\`. In the chat, \`/halqa help\` shows the same.

A form asks for required arguments that are missing. Dates can be words, in English or Arabic; the answer names the date that was understood. An argument other than the main text is written \`name:value\`.

${table('en')}

## الأوامر

${table('ar')}
`,
};

const current = (path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
};

const check = process.argv.includes('--check');
const stale = Object.entries(pages).filter(([path, text]) => current(path) !== text);
for (const [path, text] of stale)
  if (check) process.stderr.write(`${path} is out of date: npm run docs\n`);
  else writeFileSync(join(root, path), text);
if (check && stale.length > 0) process.exitCode = 1;
