import { drawGroups, drawMembers, groupInfo } from '../src/app/coalition/group-lists.ts';
import {
  bindGroup,
  createGroup,
  joinGroup,
  leaveGroup,
  nameConvener,
  sayStatus,
} from '../src/app/coalition/groups.ts';
import { listing } from '../src/app/input/arguments/list.ts';
import { optional, sentenceArgument } from '../src/app/input/arguments/parts.ts';
import { groupArgument, languageArgument } from '../src/app/input/arguments/shared.ts';
import { groupMeant } from '../src/app/input/group-meant.ts';
import { boundGroup, groupStatus } from '../src/app/input/prefill.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import {
  groupBoundCard,
  groupCreatedCard,
  joinedCard,
  leftCard,
} from '../src/cards/coalition/coalition-cards.ts';
import { convenerCard, groupInfoCard } from '../src/cards/coalition/group-cards.ts';
import { statusCard } from '../src/cards/digests/section-card.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { listOf } from '../src/domain/list-query.ts';
import { verbs } from '../src/words/verbs.ts';

export const group: CommandDefinition<Subcommand> = {
  name: 'group',
  summary: { en: 'Working groups', ar: 'مجموعات العمل' },
  subcommands: [
    subcommand({
      name: 'create',
      summary: { en: 'Create a working group', ar: 'إنشاء مجموعة عمل' },
      verb: verbs.create,
      answers: 'public',
      changes: true,
      args: {
        name: {
          kind: 'text',
          required: true,
          positional: true,
          max: 80,
          label: { en: 'Name', ar: 'الاسم' },
          hint: { en: 'The name of the group.', ar: 'اسم المجموعة.' },
          example: { en: 'Clean Water', ar: 'المياه النظيفة' },
        },
        goal: {
          kind: 'text',
          required: true,
          positional: false,
          max: 300,
          label: { en: 'Goal', ar: 'الهدف' },
          aliases: ['aim', 'purpose', 'objective', 'الغاية'],
          hint: { en: 'The one goal it works for.', ar: 'الهدف الواحد الذي تسعى إليه.' },
          example: { en: 'Test every spring before summer', ar: 'فحص كل نبع قبل الصيف' },
        },
        convener: {
          kind: 'person',
          ...optional,
          label: { en: 'Convener', ar: 'الميسّر' },
          aliases: ['convenor', 'facilitator', 'lead', 'leader', 'الميسّرة', 'التيسير', 'المنسّق'],
          hint: {
            en: 'Leads the group. Leave empty to choose yourself.',
            ar: 'من يقود المجموعة. يُترك فارغًا لتتولّاه بنفسك.',
          },
          example: { en: '@Ana', ar: '@عمر' },
        },
      },
      examples: [
        {
          en: '/group create Clean Water goal:"Test every spring before summer" convener:@Ana',
          ar: '/group create المياه النظيفة الهدف:"فحص كل نبع قبل الصيف" الميسّر:@عمر',
        },
      ],
      run: async (repositories, caller, given) =>
        publicly(groupCreatedCard(caller.placeWords, await createGroup(repositories, caller, given))),
    }),
    subcommand({
      name: 'bind',
      summary: { en: 'Give a place to a group', ar: 'تخصيص مكان لمجموعة' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      prefill: boundGroup,
      args: {
        group: {
          ...groupArgument,
          required: true,
          positional: true,
          hint: { en: 'The working group that talks here.', ar: 'مجموعة العمل التي تتحدّث هنا.' },
        },
        place: {
          kind: 'place',
          ...optional,
          label: { en: 'Place', ar: 'المكان' },
          aliases: ['channel', 'where', 'القناة'],
          hint: { en: 'Leave empty for this channel.', ar: 'يُترك فارغًا لهذا المكان.' },
          example: { en: '#clean-water', ar: '#المياه-النظيفة' },
        },
        language: {
          ...languageArgument,
          hint: { en: 'The language of posts in this place.', ar: 'لغة ما يُنشر في هذا المكان.' },
        },
      },
      examples: [
        { en: '/group bind Clean Water', ar: '/group bind المياه النظيفة' },
        { en: '/group bind Clean Water language:ar', ar: '/group bind المياه النظيفة اللغة:العربية' },
      ],
      run: async (repositories, caller, given) => {
        const { view, place } = await bindGroup(repositories, caller, given);
        return publicly(groupBoundCard(caller.placeWords, view, place));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'Show all working groups', ar: 'عرض مجموعات العمل' },
      ...listing,
      args: {},
      examples: ['/group list'],
      run: async (repositories, caller) =>
        privately(await drawGroups(repositories, caller, listOf('bodies', 'all'), null)),
    }),
    subcommand({
      name: 'join',
      summary: { en: 'Join a group (anyone can)', ar: 'الانضمام إلى مجموعة (متاح للجميع)' },
      verb: verbs.join,
      answers: 'public',
      changes: true,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group join', { en: '/group join Clean Water', ar: '/group join المياه النظيفة' }],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group join');
        return publicly(
          joinedCard(caller.placeWords, caller.person, await joinGroup(repositories, caller, meant)),
        );
      },
    }),
    subcommand({
      name: 'leave',
      summary: { en: 'Leave a group', ar: 'مغادرة مجموعة' },
      verb: verbs.leave,
      answers: 'private',
      changes: true,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group leave', { en: '/group leave Clean Water', ar: '/group leave المياه النظيفة' }],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group leave');
        return privately(leftCard(caller.words, meant.name, await leaveGroup(repositories, caller, meant)));
      },
    }),
    subcommand({
      name: 'info',
      summary: { en: 'Show a group’s goal, status and members', ar: 'عرض هدف المجموعة وحالتها وأعضائها' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group info', { en: '/group info Clean Water', ar: '/group info المياه النظيفة' }],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group info');
        return privately(groupInfoCard(caller.words, await groupInfo(repositories, caller, meant)));
      },
    }),
    subcommand({
      name: 'members',
      summary: { en: 'Show all members of a group', ar: 'عرض كل أعضاء المجموعة' },
      ...listing,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group members', { en: '/group members Clean Water', ar: '/group members المياه النظيفة' }],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group members');
        const query = listOf('members', 'all', { groupId: meant.id });
        return privately(await drawMembers(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'convener',
      summary: { en: 'Choose another convener', ar: 'تعيين ميسّر آخر' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      args: {
        person: {
          kind: 'person',
          required: true,
          positional: true,
          label: { en: 'Person', ar: 'الشخص' },
          hint: { en: 'Leads the group from now on.', ar: 'من يقود المجموعة من الآن.' },
          example: { en: '@Ana', ar: '@عمر' },
        },
        group: groupArgument,
      },
      examples: [
        { en: '/group convener @Ana', ar: '/group convener @عمر' },
        { en: '/group convener @Ana group:Clean Water', ar: '/group convener @عمر المجموعة:المياه النظيفة' },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group convener');
        const view = await nameConvener(repositories, caller, meant, given.person);
        return publicly(convenerCard(caller.placeWords, view, given.person));
      },
    }),
    subcommand({
      name: 'status',
      summary: { en: 'Set the group’s status', ar: 'تحديد حالة المجموعة' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      prefill: groupStatus,
      args: {
        status: {
          kind: 'choice',
          required: true,
          positional: true,
          label: { en: 'Status', ar: 'الحالة' },
          hint: {
            en: 'Overrides Halqa’s own reading. Choose “Automatic” to undo.',
            ar: 'تحلّ محلّ الحالة التلقائية. «تلقائي» تعيدها.',
          },
          example: 'at-risk',
          choices: [
            {
              value: 'on-track',
              label: { en: 'On track', ar: 'ضمن الخطة' },
              aliases: ['ontrack', 'green', 'good', 'ok', 'جيد', 'جيدة', 'أخضر'],
            },
            {
              value: 'at-risk',
              label: { en: 'At risk', ar: 'مهدّدة بالتعثّر' },
              aliases: ['atrisk', 'risk', 'amber', 'yellow', 'في خطر', 'معرضة للخطر', 'أصفر'],
            },
            {
              value: 'blocked',
              label: { en: 'Blocked', ar: 'متعثّرة' },
              aliases: ['red', 'stuck', 'stopped', 'متوقف', 'عالقة', 'أحمر'],
            },
            { value: 'automatic', label: { en: 'Automatic', ar: 'تلقائي' } },
          ],
        },
        why: {
          ...sentenceArgument,
          label: { en: 'Why', ar: 'السبب' },
          hint: { en: 'One line for the committee.', ar: 'سطر واحد للجنة.' },
          example: { en: 'The permit is still missing', ar: 'لم يصل التصريح بعد' },
        },
        group: groupArgument,
      },
      examples: [
        {
          en: '/group status blocked The permit is still missing',
          ar: '/group status متعثّرة لم يصل التصريح بعد',
        },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group status');
        return publicly(statusCard(caller.placeWords, await sayStatus(repositories, caller, meant, given)));
      },
    }),
  ],
};
