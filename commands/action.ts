import type { CoalitionCaller } from '../src/app/caller/caller.ts';
import {
  filterWordsArgument,
  listedGroupArgument,
  listing,
  showArgument,
  whoArgument,
} from '../src/app/input/arguments/list.ts';
import { optional, sentenceArgument } from '../src/app/input/arguments/parts.ts';
import {
  dueArgument,
  groupArgument,
  itemArgument,
  itemsArgument,
  organisationArgument,
  ownersArgument,
  percentArgument,
  titleArgument,
  withArgument,
} from '../src/app/input/arguments/shared.ts';
import { groupListed, groupMeant } from '../src/app/input/group-meant.ts';
import { privately, publicly, type Subcommand, subcommand } from '../src/app/input/subcommand.ts';
import { assignItem, changeItem, dropItems, reopenItem } from '../src/app/items/changes.ts';
import { importFields, previewImport } from '../src/app/items/import.ts';
import { drawItems, itemQuery, mineQuery } from '../src/app/items/item-lists.ts';
import { addItem, finishItems, type ItemGiven, openItemTitled } from '../src/app/items/items.ts';
import type { LineGrammar } from '../src/app/items/read-import.ts';
import { drawItemWhole, wholeItem } from '../src/app/items/show-item.ts';
import { openTalk } from '../src/app/items/talk.ts';
import { subjectOf } from '../src/app/notify/redraw.ts';
import { sameTitleCard } from '../src/cards/ask-first-cards.ts';
import {
  changeLines,
  type ItemView,
  itemCard,
  itemsClosedCard,
  reopenedLine,
} from '../src/cards/items/item-cards.ts';
import type { Line } from '../src/chat/card.ts';
import type { Argument, Arguments, CommandDefinition } from '../src/chat/command.ts';
import { nobodys } from '../src/domain/list-query.ts';
import { verbs } from '../src/words/verbs.ts';

const shown = (caller: CoalitionCaller, view: ItemView & Partial<ItemGiven>, news: readonly Line[] = []) =>
  publicly(
    itemCard(caller.placeWords, view, caller.today, news),
    subjectOf('item', view.item.id),
    view.notify,
  );

const add = subcommand({
  name: 'add',
  summary: { en: 'Add an action item', ar: 'إضافة مهمة' },
  verb: verbs.add,
  answers: 'public',
  changes: true,
  args: {
    title: { ...titleArgument, required: true, positional: true },
    owner: ownersArgument,
    due: dueArgument,
    group: groupArgument,
    organisation: organisationArgument,
    with: withArgument,
  },
  examples: [
    {
      en: '/action add Book the hall owner:@Ana due:next friday',
      ar: '/action add حجز القاعة المسؤول:@عمر الموعد:الجمعة القادمة',
    },
  ],
  run: async (repositories, caller, given, { confirmed, askFirst }) => {
    const group = await groupMeant(repositories, caller, given.group, 'action add');
    const { title, organisation, with: others, owner = [], due: dueOn } = given;
    const same = confirmed ? null : await openItemTitled(repositories, caller, group, title);
    if (same !== null) {
      // A day in words is read now: "tomorrow" may be another day when the person says yes.
      const waiting = await askFirst(dueOn === undefined ? {} : { due: dueOn });
      return privately(sameTitleCard(caller.words, same, waiting));
    }
    const asked = { title, organisation, with: others, dueOn, owners: owner, group };
    const view = await addItem(repositories, caller, { ...asked, answer: 'shown to all' });
    // One tap added it.
    return shown(caller, confirmed ? { ...view, undo: view.added } : view);
  },
});

const summary = { en: 'Action items', ar: 'المهام' } as const;

/** Every line of a pasted list is read as if it followed /action add. */
const lineGrammar: LineGrammar = { command: { name: 'action', summary, subcommands: [add] }, add };

const pasted = {
  kind: 'text',
  ...optional,
  long: true,
  max: 6000,
  label: { en: 'More lines', ar: 'أسطر أخرى' },
  hint: { en: 'What did not fit above.', ar: 'ما لم تتّسع له الخانة السابقة.' },
  example: { en: 'Call the school owner:@Omar', ar: 'الاتصال بالمدرسة المسؤول:@نور' },
} as const satisfies Argument;

