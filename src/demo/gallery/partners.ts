import { difficultyCard } from '../../cards/items/difficulty-card.ts';
import { confirmAskCard } from '../../cards/partners/confirm-cards.ts';
import {
  barrierRaisedCard,
  type LetterView,
  letterCard,
  letterNotYoursCard,
} from '../../cards/partners/letter-card.ts';
import { askedOfPartnerCard, type OfferView, offerCard } from '../../cards/partners/offer-cards.ts';
import {
  delegateCard,
  delegateGoneCard,
  mergeAskCard,
  type PartnerView,
  partnerCard,
} from '../../cards/partners/partner-card.ts';
import { partnerListCard } from '../../cards/partners/partner-list-card.ts';
import { redactPartnerCard } from '../../cards/people/redact-cards.ts';
import { encodeToken } from '../../chat/token.ts';
import type { LocalDate } from '../../domain/dates/calendar.ts';
import { listOf } from '../../domain/list-query.ts';
import { type HelpKind, type Offer, type Partner, partnerKinds } from '../../domain/partner.ts';
import type { Draw } from './draw.ts';
import { difficulty } from './items.ts';
import { dayMs, idOf, now, person } from './people.ts';
import type { Hand } from './texts.ts';

const partner = (hand: Hand, change: Partial<Partner> = {}): Partner => ({
  id: idOf(40),
  name: hand.write('partner'),
  kind: 'non-profit',
  state: 'joined',
  wants: hand.write('detail'),
  gets: hand.write('detail'),
  rhythm: 'quarter',
  learned: null,
  endsOn: null,
  limits: null,
  decides: null,
  contact: null,
  joinedAt: now - 100 * dayMs,
  endedAt: null,
  createdBy: idOf(2),
  createdAt: now - 120 * dayMs,
  ...change,
});

const offer = (hand: Hand, kind: HelpKind = 'place', change: Partial<Offer> = {}): Offer => ({
  id: idOf(31),
  number: 31,
  partnerId: idOf(40),
  what: hand.write('detail'),
  kind,
  untilOn: '2027-06-30',
  endsAt: now + 200 * dayMs,
  createdBy: idOf(2),
  createdAt: now,
  withdrawnBy: null,
  ...change,
});

const nothingCounted = { promised: 0, given: 0, late: 0, confirmed: 0, asked: 0, answered: 0 };

const view = (hand: Hand, change: Partial<Partner> = {}, more: Partial<PartnerView> = {}): PartnerView => ({
  partner: partner(hand, change),
  since: '2026-08-14',
  followUpOn: '2027-02-14',
  names: [],
  delegates: [person(hand)],
  counts: { promised: 7, given: 4, late: 1, confirmed: 3, asked: 5, answered: 2 },
  offers: [],
  confidence: false,
  mayChange: false,
  mayAnswer: false,
  alike: [],
  ...more,
});

const all = listOf('partners', 'all');

