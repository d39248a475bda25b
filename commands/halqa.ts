import { helpOf } from '../src/app/incoming/help.ts';
import { codeArgument, languageArgument } from '../src/app/input/arguments/shared.ts';
import { ownLanguage, ownReminders, ownWeekly } from '../src/app/input/prefill.ts';
import {
  fleetingly,
  openSubcommand,
  privately,
  type Subcommand,
  subcommand,
} from '../src/app/input/subcommand.ts';
import { drawFound, findQuery } from '../src/app/items/find.ts';
import { setReminders } from '../src/app/items/reminders.ts';
import { viewHome } from '../src/app/people/home.ts';
import { speakLanguage } from '../src/app/people/language.ts';
import { offerPersonLink, usePersonCode, writeHere } from '../src/app/people/person-links.ts';
import { myData, viewForget } from '../src/app/people/privacy.ts';
import { viewUnlink } from '../src/app/people/unlinking.ts';
import { setWeekly, viewWeek } from '../src/app/people/week.ts';
import { languageCard } from '../src/cards/coalition/coalition-cards.ts';
import { remindersSetCard } from '../src/cards/items/reminder-cards.ts';
import { homeCard } from '../src/cards/people/home-card.ts';
import { isThisYouCard, linkCodeCard, writesHereCard } from '../src/cards/people/link-cards.ts';
import { forgetCard } from '../src/cards/people/privacy-cards.ts';
import { unlinkCard } from '../src/cards/people/unlink-cards.ts';
import { weekCard } from '../src/cards/people/week-card.ts';
import { refusalCard } from '../src/cards/refusal-card.ts';
import type { Choice, CommandDefinition } from '../src/chat/command.ts';
import { verbs } from '../src/words/verbs.ts';

const onOrOff = [
  {
    value: 'on',
    label: { en: 'On', ar: 'تشغيل' },
    aliases: ['yes', 'true', 'enable', 'enabled', 'start', 'نعم', 'شغّل', 'تفعيل', 'فعّل', 'مفعّل'],
  },
  {
    value: 'off',
    label: { en: 'Off', ar: 'إيقاف' },
    aliases: [
      'no',
      'false',
      'disable',
      'disabled',
      'stop',
      'none',
      'لا',
      'أوقف',
      'تعطيل',
      'إلغاء',
      'وقف',
      'معطّل',
    ],
  },
] as const satisfies readonly Choice[];

