import { addItem, finishItem, listItems } from '../src/app/items.ts';
import { subjectOf } from '../src/app/redraw.ts';
import { groupMeant } from '../src/app/resolve.ts';
import { groupArgument, itemArgument } from '../src/app/shared-arguments.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/subcommand.ts';
import { itemCard, itemListCard } from '../src/cards/item-cards.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { titleMax } from '../src/domain/item.ts';

export const action: CommandDefinition<Subcommand> = {
  name: 'action',
  summary: { en: 'Action items', ar: 'المهام' },
  subcommands: [
    subcommand({
      name: 'add',
      summary: { en: 'Add an action item', ar: 'إضافة مهمة' },
      answers: 'public',
      changes: true,
      args: {
        title: {
          kind: 'text',
          required: true,
          positional: true,
          max: titleMax,
          label: { en: 'Title', ar: 'العنوان' },
          hint: { en: 'What is going to be done.', ar: 'ما الذي سيُنجز.' },
          example: 'Book the hall',
        },
        owner: {
          kind: 'person',
          required: false,
          positional: false,
          label: { en: 'Owner', ar: 'المسؤول' },
          hint: { en: 'Who sees to it.', ar: 'من يتولّاها.' },
          example: '@Ana',
        },
        due: {
          kind: 'date',
          required: false,
          positional: false,
          label: { en: 'Due', ar: 'الموعد' },
          hint: { en: 'A day, in words or as a date.', ar: 'يوم بالكلام أو بالتاريخ.' },
          example: 'next friday',
        },
        group: groupArgument,
      },
      examples: [
        '/action add Book the hall owner:@Ana due:next friday',
        '/action add حجز القاعة due:الجمعة القادمة',
      ],
      run: async (memory, member, given) => {
        const meant = await groupMeant(memory, member, given.group, 'action add');
        const view = await addItem(memory, member, { ...given, dueOn: given.due, group: meant });
        return publicly(itemCard(member.placeWords, view, member.today), subjectOf('item', view.item.id));
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'The items of a group', ar: 'مهام مجموعة' },
      answers: 'private',
      changes: false,
      args: { group: { ...groupArgument, positional: true } },
      examples: ['/action list', '/action list Clean Water'],
      run: async (memory, member, given) => {
        const meant = await groupMeant(memory, member, given.group, 'action list');
        return privately(itemListCard(member.words, await listItems(memory, member, meant)));
      },
    }),
    subcommand({
      name: 'done',
      summary: { en: 'Mark an item done', ar: 'إنجاز مهمة' },
      answers: 'public',
      changes: true,
      args: { item: itemArgument },
      examples: ['/action done #12'],
      run: async (memory, member, given) => {
        const view = await finishItem(memory, member, given.item);
        return publicly(itemCard(member.placeWords, view, member.today), subjectOf('item', view.item.id));
      },
    }),
  ],
};
