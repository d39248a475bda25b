import { groupHere, groupMeant } from '../src/app/input/resolve.ts';
import { groupArgument } from '../src/app/input/shared-arguments.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { addEvent, cancelEvent, listEvents } from '../src/app/polls/events.ts';
import { eventCard, eventListCard } from '../src/cards/polls/event-cards.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { titleMax } from '../src/domain/item.ts';
import { verbs } from '../src/words/verbs.ts';

export const event: CommandDefinition<Subcommand> = {
  name: 'event',
  summary: { en: 'Events and how they went', ar: 'الفعاليات وتقييمها' },
  subcommands: [
    subcommand({
      name: 'add',
      summary: { en: 'Add an event', ar: 'إضافة فعالية' },
      verb: verbs.add,
      answers: 'public',
      changes: true,
      args: {
        title: {
          kind: 'text',
          required: true,
          positional: true,
          max: titleMax,
          label: { en: 'Title', ar: 'العنوان' },
          aliases: ['name', 'what', 'event', 'الاسم', 'الفعالية'],
          hint: { en: 'The name of the event.', ar: 'اسم الفعالية.' },
          example: { en: 'Beach clean-up', ar: 'تنظيف الشاطئ' },
        },
        starts: {
          kind: 'moment',
          required: true,
          positional: false,
          label: { en: 'Starts', ar: 'البداية' },
          aliases: [
            'start',
            'begins',
            'from',
            'when',
            'date',
            'at',
            'on',
            'starting',
            'تبدأ',
            'البدء',
            'التاريخ',
            'الموعد',
            'متى',
            'من',
            'يبدأ',
          ],
          hint: { en: 'A date and a time.', ar: 'يوم وساعة.' },
          example: { en: 'saturday 10:00', ar: 'السبت 10:00' },
        },
        ends: {
          kind: 'moment',
          required: false,
          positional: false,
          label: { en: 'Ends', ar: 'النهاية' },
          aliases: [
            'end',
            'until',
            'till',
            'to',
            'ending',
            'finish',
            'تنتهي',
            'الانتهاء',
            'إلى',
            'حتى',
            'ينتهي',
          ],
          hint: { en: 'Leave empty for two hours.', ar: 'تُترك فارغة لساعتين.' },
          example: '13:00',
        },
        group: groupArgument,
      },
      examples: [
        {
          en: '/event add Beach clean-up starts:saturday 10:00 ends:13:00',
          ar: '/event add تنظيف الشاطئ البداية:السبت 10:00 النهاية:13:00',
        },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'event add');
        const view = await addEvent(repositories, caller, {
          title: given.title,
          startsAt: given.starts,
          endsAt: given.ends,
          group: meant,
        });
        return publicly(eventCard(caller.placeWords, view), subjectOf('event', view.event.id));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'Show the next events', ar: 'عرض الفعاليات القادمة' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/event list', { en: '/event list Clean Water', ar: '/event list المياه النظيفة' }],
      run: async (repositories, caller, given) => {
        const meant = given.group ?? (await groupHere(repositories, caller));
        const events = await listEvents(repositories, caller, meant);
        return privately(eventListCard(caller.words, meant?.name ?? null, events));
      },
    }),
    subcommand({
      name: 'cancel',
      summary: { en: 'Cancel an event', ar: 'إلغاء فعالية' },
      verb: verbs.cancelEvent,
      answers: 'public',
      changes: true,
      args: {
        event: {
          kind: 'event',
          required: true,
          positional: true,
          label: { en: 'Event', ar: 'الفعالية' },
          hint: { en: 'Its number.', ar: 'رقمها.' },
          example: '#14',
        },
      },
      examples: ['/event cancel #14'],
      run: async (repositories, caller, given) => {
        const view = await cancelEvent(repositories, caller, given.event);
        return publicly(eventCard(caller.placeWords, view), subjectOf('event', view.event.id));
      },
    }),
  ],
};