const cardsOfPartners = (draw: Draw): void => {
  draw('partnerCard', 'joined, as anybody sees it', (words, hand) => partnerCard(words, view(hand)));
  draw('partnerCard', 'joined, as a delegate sees it', (words, hand) => {
    const confidence = {
      limits: hand.write('detail'),
      decides: hand.write('detail'),
      contact: hand.write('detail'),
    };
    const offers = [
      offer(hand),
      offer(hand, 'transport', { id: idOf(32), number: 32, untilOn: null, endsAt: null }),
    ];
    const rights = { confidence: true, mayChange: true, mayAnswer: true };
    const names = [hand.write('partner'), hand.write('from')];
    return partnerCard(
      words,
      view(hand, { ...confidence, endsOn: '2027-08-13' }, { ...rights, offers, names }),
    );
  });
  draw('partnerCard', 'only named, and like another', (words, hand) => {
    const bare = {
      kind: null,
      state: 'named',
      wants: null,
      gets: null,
      rhythm: null,
      joinedAt: null,
    } as const;
    const alike = [{ id: idOf(41), name: hand.write('from') }];
    return partnerCard(
      words,
      view(hand, bare, { delegates: [], counts: nothingCounted, alike, mayChange: true, followUpOn: null }),
    );
  });
  draw('partnerCard', 'invited, like two others', (words, hand) => {
    const alike = [41, 42].map((id) => ({ id: idOf(id), name: hand.write('from') }));
    return partnerCard(words, view(hand, { state: 'invited', gets: null }, { alike, followUpOn: null }));
  });
  draw('partnerCard', 'ended', (words, hand) =>
    partnerCard(
      words,
      view(hand, { state: 'ended', learned: hand.write('detail') }, { followUpOn: null, mayChange: true }),
    ),
  );
  draw('partnerCard', 'here already', (words, hand) =>
    partnerCard(words, view(hand), [words.line('partner.already', { name: hand.write('partner') })]),
  );
  draw('partnerCard', 'made one', (words, hand) =>
    partnerCard(words, view(hand), [words.line('partner.merged', { name: hand.write('from') })]),
  );
  draw('delegateCard', 'named', (words, hand) => delegateCard(words, partner(hand)));
  const page = (hand: Hand) => {
    const kinds = [...partnerKinds, null];
    const states = ['joined', 'invited', 'joined', 'named', 'ended'] as const;
    return kinds.map((kind, index) =>
      partner(hand, {
        id: idOf(40 + index),
        kind,
        state: states[index] ?? 'named',
        ...(index % 2 === 1 ? { wants: null } : {}),
      }),
    );
  };
  draw('partnerListCard', 'nobody', (words) =>
    partnerListCard(words, { query: all, page: { rows: [], back: null, next: null }, total: 0, alike: [] }),
  );
  draw('partnerListCard', 'none of a kind', (words) =>
    partnerListCard(words, {
      query: listOf('partners', 'all', { words: 'business' }),
      page: { rows: [], back: null, next: null },
      total: 0,
      alike: [],
    }),
  );
  draw('partnerListCard', 'one of each kind', (words, hand) => {
    const rows = page(hand);
    const pair = [
      { id: idOf(40), name: hand.write('partner') },
      { id: idOf(41), name: hand.write('from') },
    ] as const;
    return partnerListCard(words, {
      query: all,
      page: { rows, back: null, next: null },
      total: 5,
      alike: [pair],
    });
  });
  draw('partnerListCard', 'a page of several', (words, hand) =>
    partnerListCard(words, {
      query: all,
      page: { rows: page(hand), back: [idOf(40)], next: [idOf(44)] },
      total: 25,
      alike: [],
    }),
  );
};

const cardsOfOffers = (draw: Draw): void => {
  const offered = (hand: Hand, change: Partial<OfferView> = {}): OfferView => ({
    offer: offer(hand),
    partner: hand.write('partner'),
    stands: true,
    needs: [],
    ...change,
  });
  draw('offerCard', 'needed nowhere', (words, hand) => offerCard(words, offered(hand)));
  draw('offerCard', 'needed now', (words, hand) => {
    const need = { difficulty: difficulty(hand, { kind: 'place' }), group: hand.write('group') };
    return offerCard(words, offered(hand, { needs: [need] }));
  });
  draw('offerCard', 'for good', (words, hand) =>
    offerCard(words, offered(hand, { offer: offer(hand, 'transport', { untilOn: null, endsAt: null }) })),
  );
  draw('offerCard', 'withdrawn', (words, hand) =>
    offerCard(words, offered(hand, { stands: false, offer: offer(hand, 'place', { withdrawnBy: idOf(2) }) })),
  );
  draw('offerCard', 'withdrawn just now', (words, hand) =>
    offerCard(words, { ...offered(hand, { stands: false }), undo: idOf(70) }),
  );
  draw('offerCard', 'over', (words, hand) => offerCard(words, offered(hand, { stands: false })));
  draw('difficultyCard', 'with offers that fit', (words, hand) =>
    difficultyCard(words, {
      difficulty: difficulty(hand, { kind: 'place' }),
      group: hand.write('group'),
      raisedBy: person(hand),
      resolvedBy: null,
      item: null,
      answers: [],
      offers: [
        { offer: offer(hand), partner: hand.write('partner'), askedAt: null },
        { offer: offer(hand), partner: hand.write('partner'), askedAt: now - dayMs },
      ],
    }),
  );
  draw('difficultyCard', 'with two offers to ask for', (words, hand) =>
    difficultyCard(words, {
      difficulty: difficulty(hand, { kind: 'transport' }),
      group: hand.write('group'),
      raisedBy: person(hand),
      resolvedBy: null,
      item: null,
      answers: [],
      offers: [31, 32].map((number) => ({
        offer: offer(hand, 'transport', { id: idOf(number), number }),
        partner: hand.write('partner'),
        askedAt: null,
      })),
    }),
  );
  draw('askedOfPartnerCard', 'asked', (words, hand) =>
    askedOfPartnerCard(words, {
      difficulty: difficulty(hand, { kind: 'place' }),
      group: hand.write('group'),
      partner: hand.write('partner'),
      offer: offer(hand),
    }),
  );
};

