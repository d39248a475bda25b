import { groupMeant } from '../src/app/input/resolve.ts';
import {
  aboutItemArgument,
  groupArgument,
  lineArgument,
  percentArgument,
} from '../src/app/input/shared-arguments.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { listProgress, logProgress, raiseDifficulty, resolveDifficulty } from '../src/app/items/progress.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { difficultyCard } from '../src/cards/items/difficulty-card.ts';
import { progressCard, progressListCard } from '../src/cards/items/progress-cards.ts';
import type { CommandDefinition } from '../src/chat/command.ts';

export const progress: CommandDefinition<Subcommand> = {
  name: 'progress',
  summary: { en: 'Progress and difficulties', ar: 'التقدّم والصعوبات' },
  subcommands: [
    subcommand({
      name: 'log',
      summary: { en: 'Log progress', ar: 'تسجيل تقدّم' },
      answers: 'public',
      changes: true,
      args: {
        item: aboutItemArgument,
        text: {
          ...lineArgument,
          label: { en: 'Progress', ar: 'التقدّم' },
          hint: { en: 'One line on what was done.', ar: 'سطر واحد عمّا أُنجز.' },
          example: { en: 'Three of five schools answered', ar: 'أجابت ثلاث مدارس من خمس' },
        },
        percent: percentArgument,
        group: groupArgument,
      },
      examples: [
        '/progress log #12 Three of five schools answered percent:60',
        '/progress log We met the mayor',
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
      summary: { en: 'What was logged', ar: 'ما سُجّل من تقدّم' },
      answers: 'private',
      changes: false,
      args: { item: aboutItemArgument, group: { ...groupArgument, positional: true } },
      examples: ['/progress list', '/progress list #12', '/progress list Clean Water'],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'progress list', given.item);
        const view = await listProgress(repositories, caller, meant, given.item);
        return privately(progressListCard(caller.words, view));
      },
    }),
    subcommand({
      name: 'difficulty',
      summary: { en: 'Say what stands in the way', ar: 'طرح صعوبة' },
      answers: 'public',
      changes: true,
      args: {
        item: aboutItemArgument,
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
          label: { en: 'Help', ar: 'المساعدة' },
          hint: { en: 'The help that is needed.', ar: 'المساعدة المطلوبة.' },
          example: { en: 'a hall for 40 people', ar: 'قاعة تتسع لأربعين شخصًا' },
        },
        from: {
          kind: 'text',
          required: true,
          positional: false,
          max: 150,
          label: { en: 'From', ar: 'ممّن' },
          hint: { en: 'Who could give it.', ar: 'من يستطيع تقديمها.' },
          example: { en: 'the municipality', ar: 'البلدية' },
        },
        group: groupArgument,
      },
      examples: [
        '/progress difficulty #12 The hall is closed help:a hall for 40 people from:the municipality',
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'progress difficulty', given.item);
        const view = await raiseDifficulty(repositories, caller, {
          body: given.text,
          help: given.help,
          helpFrom: given.from,
          group: meant,
          item: given.item,
        });
        return publicly(difficultyCard(caller.placeWords, view), subjectOf('difficulty', view.difficulty.id));
      },
    }),
    subcommand({
      name: 'resolve',
      summary: { en: 'Say that a difficulty is resolved', ar: 'إعلان حلّ صعوبة' },
      answers: 'public',
      changes: true,
      args: {
        difficulty: {
          kind: 'difficulty',
          required: true,
          positional: true,
          label: { en: 'Difficulty', ar: 'الصعوبة' },
          hint: { en: 'Its number, or that of its item.', ar: 'رقمها أو رقم مهمتها.' },
          example: '#13',
        },
        how: {
          kind: 'text',
          required: false,
          positional: true,
          max: 300,
          label: { en: 'How', ar: 'كيف' },
          hint: { en: 'What helped.', ar: 'ما الذي ساعد.' },
          example: { en: 'The municipality lent its hall', ar: 'أعارتنا البلدية قاعتها' },
        },
      },
      examples: ['/progress resolve #13', '/progress resolve #13 The municipality lent its hall'],
      run: async (repositories, caller, given) => {
        const view = await resolveDifficulty(repositories, caller, given.difficulty, given.how ?? null);
        return publicly(difficultyCard(caller.placeWords, view), subjectOf('difficulty', view.difficulty.id));
      },
    }),
  ],
};