const importArguments = {
  lines: {
    ...pasted,
    required: true,
    positional: true,
    label: { en: 'Your list', ar: 'القائمة' },
    hint: {
      en: 'One item on each line, or cells copied from a spreadsheet with their headings.',
      ar: 'مهمة في كل سطر، أو خلايا منسوخة من جدول مع عناوينها.',
    },
    example: { en: 'Book the hall owner:@Ana due:friday', ar: 'حجز القاعة المسؤول:@عمر الموعد:الجمعة' },
  },
  more: { ...pasted, aliases: ['المزيد'] },
  rest: { ...pasted, label: { en: 'Still more lines', ar: 'بقية الأسطر' }, aliases: ['البقية'] },
  group: groupArgument,
} as const satisfies Arguments;

/** The card of an item that was done or dropped, or one card of several. */
const closed = (caller: CoalitionCaller, views: readonly ItemView[]) => {
  const [only, ...others] = views;
  return only === undefined || others.length > 0
    ? publicly(itemsClosedCard(caller.placeWords, views))
    : shown(caller, only);
};

export const action: CommandDefinition<Subcommand> = {
  name: 'action',
  summary,
  subcommands: [
    add,
    subcommand({
      name: 'import',
      summary: { en: 'Paste a list of action items', ar: 'لصق قائمة مهام' },
      verb: verbs.preview,
      answers: 'private',
      changes: true,
      args: importArguments,
      examples: [{ en: '/action import Book the hall', ar: '/action import حجز القاعة' }],
      run: async (repositories, caller, given) => {
        const group = await groupMeant(repositories, caller, given.group, 'action import');
        const text = importFields.map((name) => given[name] ?? '').join('\n');
        return previewImport(repositories, caller, text, group, lineGrammar);
      },
    }),
    subcommand({
      name: 'list',
      summary: { en: 'Show action items', ar: 'عرض المهام' },
      ...listing,
      args: {
        show: showArgument,
        group: listedGroupArgument,
        who: whoArgument,
        words: filterWordsArgument,
      },
      examples: [
        '/action list',
        { en: '/action list overdue', ar: '/action list المتأخرة' },
        { en: '/action list Clean Water unowned', ar: '/action list المياه النظيفة بلا متابعة' },
        { en: '/action list all @Ana', ar: '/action list الكل @عمر' },
      ],
      run: async (repositories, caller, { show, who, words, group }) => {
        const query = itemQuery({
          show,
          who,
          words,
          group: groupListed(caller, group),
        });
        return privately(await drawItems(repositories, caller, query, null));
      },
    }),
    subcommand({
      name: 'show',
      summary: { en: 'Show an item with its history', ar: 'عرض مهمة مع سجلّها' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: { item: itemArgument },
      examples: ['/action show #12'],
      run: async (repositories, caller, { item }) =>
        privately(await drawItemWhole(repositories, caller, wholeItem(item), null)),
    }),
    subcommand({
      name: 'talk',
      summary: { en: 'Talk about an item in a thread', ar: 'نقاش حول مهمة في محادثة فرعية' },
      verb: verbs.talk,
      answers: 'public',
      changes: true,
      args: { item: itemArgument },
      examples: ['/action talk #12'],
      run: (repositories, caller, { item }) => openTalk(repositories, caller, item),
    }),
    subcommand({
      name: 'mine',
      summary: { en: 'Show your items in all groups', ar: 'عرض مهامك في كل المجموعات' },
      verb: verbs.show,
      answers: 'private',
      changes: false,
      args: {},
      examples: ['/action mine'],
      run: async (repositories, caller) =>
        privately(await drawItems(repositories, caller, mineQuery(caller.person?.id ?? nobodys), null)),
    }),
    subcommand({
      name: 'done',
      summary: { en: 'Mark an action item done', ar: 'إنجاز مهمة' },
      verb: verbs.markDone,
      answers: 'public',
      changes: true,
      args: { item: itemsArgument },
      examples: ['/action done #12', '/action done #12, #13'],
      run: async (repositories, caller, given) =>
        closed(caller, await finishItems(repositories, caller, given.item)),
    }),
    subcommand({
      name: 'edit',
      summary: { en: 'Change an action item', ar: 'تعديل مهمة' },
      verb: verbs.save,
      answers: 'public',
      changes: true,
      args: {
        item: itemArgument,
        title: {
          ...titleArgument,
          // "task" is its number here.
          aliases: titleArgument.aliases.filter((called) => called !== 'task' && called !== 'المهمة'),
        },
        due: {
          ...dueArgument,
          clearable: true,
          hint: { en: 'The new date. “none” removes it.', ar: 'الموعد الجديد. «بلا موعد» تُزيله.' },
        },
        owner: {
          ...ownersArgument,
          clearable: true,
          hint: {
            en: 'Who does it; they replace the present ones. “none” frees it for anyone.',
            ar: 'من يتولّاها، بدل الحاليين. «لا أحد» تجعلها متاحة لمن يتولّاها.',
          },
        },
        percent: percentArgument,
        organisation: {
          ...organisationArgument,
          clearable: true,
          hint: {
            en: 'The partner responsible for it. “none” removes it.',
            ar: 'الجهة الشريكة المسؤولة عنها. «بلا» تُزيلها.',
          },
        },
        with: { ...withArgument, clearable: true },
      },
      examples: [
        { en: '/action edit #12 due:next sunday', ar: '/action edit #12 الموعد:الأحد القادم' },
        {
          en: '/action edit #12 title:Book the town hall percent:40',
          ar: '/action edit #12 العنوان:حجز قاعة البلدية النسبة:40',
        },
      ],
      run: async (repositories, caller, given) => {
        const { item, title, due: dueOn, percent, organisation, with: others, owner } = given;
        const said = { title, dueOn, percent, organisation, with: others };
        const owners = owner === null ? [] : owner;
        const edited = await changeItem(repositories, caller, item, said, owners);
        return shown(caller, edited.view, changeLines(caller.placeWords, edited));
      },
    }),
    subcommand({
      name: 'assign',
      summary: { en: 'Assign an action item', ar: 'إسناد مهمة' },
      verb: verbs.assign,
      answers: 'public',
      changes: true,
      args: {
        item: itemArgument,
        owner: {
          ...ownersArgument,
          required: true,
          positional: true,
          clearable: true,
          hint: {
            en: 'One or more people; they replace the present ones. “none” frees it for anyone.',
            ar: 'شخص أو أكثر، بدل الحاليين. «لا أحد» تجعلها متاحة لمن يتولّاها.',
          },
        },
      },
      examples: [
        { en: '/action assign #12 @Ana @Omar', ar: '/action assign #12 @عمر @نور' },
        { en: '/action assign #12 me', ar: '/action assign #12 أنا' },
      ],
      run: async (repositories, caller, { item, owner }) =>
        shown(caller, await assignItem(repositories, caller, item, owner ?? [], 'shown to all')),
    }),
    subcommand({
      name: 'reopen',
      summary: { en: 'Reopen an item', ar: 'إعادة فتح مهمة' },
      verb: verbs.reopen,
      answers: 'public',
      changes: true,
      args: { item: { ...itemArgument, closed: true } },
      examples: ['/action reopen #12'],
      run: async (repositories, caller, { item }) => {
        const view = await reopenItem(repositories, caller, item);
        return shown(caller, view, [reopenedLine(caller.placeWords, caller.person)]);
      },
    }),
    subcommand({
      name: 'drop',
      summary: { en: 'Drop an item and say why', ar: 'صرف النظر عن مهمة مع ذكر السبب' },
      verb: verbs.drop,
      answers: 'public',
      changes: true,
      args: {
        item: itemsArgument,
        why: {
          ...sentenceArgument,
          required: true,
          label: { en: 'Why', ar: 'السبب' },
          hint: { en: 'Why it will not be done.', ar: 'سبب صرف النظر عنها.' },
          example: { en: 'The school has its own filters now', ar: 'صار للمدرسة مرشّحاتها' },
        },
      },
      examples: [
        {
          en: '/action drop #12 The school has its own filters now',
          ar: '/action drop #12 صار للمدرسة مرشّحاتها',
        },
      ],
      run: async (repositories, caller, { item, why }) =>
        closed(caller, await dropItems(repositories, caller, item, why)),
    }),
  ],
};
