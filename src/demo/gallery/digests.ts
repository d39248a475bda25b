import { digestCard } from '../../cards/digests/monthly-card.ts';
import { quarterlyCard } from '../../cards/digests/quarterly-card.ts';
import {
  digestFileCard,
  publishedCard,
  scheduleCard,
  sectionCard,
  statusCard,
} from '../../cards/digests/section-card.ts';
import { lateCard } from '../../cards/notify/late-card.ts';
import { periodOf } from '../../domain/dates/period.ts';
import type { GroupDigest, HelpWanted, MonthlyDigest, QuarterlyDigest } from '../../domain/digest.ts';
import type { Draw } from './draw.ts';
import { results } from './events.ts';
import { item } from './items.ts';
import { dayMs, idOf, now, today } from './people.ts';
import type { Hand } from './texts.ts';

/** The largest number of rows of each kind in a summary. */
const shown = 6;

const part = <Entry>(total: number, make: (n: number) => Entry) => ({
  total,
  rows: Array.from({ length: Math.min(total, shown) }, (_, index) => make(index)),
});

const group = (hand: Hand, n: number, total: number): GroupDigest => {
  const owned = (number: number, dueOn: string | null) => ({
    item: item(hand, number, { dueOn }),
    owner: number % 2 === 0 ? hand.write('person') : null,
  });
  return {
    groupId: idOf(700 + n),
    group: hand.write('group'),
    why:
      n % 3 === 0
        ? []
        : [
            { kind: 'difficulty', number: 100 * n + 60, body: hand.write('line'), days: 15 + n },
            {
              kind: 'overdue',
              number: 100 * n + 20,
              title: hand.write('title'),
              owner: n % 2 === 0 ? null : hand.write('person'),
              days: 9,
              more: n % 2,
            },
            { kind: 'silent', days: n % 4 === 1 ? null : 16 },
          ],
    status: (['on-track', 'at-risk', 'blocked'] as const)[n % 3] ?? 'blocked',
    reason: n % 2 === 0 ? hand.write('how') : null,
    reasonBy: { name: hand.write('person'), isConvener: n % 4 === 0 },
    note: n % 4 === 0 ? hand.write('line') : null,
    noteBy: { name: hand.write('person'), isConvener: n % 8 === 0 },
    raised: n % 3,
    confirmed: n % 3 === 0,
    open: total + 7,
    done: part(total, (index) => ({
      item: item(hand, 100 * n + index, { state: 'done', doneAt: now - index * dayMs }),
      person: hand.write('person'),
    })),
    opened: part(total, (index) => item(hand, 100 * n + 10 + index)),
    dropped: part(total % 3, (index) => ({ item: item(hand, 100 * n + 50 + index), why: hand.write('how') })),
    overdue: part(total, (index) => owned(100 * n + 20 + index, '2026-11-01')),
    progress: part(total, (index) => ({
      body: hand.write('line'),
      person: hand.write('person'),
      itemNumber: index % 2 === 0 ? 100 * n + index : null,
      on: today,
    })),
    resolved:
      total === 0
        ? []
        : [
            { number: 100 * n + 30, body: hand.write('line'), how: hand.write('how') },
            { number: 100 * n + 31, body: hand.write('line'), how: null },
          ],
    events:
      total === 0
        ? []
        : [
            { title: hand.write('title'), on: today, result: null },
            ...Object.values(results).map((result) => ({
              title: hand.write('title'),
              on: today,
              result: result(hand),
            })),
          ],
    asked:
      total === 0
        ? []
        : [
            ...Object.values(results).map((result) => ({
              question: hand.write('title'),
              choices: null,
              result: result(hand),
            })),
            {
              question: hand.write('title'),
              choices: [hand.write('choice'), hand.write('choice'), hand.write('choice')],
              result: { answers: 7, members: 9, counts: [3, 3, 1], comments: [] },
            },
          ],
    dueNext: part(total, (index) => owned(100 * n + 40 + index, index === 0 ? null : '2026-11-30')),
  };
};

