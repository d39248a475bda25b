import {
  bindGroup,
  createGroup,
  groupInfo,
  joinGroup,
  leaveGroup,
  listGroups,
  nameConvener,
  sayStatus,
} from '../src/app/coalition/groups.ts';
import { groupMeant } from '../src/app/input/resolve.ts';
import { groupArgument, languageArgument } from '../src/app/input/shared-arguments.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import {
  groupBoundCard,
  groupCreatedCard,
  groupListCard,
  joinedCard,
  leftCard,
} from '../src/cards/coalition/coalition-cards.ts';
import { convenerCard, groupInfoCard } from '../src/cards/coalition/group-cards.ts';
import { statusCard } from '../src/cards/digests/section-card.ts';
import type { CommandDefinition } from '../src/chat/command.ts';

export const group: CommandDefinition<Subcommand> = {
  name: 'group',
  summary: { en: 'Working groups', ar: 'مجموعات العمل' },
  subcommands: [
    subcommand({
      name: 'create',
      summary: { en: 'Make a working group', ar: 'إنشاء مجموعة عمل' },
      answers: 'public',
      changes: true,
      args: {
        name: {
          kind: 'text',
          required: true,
          positional: true,
          max: 80,
          label: { en: 'Name', ar: 'الاسم' },
          hint: { en: 'What the group is called.', ar: 'اسم المجموعة.' },
          example: { en: 'Clean Water', ar: 'المياه النظيفة' },
        },
        goal: {
          kind: 'text',
          required: true,
          positional: false,
          max: 300,
          label: { en: 'Goal', ar: 'الهدف' },
          hint: { en: 'The one thing it wants to reach.', ar: 'الهدف الواحد الذي تسعى إليه.' },
          example: { en: 'Test every spring before summer', ar: 'فحص كل نبع قبل الصيف' },
        },
        convener: {
          kind: 'person',
          required: false,
          positional: false,
          label: { en: 'Convener', ar: 'الميسّر' },
          hint: {
            en: 'Who calls the group together. You, when left out.',
            ar: 'من يدعو المجموعة. أنت إن لم تذكر أحدًا.',
          },
          example: { en: '@Ana', ar: '@عمر' },
        },
      },
      examples: ['/group create Clean Water goal:"Test every spring before summer" convener:@Ana'],
      run: async (repositories, caller, given) =>
        publicly(groupCreatedCard(caller.placeWords, await createGroup(repositories, caller, given))),
    }),
    subcommand({
      name: 'bind',
      summary: { en: 'Give a place to a group', ar: 'تخصيص مكان لمجموعة' },
      answers: 'public',
      changes: true,
      args: {
        group: {
          ...groupArgument,
          required: true,
          positional: true,
          hint: { en: 'The working group that works here.', ar: 'مجموعة العمل التي تعمل هنا.' },
        },
        place: {
          kind: 'place',
          required: false,
          positional: false,
          label: { en: 'Place', ar: 'المكان' },
          hint: { en: 'Here, when left out.', ar: 'هنا إن لم تذكر مكانًا.' },
          example: { en: '#clean-water', ar: '#المياه-النظيفة' },
        },
        language: {
          ...languageArgument,
          hint: { en: 'The language of posts in this place.', ar: 'لغة ما يُنشر في هذا المكان.' },
        },
      },
      examples: ['/group bind Clean Water', '/group bind Clean Water language:ar'],
      run: async (repositories, caller, given) => {
        const { view, place } = await bindGroup(repositories, caller, given);
        return publicly(groupBoundCard(caller.placeWords, view, place));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'All working groups', ar: 'كل مجموعات العمل' },
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/group list'],
      run: async (repositories, caller) =>
        privately(groupListCard(caller.words, await listGroups(repositories, caller.coalition.id))),
    }),
    subcommand({
      name: 'join',
      summary: { en: 'Join a group; anyone may', ar: 'الانضمام إلى مجموعة؛ متاح للجميع' },
      answers: 'public',
      changes: true,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group join', '/group join Clean Water'],
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
      answers: 'private',
      changes: true,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group leave', '/group leave Clean Water'],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group leave');
        return privately(leftCard(caller.words, meant.name, await leaveGroup(repositories, caller, meant)));
      },
    }),
    subcommand({
      name: 'info',
      summary: { en: 'What a group is for, and how it stands', ar: 'هدف المجموعة وحالها' },
      answers: 'private',
      changes: false,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/group info', '/group info Clean Water'],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group info');
        return privately(groupInfoCard(caller.words, await groupInfo(repositories, caller, meant)));
      },
    }),
    subcommand({
      name: 'convener',
      summary: { en: 'Name another convener', ar: 'تعيين ميسّر آخر' },
      answers: 'public',
      changes: true,
      args: {
        person: {
          kind: 'person',
          required: true,
          positional: true,
          label: { en: 'Person', ar: 'الشخص' },
          hint: { en: 'Who calls the group together from now on.', ar: 'من يدعو المجموعة من الآن.' },
          example: { en: '@Ana', ar: '@عمر' },
        },
        group: groupArgument,
      },
      examples: ['/group convener @Ana', '/group convener @Ana group:Clean Water'],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group convener');
        const view = await nameConvener(repositories, caller, meant, given.person);
        return publicly(convenerCard(caller.placeWords, view, given.person));
      },
    }),
    subcommand({
      name: 'status',
      summary: { en: 'Say how the group stands', ar: 'وصف حال المجموعة' },
      answers: 'public',
      changes: true,
      args: {
        status: {
          kind: 'choice',
          required: true,
          positional: true,
          label: { en: 'Status', ar: 'الحال' },
          hint: {
            en: 'It goes before the rule; “rule” leaves it to the rule again.',
            ar: 'يُقدَّم على القاعدة؛ و«القاعدة» تعيد الأمر إليها.',
          },
          example: 'at-risk',
          choices: [
            { value: 'on-track', label: { en: 'On track', ar: 'على المسار' } },
            { value: 'at-risk', label: { en: 'At risk', ar: 'معرّضة للتعثّر' } },
            { value: 'blocked', label: { en: 'Blocked', ar: 'متوقّفة' } },
            { value: 'rule', label: { en: 'Rule', ar: 'القاعدة' } },
          ],
        },
        why: {
          kind: 'text',
          required: false,
          positional: true,
          max: 300,
          label: { en: 'Why', ar: 'السبب' },
          hint: { en: 'One line for the committee.', ar: 'سطر واحد للجنة.' },
          example: { en: 'The permit is still missing', ar: 'لم يصل التصريح بعد' },
        },
        group: groupArgument,
      },
      examples: ['/group status at-risk The permit is still missing'],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'group status');
        return publicly(statusCard(caller.placeWords, await sayStatus(repositories, caller, meant, given)));
      },
    }),
  ],
};
