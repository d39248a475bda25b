import { deliveriesCard, stuckPostedCard } from '../../cards/notify/deliveries-card.ts';
import { lossCard } from '../../cards/notify/loss-card.ts';
import { postedAgainCard, undeliveredCard } from '../../cards/notify/undelivered-card.ts';
import { incidentCard, refusalCard } from '../../cards/refusal-card.ts';
import type { DeliveryProblem } from '../../domain/delivery.ts';
import { listOf } from '../../domain/list-query.ts';
import { pageSize } from '../../domain/page.ts';
import type { ArgumentProblem, NumberedKind, Reason } from '../../domain/refusal.ts';
import type { Draw } from './draw.ts';
import { dayMs, idOf, now } from './people.ts';
import type { Hand } from './texts.ts';

type Code = Exclude<Reason['code'], 'argument'>;

/** Distributes over codes that share their data. */
type ReasonOf<C extends Code, R = Reason> = R extends { code: infer Codes }
  ? C extends Codes
    ? Omit<R, 'code'> & { code: C }
    : never
  : never;

/** Examples of each refusal. A code without one does not compile. */
const reasons: { readonly [C in Code]: (hand: Hand) => readonly ReasonOf<C>[] } = {
  'no-coalition': () => [{ code: 'no-coalition' }],
  'unknown-command': (hand) => [
    { code: 'unknown-command', typed: hand.write('value'), nearest: [] },
    { code: 'unknown-command', typed: hand.write('value'), nearest: ['action', 'coalition'] },
  ],
  'unknown-subcommand': (hand) => [
    { code: 'unknown-subcommand', typed: hand.write('value'), command: 'partner' },
  ],
  'unexpected-text': (hand) => [
    { code: 'unexpected-text', text: hand.write('value'), path: 'digest preview' },
  ],
  'nothing-pasted': () => [{ code: 'nothing-pasted' }],
  'too-many-lines': () => [{ code: 'too-many-lines', lines: 812, most: 500 }],
  'only-coordinator': () => [{ code: 'only-coordinator' }],
  'not-manager': () => [{ code: 'not-manager' }],
  outsider: () => [{ code: 'outsider' }],
  'not-yours-to-read': (hand) => [{ code: 'not-yours-to-read', group: hand.write('group') }],
  'summary-not-yours': () => [{ code: 'summary-not-yours' }],
  'account-closed': () => [{ code: 'account-closed' }],
  'sandbox-alone': () => [{ code: 'sandbox-alone' }],
  'cannot-write': (hand) =>
    (['slack', 'discord', 'sandbox'] as const).flatMap((platform) =>
      [true, false].map(
        (sees) => ({ code: 'cannot-write', place: hand.write('place'), platform, sees }) as const,
      ),
    ),
  'person-gone': (hand) => [{ code: 'person-gone', person: hand.write('person') }],
  'person-is-bot': (hand) => [{ code: 'person-is-bot', person: hand.write('person') }],
  'too-fast': () => [1, 2, 5, 11, 60].map((seconds) => ({ code: 'too-fast', seconds }) as const),
  'undo-not-yours': (hand) => [
    { code: 'undo-not-yours', by: hand.write('person'), instead: 'action reopen #12' },
    { code: 'undo-not-yours', by: hand.write('person'), instead: '' },
  ],
  'undo-late': () => [{ code: 'undo-late', instead: 'progress reopen #12' }],
  'undo-changed': () => [{ code: 'undo-changed', instead: 'action reopen #12' }],
  'already-taken': (hand) => [{ code: 'already-taken', number: 12, owners: [hand.write('person')] }],
  'event-ends-first': () => [{ code: 'event-ends-first', number: 14 }],
  'event-nothing-said': () => [{ code: 'event-nothing-said', number: 14 }],
  'event-nothing-new': () => [{ code: 'event-nothing-new', number: 14 }],
  'talk-opening': () => [{ code: 'talk-opening', number: 12 }],
  'no-threads': () =>
    (['sandbox', 'slack', 'discord'] as const).map((platform) => ({ code: 'no-threads', platform })),
  'undo-answered': () => [{ code: 'undo-answered', number: 15 }],
  'half-first': () => [{ code: 'half-first', number: 15, answers: 3, members: 9 }],
  'only-convener': (hand) => [{ code: 'only-convener', group: hand.write('group') }],
  'only-event-keeper': () => [{ code: 'only-event-keeper', number: 14 }],
  'no-group-here': () => [{ code: 'no-group-here', path: 'action add' }],
  'no-groups': () => [{ code: 'no-groups' }],
  'shared-place-needed': () => [{ code: 'shared-place-needed' }],
  'unknown-number': () =>
    (['item', 'difficulty', 'event', 'poll', 'offer'] as const satisfies readonly NumberedKind[]).map(
      (wanted) => ({ code: 'unknown-number', number: 999_999_999, wanted }) as const,
    ),
  'other-kind': () =>
    (['item', 'difficulty', 'event', 'poll', 'offer'] as const satisfies readonly NumberedKind[]).flatMap(
      (is, index, kinds) => [
        { code: 'other-kind', number: 7, is, wanted: kinds[(index + 1) % 5] ?? is } as const,
      ],
    ),
  'already-done': (hand) => [
    {
      code: 'already-done',
      number: 12,
      by: hand.write('person'),
      at: now - dayMs,
    },
  ],
  'already-dropped': (hand) => [
    { code: 'already-dropped', number: 12, by: hand.write('person'), at: now - dayMs },
  ],
  'partner-redacted': (hand) => [{ code: 'partner-redacted', partner: hand.write('partner') }],
  'already-redacted': () => [{ code: 'already-redacted', number: 12 }],
  'already-open': () => [{ code: 'already-open', number: 12 }],
  'not-open': () => [{ code: 'not-open', number: 12 }],
  'nothing-said': () => [{ code: 'nothing-said', number: 12 }],
  'nothing-new': () => [{ code: 'nothing-new', number: 12 }],
  'percent-of-what': () => [{ code: 'percent-of-what' }],
  'already-convener': (hand) => [
    { code: 'already-convener', group: hand.write('group'), person: hand.write('person') },
  ],
  'sole-coordinator': (hand) => [{ code: 'sole-coordinator', person: hand.write('person') }],
  'no-role': (hand) => [{ code: 'no-role', person: hand.write('person') }],
  'has-role': (hand) => [
    { code: 'has-role', person: hand.write('person'), role: 'coordinator' },
    { code: 'has-role', person: hand.write('person'), role: 'strategic' },
  ],
  'already-resolved': (hand) => [
    { code: 'already-resolved', number: 13, by: hand.write('person'), at: now - dayMs },
  ],
  'several-difficulties': () => [{ code: 'several-difficulties', number: 12, difficulties: [13, 15, 4711] }],
  'no-difficulty': () => [{ code: 'no-difficulty', number: 12 }],
  'group-exists': (hand) => [{ code: 'group-exists', name: hand.write('group') }],
  'committee-place': (hand) => [
    { code: 'committee-place', place: `#${hand.write('place')}`, committee: 'executive' },
    { code: 'committee-place', place: `#${hand.write('place')}`, committee: 'strategic' },
  ],
  'difficulty-open': () => [{ code: 'difficulty-open', number: 31 }],
  'not-asked-of-executive': () => [{ code: 'not-asked-of-executive', number: 31 }],
  'only-executive': () => [{ code: 'only-executive' }],
  'committee-is-named': () => [
    { code: 'committee-is-named', committee: 'executive' },
    { code: 'committee-is-named', committee: 'strategic' },
  ],
  'programs-off': () => [{ code: 'programs-off' }],
  'not-an-address': (hand) => [{ code: 'not-an-address', typed: hand.write('value') }],
  'language-of-what': () => [{ code: 'language-of-what' }],
  'one-account': () => [{ code: 'one-account' }],
  'voted-elsewhere': () => [{ code: 'voted-elsewhere' }],
  'place-taken': (hand) => [
    { code: 'place-taken', place: `#${hand.write('place')}`, group: hand.write('group') },
  ],
  'already-member': (hand) => [{ code: 'already-member', group: hand.write('group') }],
  'not-member': (hand) => [{ code: 'not-member', group: hand.write('group') }],
  'convener-stays': (hand) => [{ code: 'convener-stays', group: hand.write('group') }],
  'event-over': (hand) => [{ code: 'event-over', number: 14, title: hand.write('title') }],
  'event-begun': () => [{ code: 'event-begun', number: 14 }],
  'event-cancelled': (hand) => [{ code: 'event-cancelled', number: 14, title: hand.write('title') }],
  'poll-too-long': () => [{ code: 'poll-too-long' }],
  'not-asked-yet': () => [{ code: 'not-asked-yet', number: 14 }],
  'poll-closed': () => [{ code: 'poll-closed' }],
  'digest-out': () => [
    { code: 'digest-out', period: '2026-10-01', until: '2026-10-31' },
    { code: 'digest-out', period: '2026-10-01', until: '2026-12-31' },
  ],
  'no-such-digest': (hand) => [
    { code: 'no-such-digest', typed: hand.write('value'), periods: [] },
    { code: 'no-such-digest', typed: hand.write('value'), periods: ['2026-10', '2026-09'] },
  ],
  'digest-to-come': (hand) => [
    { code: 'digest-to-come', typed: hand.write('value'), kind: 'monthly' },
    { code: 'digest-to-come', typed: hand.write('value'), kind: 'quarterly' },
  ],
  'event-too-long': () => [{ code: 'event-too-long' }],
  'rate-first': () => [{ code: 'rate-first' }],
  'wrong-code': () => [{ code: 'wrong-code' }],
  'too-many-codes': () => [{ code: 'too-many-codes' }],
  'own-code': () => [{ code: 'own-code' }],
  'link-over': () => [{ code: 'link-over' }],
  'other-coalition': () => [{ code: 'other-coalition' }],
  'workspace-joined': () => [{ code: 'workspace-joined' }],
  'coalition-has-groups': () => [{ code: 'coalition-has-groups' }],
  'nothing-kept': () => [{ code: 'nothing-kept' }],
  'erase-not-told': () => [{ code: 'erase-not-told' }],
  'last-coordinator': () => [{ code: 'last-coordinator' }],
  'still-convener': (hand) => [
    { code: 'still-convener', groups: [hand.write('group')] },
    { code: 'still-convener', groups: [hand.write('group'), hand.write('group')] },
  ],
  'line-too-long': () => [{ code: 'line-too-long' }],
  'words-too-long': () => [{ code: 'words-too-long' }],
  'text-or-argument': (hand) => [
    {
      code: 'text-or-argument',
      typed: 'organisation',
      asText: `/action add "${hand.write('title')}"`,
      asArgument: `/action add ${hand.write('title')}`,
    },
  ],
  'near-argument': (hand) => [
    {
      code: 'near-argument',
      typed: 'ownr',
      nearest: ['owner'],
      asText: `/action add "${hand.write('title')}"`,
    },
  ],
  'not-done-yet': () => [{ code: 'not-done-yet', number: 46 }],
  'not-to-confirm': () => [{ code: 'not-to-confirm', number: 46 }],
  'told-it-yourself': (hand) => [{ code: 'told-it-yourself', number: 46, partner: hand.write('partner') }],
  'confirmed-already': (hand) => [
    { code: 'confirmed-already', number: 46, partner: hand.write('partner'), at: now },
  ],
  'letter-answered': (hand) => [
    {
      code: 'letter-answered',
      partner: hand.write('partner'),
      person: hand.write('person'),
      answer: 'right',
      at: now,
    },
  ],
  'letter-over': (hand) => [{ code: 'letter-over', partner: hand.write('partner') }],
  'offer-over': () => [{ code: 'offer-over', number: 31 }],
  'only-partner-keepers': () => [{ code: 'only-partner-keepers' }],
  'no-partner-of-yours': () => [{ code: 'no-partner-of-yours' }],
  'not-partner-keeper': (hand) => [{ code: 'not-partner-keeper', partner: hand.write('partner') }],
  'not-delegate': (hand) => [{ code: 'not-delegate', partner: hand.write('partner') }],
  'no-delegate': (hand) => [{ code: 'no-delegate', partner: hand.write('partner') }],
  'partner-ended': (hand) => [{ code: 'partner-ended', partner: hand.write('partner') }],
  'not-agreed': (hand) => [{ code: 'not-agreed', partner: hand.write('partner') }],
  'partner-nothing-said': (hand) => [{ code: 'partner-nothing-said', partner: hand.write('partner') }],
  'partner-nothing-new': (hand) => [{ code: 'partner-nothing-new', partner: hand.write('partner') }],
  'partner-name-taken': (hand) => [{ code: 'partner-name-taken', partner: hand.write('partner') }],
  'same-partner': (hand) => [{ code: 'same-partner', partner: hand.write('partner') }],
  'no-server-roles': () => [{ code: 'no-server-roles' }],
  'not-a-server-role': (hand) => [{ code: 'not-a-server-role', typed: hand.write('value') }],
  gone: () => [{ code: 'gone' }],
  busy: () => [{ code: 'busy' }],
  unwritable: () => [{ code: 'unwritable' }],
  away: () => [{ code: 'away' }],
  'in-doubt': () => [{ code: 'in-doubt' }],
};

