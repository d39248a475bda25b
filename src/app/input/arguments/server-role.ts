import type { Arguments } from '../../../chat/command.ts';
import { Refusal } from '../../../domain/refusal.ts';

/** Which role of a Discord server seats its holders on which committee. */
export const serverRoleArguments = {
  committee: {
    kind: 'choice',
    required: true,
    positional: true,
    label: { en: 'Committee', ar: 'اللجنة' },
    hint: { en: 'The committee whose members the role names.', ar: 'اللجنة التي يحدّد الدور أعضاءها.' },
    example: 'executive',
    choices: [
      { value: 'executive', label: { en: 'Executive committee', ar: 'اللجنة التنفيذية' } },
      { value: 'strategic', label: { en: 'Strategic committee', ar: 'اللجنة الاستراتيجية' } },
    ],
  },
  role: {
    kind: 'text',
    required: true,
    positional: true,
    clearable: true,
    max: 60,
    label: { en: 'Role', ar: 'الدور' },
    hint: {
      en: 'Mention the role of the server. “none” ends it.',
      ar: 'يُذكر دور الخادم بإشارة. «لا شيء» تُنهي ذلك.',
    },
    example: { en: '@Executive', ar: '@التنفيذية' },
  },
} as const satisfies Arguments;

/** The id of a mentioned role. @throws Refusal `not-a-server-role` */
export const readServerRole = (typed: string): string => {
  const [, id] = /^(?:<@&)?(\d{15,20})>?$/.exec(typed.trim()) ?? [];
  if (id === undefined) throw new Refusal({ code: 'not-a-server-role', typed });
  return id;
};
