import type { Argument } from '../../../chat/command.ts';
import { languageArgument } from './shared.ts';

/** The language of the coalition, or of one of its places. */
export const sharedLanguageArguments = {
  language: {
    ...languageArgument,
    required: true,
    positional: true,
    hint: {
      en: 'English or Arabic. “coalition” makes a place follow the coalition again.',
      ar: 'العربية أو الإنجليزية. «التحالف» تعيد المكان إلى لغة التحالف.',
    },
    choices: [
      ...languageArgument.choices,
      { value: 'coalition', label: { en: 'The coalition’s', ar: 'التحالف' } },
    ],
  },
  place: {
    kind: 'place',
    required: false,
    positional: true,
    label: { en: 'Place', ar: 'المكان' },
    hint: {
      en: 'Leave empty for the whole coalition. “here” is this place.',
      ar: 'يُترك فارغًا للتحالف كله. «هنا» هو المكان الحالي.',
    },
    example: { en: '#clean-water', ar: '#المياه-النظيفة' },
  },
} as const satisfies Record<string, Argument>;
