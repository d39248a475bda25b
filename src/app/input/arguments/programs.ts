import type { Argument } from '../../../chat/command.ts';
import { optional } from './parts.ts';

/** How other programs are connected to a coalition. */
export const programsArguments = {
  token: {
    kind: 'choice',
    required: false,
    positional: true,
    label: { en: 'Token', ar: 'الرمز' },
    aliases: ['key', 'المفتاح'],
    hint: {
      en: 'A token opens the record to a program. A new one replaces the one before.',
      ar: 'الرمز يتيح السجلّ لبرنامج، والرمز الجديد يحلّ محلّ السابق.',
    },
    example: 'new',
    choices: [
      { value: 'new', label: { en: 'New', ar: 'جديد' } },
      { value: 'none', label: { en: 'None', ar: 'لا شيء' } },
    ],
  },
  webhook: {
    kind: 'text',
    ...optional,
    max: 300,
    label: { en: 'Address', ar: 'العنوان' },
    aliases: ['url'],
    hint: {
      en: 'It is told of each change, over https. “none” ends that.',
      ar: 'يُبلَّغ بكل تغيير عبر \u2066https\u2069، و«لا شيء» توقف ذلك.',
    },
    example: { en: 'https://example.org/halqa', ar: 'لا شيء' },
  },
} as const satisfies Record<string, Argument>;