/** Partners and what they offer. */
const cardsOfConfirming = (draw: Draw): void => {
  for (const kind of ['item', 'event'] as const)
    draw('confirmAskCard', `about an ${kind}`, (words, hand) =>
      confirmAskCard(words, {
        kind,
        id: idOf(46),
        number: 46,
        title: hand.write('title'),
        said: [hand.write('group')],
        partner: partner(hand),
      }),
    );
};

const cardsOfLetters = (draw: Draw): void => {
  const letter = (hand: Hand, change: Partial<LetterView> = {}): LetterView => ({
    partner: partner(hand),
    letter: {
      partnerId: idOf(40),
      day: '2026-11-14',
      review: false,
      sentAt: now,
      answeredAt: null,
      answeredBy: null,
      answer: null,
    },
    answeredBy: null,
    since: '2026-08-14',
    today: '2026-11-14',
    given: { rows: [], total: 0 },
    late: { rows: [], total: 0 },
    open: { rows: [], total: 0 },
    asked: { rows: [], total: 0 },
    askedFor: { rows: [], total: 0 },
    ...change,
  });
  const promise = (hand: Hand, number: number, dueOn: LocalDate | null) => ({
    number,
    title: hand.write('title'),
    dueOn,
  });
  const much = (hand: Hand): Partial<LetterView> => ({
    given: { rows: [promise(hand, 12, '2026-10-01')], total: 1 },
    late: { rows: [promise(hand, 14, '2026-11-02')], total: 1 },
    open: { rows: [promise(hand, 15, null), promise(hand, 16, '2026-12-01')], total: 12 },
    asked: {
      rows: (['open', 'taken', 'resolved'] as const).map((outcome, index) => ({
        number: 31 + index,
        help: hand.write('help'),
        outcome,
      })),
      total: 3,
    },
    askedFor: { rows: [{ number: 35, help: hand.write('help'), outcome: 'taken' }], total: 1 },
  });
  const review = (hand: Hand) => ({ letter: { ...letter(hand).letter, review: true } });
  draw('barrierRaisedCard', 'from a letter', (words, hand) =>
    barrierRaisedCard(words, { number: 31, body: hand.write('line'), help: hand.write('help') }),
  );
  draw('delegateGoneCard', 'two partners', (words, hand) =>
    delegateGoneCard(words, {
      person: hand.write('person'),
      partners: [hand.write('partner'), hand.write('partner')],
    }),
  );
  draw('mergeAskCard', 'two names', (words, hand) =>
    mergeAskCard(words, {
      kept: hand.write('partner'),
      gone: hand.write('partner'),
      yes: encodeToken({ verb: 'go-on', id: idOf(1) }),
    }),
  );
  draw('redactPartnerCard', 'before it is done', (words, hand) =>
    redactPartnerCard(words, {
      partner: hand.write('partner'),
      yes: encodeToken({ verb: 'go-on', id: idOf(1) }),
    }),
  );
  draw('letterCard', 'nothing promised', (words, hand) => letterCard(words, letter(hand)));
  draw('letterCard', 'one thing late', (words, hand) => letterCard(words, letter(hand, much(hand))));
  draw('letterCard', 'after a year', (words, hand) => letterCard(words, letter(hand, review(hand))));
  for (const answer of ['right', 'change', 'barrier', 'go-on', 'end'] as const)
    draw('letterCard', `answered: ${answer}`, (words, hand) => {
      const answered = { answer, answeredAt: now, answeredBy: idOf(2) };
      return letterCard(
        words,
        letter(hand, {
          letter: { ...letter(hand).letter, ...answered },
          answeredBy: person(hand),
          ...(answer === 'end' ? { partner: partner(hand, { state: 'ended' }) } : {}),
        }),
      );
    });
  draw('letterCard', 'answered just now', (words, hand) => {
    const answered = { answer: 'right', answeredAt: now, answeredBy: idOf(2) } as const;
    const view = letter(hand, { letter: { ...letter(hand).letter, ...answered }, answeredBy: person(hand) });
    return letterCard(words, { ...view, undo: idOf(70) });
  });
  draw('letterNotYoursCard', 'others speak for it', (words, hand) =>
    letterNotYoursCard(words, partner(hand)),
  );
  draw('letterCard', 'of a partnership that ended', (words, hand) =>
    letterCard(words, letter(hand, { partner: partner(hand, { state: 'ended' }) })),
  );
};

export const partnerCards = (draw: Draw): void => {
  cardsOfConfirming(draw);
  cardsOfLetters(draw);
  cardsOfPartners(draw);
  cardsOfOffers(draw);
};
