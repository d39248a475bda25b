import type { CoalitionCaller } from '../src/app/caller/caller.ts';
import { filterGroupArgument, listing, whichArgument, whoArgument } from '../src/app/input/arguments/list.ts';
import { helpKindArgument } from '../src/app/input/arguments/partner.ts';
import { sentenceArgument } from '../src/app/input/arguments/parts.ts';
import {
  aboutItemArgument,
  dueArgument,
  groupArgument,
  lineArgument,
  organisationArgument,
  percentArgument,
  titleArgument,
} from '../src/app/input/arguments/shared.ts';
import { groupListed, groupMeant } from '../src/app/input/group-meant.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { passOn, takeUp } from '../src/app/items/asks.ts';
import { raiseDifficulty, reopenDifficulty, resolveDifficulty } from '../src/app/items/difficulties.ts';
import { drawDifficulties } from '../src/app/items/difficulty-lists.ts';
import { drawProgress, logProgress } from '../src/app/items/progress.ts';
import { viewDifficulty } from '../src/app/items/view-difficulty.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { type DifficultyView, difficultyCard } from '../src/cards/items/difficulty-card.ts';
import { itemCard } from '../src/cards/items/item-cards.ts';
import { progressCard } from '../src/cards/items/progress-cards.ts';
import type { Argument, CommandDefinition } from '../src/chat/command.ts';
import { listOf } from '../src/domain/list-query.ts';
import { verbs } from '../src/words/verbs.ts';

/** A difficulty by its number, or by that of the item that it blocks. */
const difficultyArgument = {
  kind: 'difficulty',
  required: true,
  positional: true,
  label: { en: 'Difficulty', ar: 'الصعوبة' },
  hint: { en: 'The number of the difficulty or of its item.', ar: 'رقم الصعوبة أو رقم مهمتها.' },
  example: '#13',
} as const satisfies Argument;

/** Shows a difficulty in the place, where it is redrawn when it changes. */
const shown = (caller: CoalitionCaller, view: DifficultyView) =>
  publicly(difficultyCard(caller.placeWords, view), subjectOf('difficulty', view.difficulty.id));

