import { type Block, bold, type Card, code, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { isAgreed, type Offer, type Partner } from '../../domain/partner.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, facts, list, mentions, note, text } from '../pieces.ts';
import { offerEntry, withdrawSelect } from './offer-pieces.ts';

/** How often a partner was counted on: the items that it promised, and the difficulties that were asked of it. */
export type PartnerCounts = Readonly<{
  promised: number;
  given: number;
  late: number;
  /** Given items that another partner confirmed. */
  confirmed: number;
  asked: number;
  answered: number;
}>;

export type PartnerView = Readonly<{
  partner: Partner;
  /** Since when it is in its present state. */
  since: LocalDate;
  /** When the coalition follows up next; `null` while nothing is agreed. */
  followUpOn: LocalDate | null;
  /** Its other names. */
  names: readonly string[];
  delegates: readonly Mentionable[];
  counts: PartnerCounts;
  offers: readonly Offer[];
  /** Whether the reader may read its limits, how it decides and whom to contact. */
  confidence: boolean;
  /** Whether the reader may change it, and answer for it. */
  mayChange: boolean;
  mayAnswer: boolean;
  /** Partners whose name is like its own, which the reader may join with it. */
  alike: readonly Pick<Partner, 'id' | 'name'>[];
}>;

type Fact = readonly [string, Line | Line[number] | string];

/** The card of one partner, as its reader may see it. `news` are lines about what just changed. */
export const partnerCard = (words: Words, view: PartnerView, news: readonly Line[] = []): Card => {
  const { partner, offers } = view;
  return card(words, words.text('partner.title', { name: partner.name }), toneOf(partner), [
    ...news.map((line) => text(line)),
    facts(...agreement(words, view)),
    ...confidence(words, view),
    ...counted(words, view),
    ...(offers.length === 0
      ? []
      : [
          text(bold(words.text('offers.head', { n: offers.length }))),
          list(
            words,
            offers.map((offer) => offerEntry(words, offer)),
            offers.length,
          ),
        ]),
    ...(view.names.length === 0
      ? []
      : [note(words.line('partner.names', { names: plain(words.inRow(view.names)) }))]),
    ...missing(words, partner),
    ...view.alike.map(({ name }) => note(words.line('partner.alike', { name }))),
    ...controls(words, view),
  ]);
};

const toneOf = ({ state }: Partner): Card['tone'] => (state === 'joined' ? 'good' : 'neutral');

const agreement = (words: Words, view: PartnerView): readonly Fact[] => {
  const { partner, followUpOn } = view;
  const { wants, gets, rhythm, learned, endsOn, kind, state } = partner;
  const every = rhythm === null ? '' : words.text(`rhythm.${rhythm}`);
  return [
    [words.text('partner.kind'), words.text(`organisation.${kind ?? 'none'}`)],
    [
      words.text('partner.state'),
      words.text('partner.since', {
        state: words.text(`partnership.${state}`),
        day: words.day(view.since),
      }),
    ],
    ...(wants === null ? [] : [[words.text('partner.wants'), words.quote(wants)] as const]),
    ...(gets === null ? [] : [[words.text('partner.gets'), words.quote(gets)] as const]),
    ...(rhythm === null
      ? []
      : [
          [
            words.text('partner.rhythm'),
            followUpOn === null
              ? every
              : words.text('partner.next', { rhythm: every, day: words.day(followUpOn) }),
          ] as const,
        ]),
    [words.text('partner.delegates'), mentions(words, view.delegates)],
    ...(endsOn === null ? [] : [[words.text('partner.ends'), words.day(endsOn)] as const]),
    ...(learned === null ? [] : [[words.text('partner.learned'), words.quote(learned)] as const]),
  ];
};

const confidence = (words: Words, { partner, confidence: readable }: PartnerView): readonly Block[] => {
  if (!readable) return [];
  const told = (['limits', 'decides', 'contact'] as const).flatMap((name) => {
    const value = partner[name];
    return value === null ? [] : [[words.text(`partner.${name}`), words.quote(value)] as const];
  });
  return told.length === 0 ? [] : [facts(...told), note(words.line('partner.confidence'))];
};

const counted = (words: Words, { counts }: PartnerView): readonly Block[] => {
  const number = (name: keyof PartnerCounts) => words.number(counts[name]);
  const promised: Fact = [
    words.text('partner.promised'),
    words.text('partner.promisedOf', {
      promised: number('promised'),
      given: number('given'),
      late: number('late'),
      confirmed: number('confirmed'),
    }),
  ];
  const asked: Fact = [
    words.text('partner.asked'),
    words.text('partner.askedOf', { asked: number('asked'), answered: number('answered') }),
  ];
  const told = [...(counts.promised === 0 ? [] : [promised]), ...(counts.asked === 0 ? [] : [asked])];
  return told.length === 0 ? [] : [facts(...told)];
};

/** What is still to be said before it has joined. */
const missing = (words: Words, partner: Partner): readonly Block[] => {
  if (isAgreed(partner) || partner.state === 'ended') return [];
  const what = (['wants', 'gets', 'rhythm'] as const).filter((name) => partner[name] === null);
  return [
    note(
      words.line('partner.missing', {
        what: plain(words.inRow(what.map((name) => words.text(`partner.${name}`)))),
      }),
    ),
  ];
};

const controls = (words: Words, view: PartnerView): readonly Block[] => {
  const { partner, alike, mayChange, mayAnswer, offers } = view;
  const { id } = partner;
  const shown = [
    ...alike.map((other) =>
      button(
        encodeToken({ verb: 'partner-same', id, detail: other.id }),
        alike.length === 1 ? words.text('partner.same') : words.text('partner.sameAs', { name: other.name }),
        'primary',
      ),
    ),
    ...(mayChange ? [button(encodeToken({ verb: 'partner-change', id }), words.text('partner.change'))] : []),
    ...(mayAnswer && partner.state !== 'ended'
      ? [button(encodeToken({ verb: 'partner-offer', id }), words.text('partner.offer'))]
      : []),
  ];
  return [
    ...(shown.length === 0 ? [] : [buttons(...shown)]),
    ...(mayAnswer && offers.length > 0 ? [withdrawSelect(words, id, offers)] : []),
  ];
};

/** To a new delegate, in private: what it means to speak for a partner. */
export const delegateCard = (words: Words, { name }: Pick<Partner, 'name'>): Card =>
  card(words, words.text('delegate.title', { name }), 'good', [
    text(words.line('delegate.text', { name })),
    note(words.line('delegate.next', { show: code('/partner show') })),
  ]);

/** For the coordinators: someone left, and nobody speaks for these partners. */
export const delegateGoneCard = (
  words: Words,
  { person, partners }: Readonly<{ person: string; partners: readonly string[] }>,
): Card =>
  card(words, words.text('partner.delegateGoneTitle'), 'warning', [
    text(words.line('partner.delegateGone', { person })),
    list(
      words,
      partners.map((name) => entry([words.quote(name)])),
      partners.length,
      '/partner show',
    ),
    note(words.line('partner.nameDelegate', { command: code('/partner edit') })),
  ]);

/** Before two partners become one. `yes` is the token of the button that does it. */
export const mergeAskCard = (
  words: Words,
  { kept, gone, yes }: Readonly<{ kept: string; gone: string; yes: string }>,
): Card =>
  card(words, words.text('partner.mergeTitle', { gone, kept }), 'warning', [
    text(words.line('partner.mergeText', { gone, kept })),
    buttons(
      button(yes, words.text('partner.mergeYes'), 'primary'),
      button(encodeToken({ verb: 'go-not', id: 'x' }), words.text('ask.no')),
    ),
  ]);
