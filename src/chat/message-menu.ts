import type { Bilingual } from './ids.ts';

/** The entry in the menu of a message: the message's text becomes an argument in the form of a subcommand. */
export const messageMenu = {
  name: { en: 'Make this an action item', ar: 'تحويل الرسالة إلى مهمة' } satisfies Bilingual,
  path: 'action add',
  argument: 'title',
} as const;