export const progress: CommandDefinition<Subcommand> = {
  name: 'progress',
  summary: { en: 'Progress and difficulties', ar: 'التقدّم والصعوبات' },
  subcommands: [
    subcommand({
      name: 'log',
      summary: { en: 'Log progress', ar: 'تسجيل تقدّم' },
      verb: verbs.log,
      answers: 'public',
      changes: true,
      appends: ({ percent }) => percent === undefined,
      args: {
        item: aboutItemArgument,
        text: {
          ...lineArgument,
          label: { en: 'What was done', ar: 'ما أُنجز' },
          aliases: ['النص'],
          hint: { en: 'One line on what was done.', ar: 'سطر واحد عمّا أُنجز.' },
          example: { en: 'Three of five schools answered', ar: 'أجابت ثلاث مدارس من خمس' },
        },
        percent: percentArgument,
        group: groupArgument,
      },
      examples: [
        {
          en: '/progress log #12 Three of five schools answered percent:60',
          ar: '/progress log #12 أجابت ثلاث مدارس من خمس النسبة:60',
        },
        { en: '/progress log We met the mayor', ar: '/progress log التقينا رئيس البلدية' },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'progress log', given.item);
        const view = await logProgress(repositories, caller, {
          body: given.text,
          group: meant,
          item: given.item,
          percent: given.percent,
        });
        return publicly(progressCard(caller.placeWords, view));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'Show what was logged', ar: 'عرض ما سُجّل من تقدّم' },
      ...listing,
      args: {
        item: aboutItemArgument,
        group: filterGroupArgument,
        who: {
          ...whoArgument,
          clearable: false,
          hint: { en: 'What one person logged.', ar: 'ما سجّله شخص واحد.' },
        },
      },
      examples: [
        '/progress list',
        '/progress list #12',
        { en: '/progress list Clean Water', ar: '/progress list المياه النظيفة' },
      ],
      run: async (repositories, caller, given) => {
        const { item, who } = given;
        const meant = groupListed(caller, given.group);
        const query = listOf('progress', 'all', {
          groupId: item?.groupId ?? meant?.id ?? null,
          itemId: item?.id ?? null,
          personId: who?.id ?? null,
        });
        return privately(await drawProgress(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'difficulties',
      summary: { en: 'Show difficulties', ar: 'عرض الصعوبات' },
      ...listing,
      args: {
        show: {
          ...whichArgument,
          hint: { en: 'Leave empty for the open ones.', ar: 'يُترك فارغًا للمفتوحة.' },
          example: { en: 'resolved', ar: 'المحلولة' },
          choices: [
            { value: 'open', label: { en: 'Open', ar: 'المفتوحة' } },
            {
              value: 'done',
              label: { en: 'Resolved', ar: 'المحلولة' },
              aliases: ['closed', 'solved', 'محلولة', 'حلت'],
            },
          ],
        },
        group: filterGroupArgument,
      },
      examples: [
        '/progress difficulties',
        { en: '/progress difficulties Clean Water', ar: '/progress difficulties المياه النظيفة' },
        { en: '/progress difficulties resolved all', ar: '/progress difficulties المحلولة الكل' },
      ],
      run: async (repositories, caller, given) => {
        const meant = groupListed(caller, given.group);
        const query = listOf('difficulties', given.show ?? 'open', { groupId: meant?.id ?? null });
        return privately(await drawDifficulties(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'difficulty',
      summary: { en: 'Log a difficulty and ask for help', ar: 'طرح صعوبة وطلب مساعدة' },
      verb: verbs.log,
      answers: 'public',
      changes: true,
      args: {
        item: { ...aboutItemArgument, delegatesToo: true },
        text: {
          ...lineArgument,
          label: { en: 'Difficulty', ar: 'الصعوبة' },
          hint: { en: 'What stands in the way.', ar: 'ما الذي يعيق العمل.' },
          example: { en: 'The hall is closed for repairs', ar: 'القاعة مغلقة للترميم' },
        },
        help: {
          kind: 'text',
          required: true,
          positional: false,
          max: 300,
          label: { en: 'Help needed', ar: 'المساعدة المطلوبة' },
          aliases: [
            'المساعدة',
            'need',
            'needs',
            'needed',
            'help needed',
            'الحاجة',
            'المطلوب',
            'مساعدة مطلوبة',
          ],
          hint: { en: 'What would help.', ar: 'ما الذي يساعد على حلّها.' },
          example: { en: 'a hall for 40 people', ar: 'قاعة تتسع لأربعين شخصًا' },
        },
        from: {
          kind: 'text',
          suggests: 'partner',
          required: true,
          positional: false,
          max: 150,
          label: { en: 'From whom', ar: 'المطلوب من' },
          aliases: ['ممّن', 'from whom', 'whom', 'who', 'من', 'الجهة', 'من الجهة'],
          hint: { en: 'Who could provide it.', ar: 'من يستطيع تقديمها.' },
          example: { en: 'the municipality', ar: 'البلدية' },
        },
        kind: {
          ...helpKindArgument,
          hint: {
            en: 'What kind of help, so that offers of it are found.',
            ar: 'نوع المساعدة، لتظهر العروض التي تناسبها.',
          },
        },
        group: { ...groupArgument, leftOut: 'in a group’s place' },
      },
      examples: [
        {
          en: '/progress difficulty #12 The hall is closed help:a hall for 40 people from:the municipality',
          ar: '/progress difficulty #12 القاعة مغلقة المساعدة:قاعة لأربعين شخصًا ممّن:البلدية',
        },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'progress difficulty', given.item);
        const view = await raiseDifficulty(repositories, caller, {
          body: given.text,
          help: given.help,
          helpFrom: given.from,
          kind: given.kind,
          group: meant,
          item: given.item,
        });
        return shown(caller, view);
      },
    }),
    subcommand({
      name: 'show',
      summary: { en: 'Show a difficulty', ar: 'عرض صعوبة' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { difficulty: difficultyArgument },
      examples: ['/progress show #13'],
      run: async (repositories, caller, given) => {
        const view = await viewDifficulty(repositories, caller, given.difficulty);
        return privately(difficultyCard(caller.words, view));
      },
    }),
    subcommand({
      name: 'resolve',
      summary: { en: 'Mark a difficulty resolved', ar: 'إعلان حلّ صعوبة' },
      verb: verbs.markResolved,
      answers: 'public',
      changes: true,
      args: {
        difficulty: difficultyArgument,
        how: {
          ...sentenceArgument,
          label: { en: 'How', ar: 'كيف' },
          hint: { en: 'What helped.', ar: 'ما الذي ساعد.' },
          example: { en: 'The municipality lent its hall', ar: 'أعارتنا البلدية قاعتها' },
        },
      },
      examples: [
        '/progress resolve #13',
        {
          en: '/progress resolve #13 The municipality lent its hall',
          ar: '/progress resolve #13 أعارتنا البلدية قاعتها',
        },
      ],
      run: async (repositories, caller, given) => {
        const view = await resolveDifficulty(repositories, caller, given.difficulty, given.how ?? null);
        return shown(caller, view);
      },
    }),
    subcommand({
      name: 'reopen',
      summary: { en: 'Reopen a difficulty', ar: 'إعادة فتح صعوبة' },
      verb: verbs.reopen,
      answers: 'public',
      changes: true,
      args: {
        difficulty: difficultyArgument,
        why: {
          ...sentenceArgument,
          label: { en: 'Why', ar: 'السبب' },
          hint: { en: 'Why it is open again.', ar: 'سبب إعادة فتحها.' },
          example: { en: 'The hall closed again', ar: 'أُغلقت القاعة من جديد' },
        },
      },
      examples: [
        { en: '/progress reopen #13 The hall closed again', ar: '/progress reopen #13 أُغلقت القاعة من جديد' },
      ],
      run: async (repositories, caller, given) =>
        shown(caller, await reopenDifficulty(repositories, caller, given.difficulty, given.why ?? null)),
    }),
    subcommand({
      name: 'take',
      summary: { en: 'Take on a difficulty', ar: 'تولّي المساعدة في صعوبة' },
      verb: verbs.takeOn,
      answers: 'public',
      changes: true,
      args: {
        difficulty: difficultyArgument,
        text: {
          ...titleArgument,
          required: true,
          positional: true,
          aliases: ['العمل', ...titleArgument.aliases],
          label: { en: 'What we do', ar: 'ما سنفعله' },
          hint: { en: 'It becomes an action item of yours.', ar: 'يصير هذا مهمة لديك.' },
          example: { en: 'Call the mayor', ar: 'الاتصال بالبلدية' },
        },
        due: dueArgument,
        organisation: {
          ...organisationArgument,
          hint: { en: 'The partner that helps.', ar: 'الجهة الشريكة التي تساعد.' },
        },
        group: {
          ...groupArgument,
          hint: {
            en: 'The committee or group that helps. Leave empty for the one of this place.',
            ar: 'اللجنة أو المجموعة التي تساعد. تُترك فارغة في مكانها.',
          },
        },
      },
      examples: [
        {
          en: '/progress take #13 Call the mayor due:sunday',
          ar: '/progress take #13 الاتصال بالبلدية الموعد:الأحد',
        },
      ],
      run: async (repositories, caller, given) => {
        const { text: title, due: dueOn, organisation, group } = given;
        const asked = { title, dueOn, organisation, group };
        const view = await takeUp(repositories, caller, given.difficulty, asked);
        return publicly(itemCard(caller.placeWords, view, caller.today), subjectOf('item', view.item.id));
      },
    }),
    subcommand({
      name: 'pass-on',
      summary: {
        en: 'Pass a difficulty on to the strategic committee',
        ar: 'إحالة صعوبة إلى اللجنة الاستراتيجية',
      },
      verb: verbs.passOn,
      answers: 'public',
      changes: true,
      args: {
        difficulty: difficultyArgument,
        why: {
          ...sentenceArgument,
          required: true,
          label: { en: 'Why', ar: 'السبب' },
          hint: {
            en: 'Why this committee can’t help. The strategic committee reads it.',
            ar: 'سبب الإحالة. تقرؤه اللجنة الاستراتيجية.',
          },
          example: { en: 'It needs an agreement with the ministry', ar: 'يحتاج إلى اتفاق مع الوزارة' },
        },
      },
      examples: [
        {
          en: '/progress pass-on #13 It needs an agreement with the ministry',
          ar: '/progress pass-on #13 يحتاج إلى اتفاق مع الوزارة',
        },
      ],
      run: async (repositories, caller, given) =>
        shown(caller, await passOn(repositories, caller, given.difficulty, given.why)),
    }),
  ],
};
