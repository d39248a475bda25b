import { filterGroupArgument } from '../src/app/input/arguments/list.ts';
import { optional } from '../src/app/input/arguments/parts.ts';
import { groupArgument } from '../src/app/input/arguments/shared.ts';
import { groupListed, groupMeant } from '../src/app/input/group-meant.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { askPoll, closePollEarly } from '../src/app/polls/ask.ts';
import { drawPoll, drawResults } from '../src/app/polls/results.ts';
import { pollCard, pollClosedCard } from '../src/cards/polls/poll-cards.ts';
import type { Argument, CommandDefinition } from '../src/chat/command.ts';
import { readQuestion } from '../src/chat/text/list.ts';
import { listOf } from '../src/domain/list-query.ts';
import { questionMax } from '../src/domain/poll.ts';
import { verbs } from '../src/words/verbs.ts';

const pollArgument = {
  kind: 'poll',
  required: true,
  positional: true,
  label: { en: 'Poll', ar: 'الاستطلاع' },
  hint: { en: 'The number of the poll or of its event.', ar: 'رقم الاستطلاع أو رقم فعاليته.' },
  example: '#15',
} as const satisfies Argument;

export const poll: CommandDefinition<Subcommand> = {
  name: 'poll',
  summary: { en: 'Anonymous polls', ar: 'استطلاعات مجهولة المصدر' },
  subcommands: [
    subcommand({
      name: 'ask',
      summary: { en: 'Ask a group a question', ar: 'طرح سؤال على مجموعة' },
      verb: verbs.ask,
      answers: 'public',
      changes: true,
      args: {
        question: {
          kind: 'text',
          required: true,
          positional: true,
          max: questionMax,
          label: { en: 'Question', ar: 'السؤال' },
          aliases: ['ask', 'what', 'title'],
          hint: { en: 'What you want to know.', ar: 'ما تريد معرفته.' },
          example: { en: 'Which day suits you?', ar: 'أي يوم يناسبكم؟' },
        },
        choices: {
          kind: 'text',
          ...optional,
          max: 800,
          label: { en: 'Choices', ar: 'الخيارات' },
          aliases: ['options', 'choice', 'option', 'answers', 'الاختيارات', 'الأجوبة', 'الإجابات', 'البدائل'],
          hint: {
            en: '2 to 8, with commas between them. Leave empty for a score from 1 to 5.',
            ar: 'من خيارين إلى 8 بينها فواصل. تُترك فارغة لدرجة من 1 إلى 5.',
          },
          example: { en: 'Monday, Tuesday, Wednesday', ar: 'الاثنين، الثلاثاء، الأربعاء' },
        },
        closes: {
          kind: 'moment',
          ...optional,
          endOfDay: true,
          label: { en: 'Closes', ar: 'الإغلاق' },
          aliases: [
            'close',
            'closing',
            'until',
            'ends',
            'end',
            'deadline',
            'by',
            'due',
            'يغلق',
            'حتى',
            'الموعد',
            'ينتهي',
            'آخر موعد',
          ],
          hint: {
            en: 'A date, with or without a time. Leave empty for three days.',
            ar: 'يوم، أو يوم وساعة. يُترك فارغًا لثلاثة أيام.',
          },
          example: { en: 'friday 18:00', ar: 'الجمعة 18:00' },
        },
        group: groupArgument,
      },
      examples: [
        { en: '/poll ask How ready are we for the summer?', ar: '/poll ask ما مدى استعدادنا للصيف؟' },
        {
          en: '/poll ask Which day suits you? choices:Monday, Tuesday, Wednesday closes:friday 18:00',
          ar: '/poll ask أي يوم يناسبكم؟ الخيارات:الاثنين، الثلاثاء، الأربعاء الإغلاق:الجمعة 18:00',
        },
      ],
      interpret: (typed) => {
        const found = typed.choices === undefined ? readQuestion(typed.question ?? '') : undefined;
        if (found === undefined) return { typed, sure: true };
        const choices = found.list === '' ? {} : { choices: found.list };
        return { typed: { ...typed, question: found.question, ...choices }, sure: found.sure };
      },
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'poll ask');
        const view = await askPoll(repositories, caller, {
          question: given.question,
          choices: given.choices,
          closesAt: given.closes,
          group: meant,
        });
        return publicly(pollCard(caller.placeWords, view), subjectOf('poll', view.poll.id));
      },
    }),
    subcommand({
      name: 'close',
      summary: { en: 'Close a poll early', ar: 'إغلاق استطلاع قبل موعده' },
      verb: verbs.close,
      answers: 'private',
      changes: true,
      args: { poll: pollArgument },
      examples: ['/poll close #15'],
      run: async (repositories, caller, given, { ballotBox }) => {
        await closePollEarly(repositories, caller, given.poll, ballotBox);
        return privately(pollClosedCard(caller.words, given.poll));
      },
    }),
    subcommand({
      name: 'results',
      summary: { en: 'Show poll results', ar: 'عرض نتائج الاستطلاعات' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { poll: { ...pollArgument, required: false }, group: filterGroupArgument },
      examples: ['/poll results', '/poll results #15', { en: '/poll results all', ar: '/poll results الكل' }],
      run: async (repositories, caller, given) => {
        if (given.poll !== undefined) return privately(await drawPoll(repositories, caller, given.poll));
        const meant = groupListed(caller, given.group);
        const query = listOf('polls', 'all', { groupId: meant?.id ?? null });
        return privately(await drawResults(repositories, caller, query, null));
      },
    }),
  ],
};