/** An example of each problem with an argument. A problem without one does not compile. */
const problems: Readonly<Record<ArgumentProblem, string>> = {
  'unclear-day': 'next friday',
  'past-day': 'next friday',
  'unclear-moment': 'saturday 10:00',
  'past-moment': 'saturday 10:00',
  'which-half': 'saturday 10:00',
  'which-moment': 'saturday 10:00',
  'ends-before-start': '13:00',
  'too-long': '300',
  'not-a-choice': 'en, ar',
  'not-a-number': '#12',
  'no-such-title': '#12',
  'other-name': 'Clean Coast Coalition',
  'which-number': '#12',
  'unknown-person': '@Ana',
  'several-people': '@Ana',
  'too-many-people': '20',
  'too-many-items': '20',
  'not-in-range': '0–100',
  'unknown-group': 'Clean Water',
  'which-group': 'Clean Water',
  'near-name': 'Clean Water',
  'no-group': 'action add',
  'unknown-partner': 'Harbour Rotary',
  'which-partner': 'Harbour Rotary',
  'unknown-place': '#executive',
  'unknown-zone': 'Asia/Beirut',
  'not-choices': 'Monday, Tuesday, Wednesday',
  'unclear-schedule': 'first working day',
  'unclear-time': '09:00',
  'unclear-month': 'April',
  repeated: '',
};