const help = (hand: Hand, n: number): HelpWanted => ({
  id: idOf(300 + n),
  number: n + 1,
  group: hand.write('group'),
  body: hand.write('line'),
  help: hand.write('help'),
  helpFrom: hand.write('from'),
  daysOpen: n * 9,
  taken:
    n % 3 === 0
      ? null
      : {
          number: 90 + n,
          group: hand.write('group'),
          owner: hand.write('person'),
          dueOn: n % 2 === 0 ? null : '2026-12-06',
          done: n % 3 === 2,
        },
});

const digest = (hand: Hand, groups: number, wanted: number, quiet: number, total = 3): MonthlyDigest => ({
  kind: 'monthly',
  coalition: hand.write('coalition'),
  period: periodOf('month', today),
  since: now - 30 * dayMs,
  asOf: now,
  today,
  help: {
    total: wanted,
    rows: Array.from({ length: Math.min(wanted, 12) }, (_, index) => help(hand, index)),
  },
  asks: { asked: wanted, taken: Math.floor(wanted / 2), done: Math.floor(wanted / 3) },
  committee: wanted > 3 ? { ...group(hand, 1, total), group: hand.write('group') } : null,
  groups: Array.from({ length: groups }, (_, index) => group(hand, index + 1, total)),
  quiet: Array.from({ length: quiet }, () => hand.write('group')),
  ahead: part(total, (index) => ({
    title: hand.write('title'),
    group: hand.write('group'),
    on: index === 0 ? today : '2026-12-05',
  })),
});

const quarter = (hand: Hand, total: number): QuarterlyDigest => ({
  kind: 'quarterly',
  coalition: hand.write('coalition'),
  period: periodOf('quarter', today),
  since: now - 90 * dayMs,
  asOf: now,
  today,
  before: { open: total * 2, overdue: total },
  months: ['2026-10-01', '2026-11-01', '2026-12-01'].map((month, index) => ({
    month,
    done: total * index,
    opened: total * 2,
    overdue: total,
    open: total * (4 + 2 * index) - (total * index * (index + 1)) / 2,
    satisfaction: {
      average: index === 0 ? null : 4.2,
      answers: total * 4,
      members: index === 2 ? 0 : total * 9,
      polls: total,
    },
  })),
  groups: part(total, (index) => ({
    group: hand.write('group'),
    done: total * index,
    opened: total,
    dropped: index % 2,
    open: total + index,
    overdue: index % 3,
    undated: index % 2,
  })).rows,
  asks: { asked: total, taken: total > 1 ? 1 : 0, done: 0 },
  partners: {
    counts: part(total, (index) => ({
      partner: hand.write('partner'),
      promised: 3 + index,
      given: 2,
      confirmed: index % 2,
    })),
    needs: total === 0 ? [] : [{ kind: 'place', n: total }],
    inName: part(total, () => hand.write('partner')),
    unheard: part(total, () => ({ partner: hand.write('partner'), since: '2026-08-14' })),
    oneSide: part(total, (index) => ({ number: 50 + index, title: hand.write('title') })),
  },
  ofExecutive: part(total % 3, (index) => help(hand, index)),
  longOpen: part(total, (index) => help(hand, index + 4)),
  becameResolved: part(total, (index) => ({
    number: 40 + index,
    body: hand.write('line'),
    how: index === 0 ? null : hand.write('how'),
    group: hand.write('group'),
    days: 31 + index * 20,
  })).rows,
  asked: part(total, (index) => ({
    group: hand.write('group'),
    question: hand.write('title'),
    result: Object.values(results)[index % 5]?.(hand) ?? {
      answers: 0,
      members: 0,
      counts: null,
      comments: [],
    },
  })),
  askedWithChoices: total,
  quiet: part(total, (index) => ({ group: hand.write('group'), lastOn: index === 0 ? null : today })).rows,
  people: { rows: part(total, () => hand.write('person')).rows, total: total * 2 },
  organisations: part(total, () => hand.write('from')).rows,
  next: part(total, (index) => ({
    item: item(hand, 60 + index, { dueOn: '2027-01-15' }),
    owner: index === 0 ? null : hand.write('person'),
    group: hand.write('group'),
  })),
  nextEvents: part(total, () => ({ title: hand.write('title'), group: hand.write('group'), on: today })).rows,
});

const timeZone = 'Asia/Beirut';

