import type { Argument, ArgumentKind, CommandDefinition } from '../../src/chat/command.ts';

/** A few commands of every kind, so that the grammar is tried without the real ones. */

const argument = (kind: ArgumentKind, arabic: string, more: Partial<Argument> = {}): Argument => ({
  kind,
  required: false,
  positional: false,
  label: { en: kind, ar: arabic },
  hint: { en: `a ${kind}`, ar: arabic },
  example: 'x',
  ...more,
});

const first = { positional: true, required: true };

const states = argument('choice', 'الحالة', {
  positional: true,
  choices: [
    { value: 'open', label: { en: 'Open', ar: 'مفتوحة' } },
    { value: 'late', label: { en: 'Past due', ar: 'متأخرة جدا' } },
  ],
});

const subcommand = (name: string, args: Record<string, Argument>) => ({
  name,
  summary: { en: `${name} things`, ar: name },
  verb: { en: 'Do', ar: 'تنفيذ' },
  answers: 'private' as const,
  args,
  examples: [],
});

const owner = argument('person', 'المسؤول');
const due = argument('date', 'الموعد');

export const commands: readonly CommandDefinition[] = [
  {
    name: 'action',
    summary: { en: 'Action items', ar: 'المهام' },
    subcommands: [
      subcommand('add', {
        title: argument('text', 'العنوان', first),
        owner,
        due,
        group: argument('group', 'الفريق'),
      }),
      subcommand('done', { item: argument('item', 'المهمة', first), note: argument('text', 'ملاحظة') }),
      subcommand('give', { item: argument('item', 'المهمة', first), owner, due }),
      subcommand('list', { state: states, owner, group: argument('group', 'الفريق') }),
    ],
  },
  {
    name: 'progress',
    summary: { en: 'Progress', ar: 'التقدم' },
    subcommands: [
      subcommand('log', {
        item: argument('item', 'المهمة', first),
        text: argument('text', 'النص', first),
        by: owner,
      }),
    ],
  },
  {
    name: 'group',
    summary: { en: 'Working groups', ar: 'الفرق' },
    subcommands: [
      subcommand('join', { group: argument('group', 'الفريق', first), role: argument('text', 'الدور') }),
      subcommand('mine', {}),
    ],
  },
];

export const argsOf = (path: string) => {
  const [name, action] = path.split(' ');
  const found = commands.find((each) => each.name === name)?.subcommands.find((each) => each.name === action);
  if (!found) throw new Error(`no ${path} here`);
  return found.args;
};