const stuckStates = ['waiting', 'gone', 'forbidden', 'rejected', 'unsure', 'broken'] as const;

const deliveryProblems: Readonly<Record<DeliveryProblem, true>> = {
  gone: true,
  forbidden: true,
  rejected: true,
  unsure: true,
  broken: true,
};

/** Every reason, with these sample texts. */
export const allReasons = (hand: Hand): readonly Reason[] => [
  ...Object.values(reasons).flatMap((ways: (hand: Hand) => readonly Reason[]) => ways(hand)),
  ...Object.entries(problems).map(
    ([problem, example]): Reason => ({
      code: 'argument',
      argument: 'due',
      label: 'Due',
      problem: problem as ArgumentProblem,
      value: hand.write('value'),
      example,
    }),
  ),
];

export const refusalCards = (draw: Draw): void => {
  const count = allReasons({ name: '', write: () => '' }).length;
  for (let index = 0; index < count; index += 1)
    draw('refusalCard', `reason ${index + 1}`, (words, hand) => {
      const reason = allReasons(hand)[index];
      return refusalCard(words, reason ?? { code: 'gone' });
    });
  draw('incidentCard', 'a fault of ours', (words) => incidentCard(words, '3f9a1c07'));
  for (const problem of Object.keys(deliveryProblems) as DeliveryProblem[])
    for (const to of ['place', 'person'] as const)
      draw('undeliveredCard', `${problem}, to a ${to}`, (words, hand) => {
        const where = to === 'place' ? `#${hand.write('place')}` : hand.write('person');
        return undeliveredCard(words, { id: 'o1', title: hand.write('title'), problem, where, to });
      });
  draw('postedAgainCard', 'after the press', postedAgainCard);
  for (const count of [1, 2, 3, 11])
    draw('stuckPostedCard', `${count} tried`, (words) => stuckPostedCard(words, count));
  for (const count of [0, 6, 40])
    draw('deliveriesCard', `${count} not arrived`, (words, hand) =>
      deliveriesCard(words, {
        coalitionId: 'c1',
        sent: 31,
        dropped: 2,
        query: listOf('deliveries', 'all'),
        stuckCount: count,
        stuck: {
          rows: Array.from({ length: Math.min(count, pageSize) }, (_, index) => ({
            title: hand.write('title'),
            where: index % 2 === 0 ? `#${hand.write('place')}` : hand.write('person'),
            plannedAt: now - index * dayMs,
            state: stuckStates[index % stuckStates.length] ?? 'waiting',
          })),
          back: null,
          next: count > pageSize ? [idOf(pageSize)] : null,
        },
      }),
    );
  for (const why of ['removed', 'deleted', 'locked', 'disconnected'] as const)
    draw('lossCard', why, (words, hand) => {
      const places = Array.from({ length: why === 'removed' ? 12 : 1 }, () => hand.write('place'));
      const link = why === 'removed' ? 'https://discord.com/oauth2/authorize?client_id=1' : undefined;
      return lossCard(words, { why, platform: 'discord', places, link });
    });
  draw('lossCard', 'removed where nothing was bound', (words) =>
    lossCard(words, { why: 'removed', platform: 'slack', places: [], link: undefined }),
  );
};
