import { bold, type Card, code } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Words } from '../../words/words.ts';
import { openFormButton } from '../form-pieces.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';

/** How much is stored about one person. */
export type DataView = Readonly<{
  file: string;
  items: number;
  progress: number;
  difficulties: number;
  events: number;
  attendance: number;
  polls: number;
  partners: number;
  offers: number;
  signed: number;
  changes: number;
  changesByOthers: number;
  textsNamingYou: number;
}>;

const forgetCommand = code('/halqa forget-me');

/** Describes the attached file, and what is left out of it. */
export const myDataCard = (words: Words, view: DataView): Card => {
  const counted = [
    ['data.inItems', view.items],
    ['data.inProgress', view.progress],
    ['data.inDifficulties', view.difficulties],
    ['data.inEvents', view.events],
    ['data.inAttendance', view.attendance],
    ['data.inPolls', view.polls],
    ['data.inPartners', view.partners],
    ['data.inOffers', view.offers],
    ['data.inSigned', view.signed],
    ['data.inChanges', view.changes],
    ['data.inByOthers', view.changesByOthers],
    ['data.inNaming', view.textsNamingYou],
  ] as const;
  const inside = [
    words.line('data.inPerson'),
    ...counted.filter(([, n]) => n > 0).map(([key, n]) => words.line(key, { n })),
  ];
  const outside = [words.line('data.notPolls'), words.line('data.notChat'), words.line('data.notDeliveries')];
  return card(words, words.text('data.title'), 'neutral', [
    text(words.line('data.text', { file: code(view.file) })),
    text(bold(words.text('data.in'))),
    list(
      words,
      inside.map((line) => entry(line)),
      inside.length,
    ),
    text(bold(words.text('data.notIn'))),
    list(
      words,
      outside.map((line) => entry(line)),
      outside.length,
    ),
    note(words.line('data.next', { command: forgetCommand })),
  ]);
};

export type ForgetView = Readonly<{ personId: string; accounts: number; groups: number; openItems: number }>;

const forgetButton = (words: Words, verb: string, personId: string, label: string) =>
  buttons(
    button(encodeToken({ verb, id: personId }), label, 'danger'),
    button(encodeToken({ verb: 'forget-not', id: personId }), words.text('forget.keep')),
  );

/** The first confirmation: what is deleted, and what stays without a name. */
export const forgetCard = (words: Words, view: ForgetView): Card => {
  const goes = [
    words.line('forget.goesName', { n: view.accounts }),
    words.line('forget.goesSettings', { n: view.groups }),
    ...(view.openItems === 0 ? [] : [words.line('forget.goesItems', { n: view.openItems })]),
    words.line('forget.goesAttendance'),
    words.line('forget.goesBallots'),
    words.line('forget.goesMessages'),
  ];
  const stays = [
    words.line('forget.staysRecord', { gone: words.text('person.gone') }),
    words.line('forget.staysText'),
    words.line('forget.staysChat'),
  ];
  return card(words, words.text('forget.title'), 'warning', [
    text(bold(words.text('forget.goes'))),
    list(
      words,
      goes.map((line) => entry(line)),
      goes.length,
    ),
    text(bold(words.text('forget.stays'))),
    list(
      words,
      stays.map((line) => entry(line)),
      stays.length,
    ),
    forgetButton(words, 'forget', view.personId, words.text('forget.forget')),
  ]);
};

/** The second confirmation. */
export const forgetSureCard = (words: Words, personId: string): Card =>
  card(words, words.text('forget.sureTitle'), 'bad', [
    text(words.line('forget.sure')),
    forgetButton(words, 'forget-sure', personId, words.text('forget.yes')),
  ]);

export const keptCard = (words: Words): Card =>
  card(words, words.text('forget.keptTitle'), 'neutral', [text(words.line('forget.kept'))]);

export const forgottenCard = (words: Words): Card =>
  card(words, words.text('forget.doneTitle'), 'neutral', [text(words.line('forget.done'))]);

/** How long records are kept; `null` months means for ever. */
export type RetentionView = Readonly<{ months: number | null; nextAt: number | null }>;

/** `mine` is set for a coordinator, who can change it. */
export const retentionCard = (words: Words, { months, nextAt }: RetentionView, mine = false): Card =>
  card(words, words.text('retention.title'), 'neutral', [
    ...(months === null || nextAt === null
      ? [text(words.line('retention.never', { command: code('/coalition retention 24') }))]
      : [
          text(words.line('retention.months', { n: months })),
          text(words.line('retention.what', { when: words.moment(nextAt) })),
          note(words.line('retention.sent')),
        ]),
    ...(mine ? [buttons(openFormButton(words, 'coalition retention'))] : []),
  ]);