/** Help is about all commands, including this one, so it loads them only when it runs. */
export const halqa = (commands: () => readonly CommandDefinition[]): CommandDefinition<Subcommand> => ({
  name: 'halqa',
  summary: { en: 'Help and your own settings', ar: 'المساعدة وإعداداتك' },
  subcommands: [
    openSubcommand({
      name: 'help',
      summary: { en: 'Show all commands', ar: 'عرض الأوامر المتاحة' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {
        about: {
          kind: 'text',
          required: false,
          positional: true,
          max: 40,
          label: { en: 'About', ar: 'عن' },
          hint: { en: 'The name of a command. Leave empty for all.', ar: 'اسم أمر. يُترك فارغًا لعرضها كلها.' },
          example: 'action',
        },
      },
      examples: ['/halqa help', '/halqa help action', '/halqa help action add'],
      run: async (_repositories, caller, given) =>
        privately(
          helpOf(caller.words, commands(), { begun: caller.inCoalition !== null, about: given.about }),
        ),
    }),
    subcommand({
      name: 'home',
      summary: { en: 'Show your items, groups and events', ar: 'عرض مهامك ومجموعاتك وفعالياتك' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/halqa home'],
      run: async (repositories, caller) =>
        privately(homeCard(caller.words, await viewHome(repositories, caller))),
    }),
    subcommand({
      name: 'find',
      summary: {
        en: 'Find items, progress, difficulties, events, polls, groups, partners and offers',
        ar: 'البحث في المهام والتقدّم والصعوبات والفعاليات والاستطلاعات والمجموعات والشركاء والعروض',
      },
      verb: verbs.find,
      answers: 'private',
      changes: false,
      args: {
        words: {
          kind: 'text',
          required: true,
          positional: true,
          max: 100,
          label: { en: 'Words', ar: 'كلمات' },
          hint: { en: 'A word or two, or a part of one.', ar: 'كلمة أو كلمتان، أو جزء من كلمة.' },
          example: { en: 'town hall', ar: 'قاعة البلدية' },
        },
      },
      examples: [{ en: '/halqa find town hall', ar: '/halqa find قاعة البلدية' }],
      run: async (repositories, caller, given) =>
        privately(await drawFound(repositories, caller, findQuery(given.words), null)),
    }),
    subcommand({
      name: 'language',
      summary: { en: 'Choose your language', ar: 'اختيار لغتك' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: ownLanguage,
      args: { language: { ...languageArgument, required: true, positional: true } },
      examples: [
        { en: '/halqa language ar', ar: '/halqa language العربية' },
        { en: '/halqa language en', ar: '/halqa language الإنجليزية' },
      ],
      run: async (repositories, caller, given) =>
        privately(languageCard(await speakLanguage(repositories, caller, given.language))),
    }),
    subcommand({
      name: 'link',
      summary: { en: 'Link your Slack and Discord accounts', ar: 'ربط حسابيك على Slack وDiscord' },
      verb: verbs.continue,
      answers: 'private',
      changes: true,
      args: { code: codeArgument },
      examples: ['/halqa link', { en: '/halqa link code:ABCD-EFGH', ar: '/halqa link الرمز:ABCD-EFGH' }],
      run: async (repositories, caller, given, { ballotBox }) => {
        const { words } = caller;
        if (given.code === undefined)
          return fleetingly(linkCodeCard(words, await offerPersonLink(repositories, caller, ballotBox)));
        const entered = await usePersonCode(repositories, caller, given.code, ballotBox);
        return privately(
          entered === 'wrong-code'
            ? refusalCard(words, { code: entered })
            : isThisYouCard(words, entered.linkId, entered.maker),
        );
      },
    }),
    subcommand({
      name: 'unlink',
      summary: { en: 'Unlink one of your accounts', ar: 'فصل حساب عن حساباتك' },
      verb: verbs.continue,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/halqa unlink'],
      run: async (_repositories, caller) => privately(unlinkCard(caller.words, viewUnlink(caller))),
    }),
    subcommand({
      name: 'here',
      summary: { en: 'Get private messages on this platform', ar: 'تلقّي الرسائل الخاصة على هذه المنصّة' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      args: {},
      examples: ['/halqa here'],
      run: async (repositories, caller) =>
        privately(writesHereCard(caller.words, await writeHere(repositories, caller))),
    }),
    subcommand({
      name: 'my-data',
      summary: { en: 'Get everything stored about you as a file', ar: 'الحصول على ملف بكل ما هو محفوظ عنك' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/halqa my-data'],
      run: async (repositories, caller) => {
        const { card, file } = await myData(repositories, caller);
        return fleetingly(card, file);
      },
    }),
    subcommand({
      name: 'forget-me',
      summary: { en: 'Delete your data', ar: 'حذف بياناتك' },
      verb: verbs.continue,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/halqa forget-me'],
      run: async (repositories, caller) =>
        privately(forgetCard(caller.words, await viewForget(repositories, caller))),
    }),
    subcommand({
      name: 'week',
      summary: { en: 'Show your week', ar: 'عرض أسبوعك' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/halqa week'],
      run: async (repositories, caller) =>
        privately(weekCard(caller.words, await viewWeek(repositories, caller))),
    }),
    subcommand({
      name: 'weekly',
      summary: { en: 'Turn the weekly message on or off', ar: 'تشغيل الرسالة الأسبوعية أو إيقافها' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: ownWeekly,
      args: {
        weekly: {
          kind: 'choice',
          required: true,
          positional: true,
          label: { en: 'Weekly message', ar: 'الرسالة الأسبوعية' },
          aliases: ['أسبوعيا'],
          hint: { en: 'On or off.', ar: 'تشغيل أو إيقاف.' },
          example: 'on',
          choices: onOrOff,
        },
      },
      examples: [
        { en: '/halqa weekly on', ar: '/halqa weekly تشغيل' },
        { en: '/halqa weekly off', ar: '/halqa weekly إيقاف' },
      ],
      run: async (repositories, caller, given) =>
        privately(await setWeekly(repositories, caller, given.weekly === 'on')),
    }),
    subcommand({
      name: 'reminders',
      summary: { en: 'Turn reminders on or off', ar: 'تشغيل التذكير أو إيقافه' },
      verb: verbs.save,
      answers: 'private',
      changes: true,
      prefill: ownReminders,
      args: {
        reminders: {
          kind: 'choice',
          required: true,
          positional: true,
          label: { en: 'Reminders', ar: 'التذكير' },
          hint: { en: 'On or off.', ar: 'تشغيل أو إيقاف.' },
          example: 'off',
          choices: onOrOff,
        },
      },
      examples: [
        { en: '/halqa reminders off', ar: '/halqa reminders إيقاف' },
        { en: '/halqa reminders on', ar: '/halqa reminders تشغيل' },
      ],
      run: async (repositories, caller, given) => {
        await setReminders(repositories, caller, given.reminders === 'on');
        return privately(remindersSetCard(caller.words, given.reminders === 'on'));
      },
    }),
  ],
});
