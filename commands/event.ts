import { filterGroupArgument, listing, whichArgument } from '../src/app/input/arguments/list.ts';
import { optional } from '../src/app/input/arguments/parts.ts';
import { groupArgument, withArgument } from '../src/app/input/arguments/shared.ts';
import { groupListed, groupMeant } from '../src/app/input/group-meant.ts';

import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { showCalendar } from '../src/app/people/show-calendar.ts';
import { editEvent } from '../src/app/polls/edit-event.ts';
import { viewEvent } from '../src/app/polls/event-view.ts';
import { addEvent, drawEvents, requireCancels } from '../src/app/polls/events.ts';
import { cancelEventCard } from '../src/cards/ask-first-cards.ts';
import { eventCard } from '../src/cards/polls/event-cards.ts';
import type { Argument, CommandDefinition } from '../src/chat/command.ts';
import { venueMax } from '../src/domain/event.ts';
import { titleMax } from '../src/domain/item.ts';
import { listOf } from '../src/domain/list-query.ts';
import { verbs } from '../src/words/verbs.ts';

const eventArgument = {
  kind: 'event',
  required: true,
  positional: true,
  label: { en: 'Event', ar: 'الفعالية' },
  hint: { en: 'Its number.', ar: 'رقمها.' },
  example: '#14',
} as const satisfies Argument;

const linkArgument = {
  kind: 'choice',
  ...optional,
  label: { en: 'Link', ar: 'الرابط' },
  aliases: ['feed', 'url', 'رابط'],
  hint: {
    en: 'A secret link that keeps a calendar up to date. A new one ends the old.',
    ar: 'رابط سرّي لتقويم يتجدّد. الجديد يلغي القديم.',
  },
  example: 'new',
  choices: [
    { value: 'new', label: { en: 'New', ar: 'جديد' }, aliases: ['renew', 'رابط جديد'] },
    { value: 'off', label: { en: 'Off', ar: 'إلغاء' }, aliases: ['end', 'none', 'إيقاف'] },
  ],
} as const satisfies Argument;

const venueArgument = {
  kind: 'text',
  ...optional,
  max: venueMax,
  label: { en: 'Where', ar: 'المكان' },
  aliases: ['place', 'location', 'venue', 'address', 'أين', 'الموقع', 'مكان'],
  hint: { en: 'Where people meet.', ar: 'مكان اللقاء.' },
  example: { en: 'Town hall, room 2', ar: 'قاعة البلدية' },
} as const satisfies Argument;

const eventTitleArgument = {
  kind: 'text',
  required: true,
  positional: true,
  max: titleMax,
  label: { en: 'Title', ar: 'العنوان' },
  aliases: ['name', 'what', 'event', 'الاسم', 'الفعالية'],
  hint: { en: 'The name of the event.', ar: 'اسم الفعالية.' },
  example: { en: 'Beach clean-up', ar: 'تنظيف الشاطئ' },
} as const satisfies Argument;

const startsArgument = {
  kind: 'moment',
  ...optional,
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
} as const satisfies Argument;

