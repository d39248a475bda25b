import type { Argument } from '../../../chat/command.ts';

/** Which role somebody gets; `none` takes all of them away. */
export const roleArgument = {
  kind: 'choice',
  required: true,
  positional: false,
  label: { en: 'Role', ar: 'الدور' },
  hint: {
    en: 'Adds this role. “none” removes all roles.',
    ar: 'يُضاف إلى الأدوار الحالية. «بلا دور» تُزيلها كلها.',
  },
  example: 'executive',
  choices: [
    { value: 'coordinator', label: { en: 'Coordinator', ar: 'تنسيق التحالف' } },
    { value: 'executive', label: { en: 'Executive committee', ar: 'اللجنة التنفيذية' } },
    { value: 'strategic', label: { en: 'Strategic committee', ar: 'اللجنة الاستراتيجية' } },
    { value: 'none', label: { en: 'No role', ar: 'بلا دور' } },
  ],
} as const satisfies Argument;

/** Who gets the role. */
export const roleHolderArgument = {
  kind: 'person',
  required: true,
  positional: true,
  label: { en: 'Person', ar: 'الشخص' },
  hint: { en: 'Who gets the role.', ar: 'من يتولّى الدور.' },
  example: { en: '@Ana', ar: '@عمر' },
} as const satisfies Argument;
