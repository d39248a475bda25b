import { type Block, bold, type Card, type Entry, type Line, plain } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import type { PartOf } from '../../domain/digest.ts';
import { lineMax } from '../../domain/item.ts';
import { type Partner, partnerTextMax } from '../../domain/partner.ts';
import type { LetterAsk, PartnerLetter } from '../../domain/partner-letter.ts';
import { verbs } from '../../words/verbs.ts';
import type { Words } from '../../words/words.ts';
import { dueText } from '../items/item-pieces.ts';
import { button, buttons, card, entry, facts, list, note, text, undoButton } from '../pieces.ts';

type Promised = Readonly<{ number: number; title: string; dueOn: LocalDate | null }>;

export type LetterView = Readonly<{
  partner: Pick<Partner, 'id' | 'name' | 'state' | 'wants' | 'gets' | 'endsOn'>;
  letter: PartnerLetter;
  /** Who answered it, as far as the record still names them. */
  answeredBy: Mentionable | null;
  /** The first day that it speaks of. */
  since: LocalDate;
  today: LocalDate;
  /** Promises that were kept in this time, that are late, and that are open. */
  given: PartOf<Promised>;
  late: PartOf<Promised>;
  open: PartOf<Promised>;
  /** What was asked of the partner. */
  asked: PartOf<LetterAsk>;
  /** What the partner asked for. */
  askedFor: PartOf<LetterAsk>;
  /** The change that the person who answered can undo on this card. */
  undo?: string;
}>;

/** In place of the letter of somebody who does not speak for the partner any more. */
export const letterNotYoursCard = (words: Words, { name }: Pick<Partner, 'name'>): Card =>
  card(words, words.text('letter.title', { partner: name }), 'neutral', [
    text(words.line('letter.notYours', { partner: name })),
  ]);

/**
 * To the delegates of a partner, in private: how things stand between it and the coalition. `news` are lines about what
 * just changed.
 */
export const letterCard = (words: Words, view: LetterView, news: readonly Line[] = []): Card => {
  const { partner, late } = view;
  return card(
    words,
    words.text('letter.title', { partner: partner.name }),
    late.total > 0 ? 'warning' : 'neutral',
    [
      note(words.line('letter.since', { day: plain(words.day(view.since)) })),
      ...agreement(words, view),
      ...promises(words, view),
      ...asks(words, words.text('letter.asked'), view.asked),
      ...asks(words, words.text('letter.askedFor'), view.askedFor),
      ...news.map(note),
      ...answering(words, view),
    ],
  );
};

const agreement = (words: Words, { partner: { gets, wants } }: LetterView): readonly Block[] => {
  const said = [
    ...(gets === null ? [] : [[words.text('letter.gets'), words.quote(gets)] as const]),
    ...(wants === null ? [] : [[words.text('letter.wants'), words.quote(wants)] as const]),
  ];
  return said.length === 0 ? [] : [facts(...said)];
};

const promises = (words: Words, { given, late, open, today }: LetterView): readonly Block[] => {
  const total = given.total + late.total + open.total;
  const head = text(bold(words.text('letter.promised')));
  if (total === 0) return [head, note(words.line('letter.noPromise'))];
  const whenOf = ({ dueOn }: Promised): string =>
    dueOn === null ? words.text('item.noDue') : dueText(words, dueOn, today);
  const lineOf = (promise: Promised, detail: string): Entry =>
    entry(words.line('letter.promise', { ref: bold(words.ref(promise.number)), title: promise.title }), [
      plain(detail),
    ]);
  return [
    head,
    list(
      words,
      [
        ...late.rows.map((promise) => lineOf(promise, whenOf(promise))),
        ...given.rows.map((promise) => lineOf(promise, words.text('letter.given'))),
        ...open.rows.map((promise) => lineOf(promise, whenOf(promise))),
      ],
      total,
      '/action list all',
    ),
  ];
};

const asks = (words: Words, head: string, { rows, total }: PartOf<LetterAsk>): readonly Block[] =>
  total === 0
    ? []
    : [
        text(bold(head)),
        list(
          words,
          rows.map(({ number, help, outcome }) =>
            entry(words.line('letter.promise', { ref: bold(words.ref(number)), title: help }), [
              plain(words.text(`outcome.${outcome}`)),
            ]),
          ),
          total,
          '/progress difficulties all',
        ),
      ];

/** The question with its buttons, or who answered it. */
const answering = (words: Words, { partner, letter, answeredBy, undo }: LetterView): readonly Block[] => {
  const { id, state, name } = partner;
  const { day, review, answer, answeredAt } = letter;
  const change = button(encodeToken({ verb: 'partner-change', id }), words.text('partner.change'));
  if (answer !== null && answeredAt !== null)
    return [
      text(
        words.line('letter.answered', {
          person: words.mention(answeredBy),
          when: words.moment(answeredAt),
          answer: bold(words.text(`said.${answer}`)),
        }),
      ),
      ...(state === 'ended'
        ? []
        : [buttons(...(undo === undefined ? [] : [undoButton(words, undo)]), change)]),
    ];
  if (state !== 'joined') return [note(words.line('letter.over', { partner: name }))];
  const to = (verb: string): string => encodeToken({ verb, id, detail: day });
  const changes = button(to('letter-change'), words.text('partner.change'));
  return [
    ...(review ? [text(words.line('letter.review'))] : []),
    review
      ? buttons(
          button(to('letter-go-on'), words.text('letter.goOn'), 'primary'),
          changes,
          button(to('letter-end'), words.text('letter.end')),
        )
      : buttons(
          button(to('letter-right'), words.text('letter.right'), 'primary'),
          changes,
          button(to('letter-barrier'), words.text('letter.barrier')),
        ),
    note(words.line('letter.oneAnswer', { partner: name })),
  ];
};

/** The most characters of the help that is asked for. */
export const barrierHelpMax = 300;

/** Asks what holds a partner back when that is about none of its promises. */
export const letterBarrierForm = (words: Words, { partnerId, day }: PartnerLetter): Form => {
  const field = (name: 'barrier' | 'help', max: number) =>
    ({
      name,
      label: words.text(`letter.${name}Label`),
      kind: 'line',
      required: true,
      hint: words.text(`letter.${name}Hint`),
      max,
    }) as const;
  return {
    token: encodeToken({ verb: 'letter-barrier', id: partnerId, detail: day }),
    language: words.language,
    title: words.text('letter.barrierForm'),
    submit: words.of(verbs.log),
    fields: [field('barrier', lineMax), field('help', barrierHelpMax)],
  };
};

/** Confirms a barrier to a delegate who may read no group. */
export const barrierRaisedCard = (
  words: Words,
  { number, body, help }: Readonly<{ number: number; body: string; help: string }>,
): Card =>
  card(words, words.text('letter.barrierTitle', { ref: words.ref(number) }), 'good', [
    text(words.quote(body)),
    facts([words.text('letter.helpLabel'), words.quote(help)]),
    note(words.line('letter.barrierGoes', { committee: plain(words.text('committee.executive')) })),
  ]);

/** Asks for one line when a partnership ends: what was learned. */
export const letterEndForm = (words: Words, { partnerId, day }: PartnerLetter): Form => ({
  token: encodeToken({ verb: 'letter-end', id: partnerId, detail: day }),
  language: words.language,
  title: words.text('letter.endForm'),
  submit: words.of(verbs.save),
  fields: [
    {
      name: 'learned',
      label: words.text('partner.learned'),
      kind: 'line',
      required: true,
      hint: words.text('letter.endHint'),
      max: partnerTextMax,
    },
  ],
});