const endsArgument = {
  kind: 'moment',
  ...optional,
  label: { en: 'Ends', ar: 'النهاية' },
  aliases: ['end', 'until', 'till', 'to', 'ending', 'finish', 'تنتهي', 'الانتهاء', 'إلى', 'حتى', 'ينتهي'],
  hint: { en: 'Leave empty for two hours.', ar: 'تُترك فارغة لساعتين.' },
  example: '13:00',
} as const satisfies Argument;

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
        title: eventTitleArgument,
        starts: { ...startsArgument, required: true },
        ends: endsArgument,
        where: venueArgument,
        with: withArgument,
        group: groupArgument,
      },
      examples: [
        {
          en: '/event add Beach clean-up starts:saturday 10:00 ends:13:00 where:North pier',
          ar: '/event add تنظيف الشاطئ البداية:السبت 10:00 النهاية:13:00 المكان:الرصيف الشمالي',
        },
      ],
      run: async (repositories, caller, given) => {
        const meant = await groupMeant(repositories, caller, given.group, 'event add');
        const view = await addEvent(repositories, caller, {
          title: given.title,
          venue: given.where,
          startsAt: given.starts,
          endsAt: given.ends,
          with: given.with,
          group: meant,
        });
        return publicly(eventCard(caller.placeWords, view), subjectOf('event', view.event.id));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'Show the next events', ar: 'عرض الفعاليات القادمة' },
      ...listing,
      args: {
        show: {
          ...whichArgument,
          hint: { en: 'Leave empty for the coming ones.', ar: 'يُترك فارغًا للقادمة.' },
          example: { en: 'past', ar: 'السابقة' },
          choices: [
            {
              value: 'coming',
              label: { en: 'Coming', ar: 'القادمة' },
              aliases: ['next', 'upcoming', 'future'],
            },
            {
              value: 'past',
              label: { en: 'Past', ar: 'السابقة' },
              aliases: ['ended', 'held', 'last', 'الماضية', 'المنتهية'],
            },
          ],
        },
        group: filterGroupArgument,
      },
      examples: [
        '/event list',
        { en: '/event list Clean Water', ar: '/event list المياه النظيفة' },
        { en: '/event list past all', ar: '/event list السابقة الكل' },
      ],
      run: async (repositories, caller, given) => {
        const meant = groupListed(caller, given.group);
        const query = listOf('events', given.show ?? 'coming', { groupId: meant?.id ?? null });
        return privately(await drawEvents(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'show',
      summary: { en: 'Show an event and who comes', ar: 'عرض فعالية ومن يحضرها' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { event: eventArgument },
      examples: ['/event show #14'],
      run: async (repositories, caller, given) =>
        privately(eventCard(caller.words, await viewEvent(repositories, caller, given.event), 'private')),
    }),
    subcommand({
      name: 'calendar',
      summary: { en: 'Take your events and due days into a calendar', ar: 'نقل فعالياتك ومواعيدك إلى تقويم' },
      verb: verbs.show,
      answers: 'private',
      changes: true,
      args: { link: linkArgument },
      examples: [
        '/event calendar',
        { en: '/event calendar link:new', ar: '/event calendar الرابط:جديد' },
        { en: '/event calendar link:off', ar: '/event calendar الرابط:إلغاء' },
      ],
      run: (repositories, caller, { link }, { feedAddress }) =>
        showCalendar(repositories, caller, link, feedAddress()),
    }),
    subcommand({
      name: 'edit',
      summary: { en: 'Change an event', ar: 'تعديل فعالية' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      args: {
        event: eventArgument,
        title: {
          ...eventTitleArgument,
          required: false,
          positional: false,
          // "event" is its number here.
          aliases: eventTitleArgument.aliases.filter((called) => called !== 'event' && called !== 'الفعالية'),
        },
        starts: startsArgument,
        ends: {
          ...endsArgument,
          afterEvent: true,
          hint: { en: 'Leave empty to keep its length.', ar: 'تُترك فارغة لتبقى مدتها.' },
        },
        where: {
          ...venueArgument,
          clearable: true,
          hint: { en: 'Where people meet. “none” removes it.', ar: 'مكان اللقاء. «بلا» تُزيله.' },
        },
      },
      examples: [
        {
          en: '/event edit #14 starts:sunday 10:00 where:Town hall',
          ar: '/event edit #14 البداية:الأحد 10:00 المكان:قاعة البلدية',
        },
      ],
      run: async (repositories, caller, { event: edited, title, starts, ends, where }) => {
        const said = { title, venue: where, startsAt: starts, endsAt: ends };
        const view = await editEvent(repositories, caller, edited, said);
        return publicly(eventCard(caller.placeWords, view), subjectOf('event', view.event.id));
      },
    }),
    subcommand({
      name: 'cancel',
      summary: { en: 'Cancel an event', ar: 'إلغاء فعالية' },
      verb: verbs.cancelEvent,
      answers: 'private',
      changes: true,
      args: {
        event: eventArgument,
      },
      examples: ['/event cancel #14'],
      run: async (repositories, caller, { event }) => {
        await requireCancels(repositories, caller, event);
        return privately(cancelEventCard(caller.words, event, true));
      },
    }),
  ],
};