/** Groups, help wanted, quiet groups, and how much each group did. */
const sizes: Readonly<Record<string, readonly [number, number, number, number]>> = {
  'nobody logged anything': [0, 0, 3, 0],
  'no groups at all': [0, 0, 0, 0],
  'one group that is only late': [1, 0, 1, 1],
  '3 groups, no help wanted': [3, 0, 0, 3],
  '3 groups, 12 in need of help': [3, 12, 2, 3],
  '8 groups': [8, 1, 0, 6],
  '60 groups, 97 in need of help': [60, 97, 60, 40],
};

export const digestCards = (draw: Draw): void => {
  for (const [state, [groups, wanted, quiet, total]] of Object.entries(sizes)) {
    draw(
      'digestCard',
      state,
      (words, hand) => digestCard(words, { digest: digest(hand, groups, wanted, quiet, total), timeZone }),
      groups > 1 ? 'large' : undefined,
    );
  }
  draw('digestCard', 'preview', (words, hand) =>
    digestCard(words, { digest: digest(hand, 1, 2, 1), timeZone, comesAt: now + 12 * dayMs }),
  );
  draw('publishedCard', 'stuck before', (words, hand) =>
    publishedCard(words, digest(hand, 1, 1, 1), 'stuck'),
  );
  draw('lateCard', 'a summary after an outage', (words, hand) =>
    lateCard(words, digestCard(words, { digest: digest(hand, 1, 2, 1), timeZone }), now - 12 * dayMs),
  );
  for (const total of [0, 1, 3, 40])
    draw(
      'quarterlyCard',
      `${total} of each`,
      (words, hand) => quarterlyCard(words, { digest: quarter(hand, total), timeZone }),
      total > 1 ? 'large' : undefined,
    );
  draw('quarterlyCard', 'preview', (words, hand) =>
    quarterlyCard(words, { digest: quarter(hand, 1), timeZone, comesAt: now + 12 * dayMs }),
  );
  for (const confirmed of [true, false])
    draw('sectionCard', confirmed ? 'confirmed' : 'draft', (words, hand) =>
      sectionCard(words, {
        section: { ...group(hand, 1, 3), confirmed },
        period: periodOf('month', today),
        timeZone,
        posted: false,
        groupId: idOf(1),
        comesAt: now + 3 * dayMs,
      }),
    );
  draw('sectionCard', 'preview of its convener', (words, hand) =>
    sectionCard(words, {
      section: group(hand, 1, 3),
      period: periodOf('month', today),
      timeZone,
      groupId: idOf(1),
      posted: false,
      comesAt: now + 12 * dayMs,
      isEarly: true,
    }),
  );
  draw('sectionCard', 'nothing logged', (words, hand) =>
    sectionCard(words, {
      section: { ...group(hand, 1, 0), status: 'on-track' },
      period: periodOf('month', today),
      timeZone,
      posted: true,
    }),
  );
  draw('digestFileCard', 'monthly', (words, hand) =>
    digestFileCard(words, { title: words.show(hand.write('coalition')), file: 'halqa-summary-2026-11.html' }),
  );
  draw('publishedCard', 'monthly', (words, hand) => publishedCard(words, digest(hand, 0, 0, 0)));
  draw('publishedCard', 'quarterly', (words, hand) => publishedCard(words, quarter(hand, 0)));
  for (const status of ['on-track', 'at-risk', 'blocked'] as const)
    draw('statusCard', status, (words, hand) =>
      statusCard(words, {
        group: hand.write('group'),
        said: { status, reason: hand.write('how'), by: { name: hand.write('person'), isConvener: true } },
      }),
    );
  draw('statusCard', 'without a reason', (words, hand) =>
    statusCard(words, {
      group: hand.write('group'),
      said: { status: 'blocked', reason: '', by: { name: '', isConvener: true } },
    }),
  );
  draw('statusCard', 'by the rule', (words, hand) =>
    statusCard(words, { group: hand.write('group'), said: null }),
  );
  for (const day of ['1', '28', 'first-workday', 'last-workday'] as const)
    draw('scheduleCard', day, (words) =>
      scheduleCard(
        words,
        {
          day,
          time: '09:00',
          fiscalYearStart: 4,
          monthlyAt: now + 12 * dayMs,
          quarterlyAt: now + 40 * dayMs,
        },
        day === '1',
      ),
    );
};
