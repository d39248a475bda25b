import type { Block, Chart, Series } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';

/** `open` excludes overdue items, so that each item is counted once. */
export type ItemsByState = Readonly<{ group: string; done: number; open: number; overdue: number }>;

/** Counts at one instant. `open` includes overdue items. */
export type OpenItems = Readonly<{ open: number; overdue: number }>;

/** What a month added (`opened`, `done`), and the counts at its end. */
export type MonthOfItems = OpenItems &
  Readonly<{
    /** Its first day: "2026-11-01". */
    month: string;
    done: number;
    opened: number;
  }>;

/** `average` is `null` when no poll of the month may show its score. */
export type MonthOfScores = Readonly<{ month: string; average: number | null }>;

/** Charts with more rows are unreadable. */
const rowsShown = 30;
/** How many groups the text alternative names; the digest itself lists them all. */
const groupsTold = 12;

/** The items of each group by state, in the given order. */
export const itemsByStateChart = (words: Words, rows: readonly ItemsByState[]): Block => {
  const title = words.text('chart.items');
  const shown = mostOf(rows, rowsShown, itemsOf);
  const told = mostOf(rows, groupsTold, itemsOf);
  const sum = (part: (row: ItemsByState) => number): string =>
    words.number(rows.reduce((total, row) => total + part(row), 0));
  const rest = (hidden: number): readonly string[] =>
    hidden > 0 ? [words.text('chart.itemsRest', { n: hidden })] : [];
  const isEmpty = rows.every((row) => itemsOf(row) === 0);
  return {
    kind: 'chart',
    alt: isEmpty
      ? emptyAlt(words, title)
      : [
          words.text('chart.itemsAll', {
            title,
            n: rows.length,
            done: sum((row) => row.done),
            open: sum((row) => row.open),
            overdue: sum((row) => row.overdue),
          }),
          ...told.map(({ group, done, open, overdue }) =>
            words.text('chart.itemsOf', {
              group,
              done: words.number(done),
              open: words.number(open),
              overdue: words.number(overdue),
            }),
          ),
          ...rest(rows.length - told.length),
        ].join(' '),
    chart: {
      kind: 'bars',
      title,
      series: [
        { label: words.text('chart.done'), tone: 'good' },
        { label: words.text('chart.open'), tone: 'neutral' },
        { label: words.text('chart.overdue'), tone: 'bad' },
      ],
      rows: shown.map(({ group, done, open, overdue }) => ({
        label: words.show(group),
        values: [done, open, overdue],
      })),
      ...common(words, isEmpty, ...rest(rows.length - shown.length)),
    },
  };
};

/** What partners promised: `given` includes what is confirmed. */
export type PartnerItems = Readonly<{ partner: string; promised: number; given: number; confirmed: number }>;

/** Promised, given and confirmed by partner: each item is one part of its partner's bar. */
export const partnersChart = (words: Words, rows: readonly PartnerItems[]): Block => {
  const title = words.text('chart.partners');
  return {
    kind: 'chart',
    alt: [
      `${title}.`,
      ...rows.map(({ partner, promised, given, confirmed }) =>
        words.text('chart.partnerOf', {
          partner,
          promised: words.number(promised),
          given: words.number(given),
          confirmed: words.number(confirmed),
        }),
      ),
    ].join(' '),
    chart: {
      kind: 'bars',
      title,
      series: [
        { label: words.text('chart.confirmed'), tone: 'good' },
        { label: words.text('chart.given'), tone: 'neutral' },
        { label: words.text('chart.promised'), tone: 'bad' },
      ],
      rows: rows.map(({ partner, promised, given, confirmed }) => ({
        label: words.show(partner),
        values: [confirmed, given - confirmed, promised - given],
      })),
      ...common(words, rows.length === 0),
    },
  };
};

/**
 * Done items against all items: those open at the start and those added since, less the dropped ones.
 * The distance between the two lines is what is open.
 */
export const burnUpChart = (words: Words, before: OpenItems, months: readonly MonthOfItems[]): Block => {
  const title = words.text('chart.burnUp');
  const isEmpty = [before, ...months].every(({ open }) => open === 0) && sum(months, 'opened') === 0;
  const points = burnUpOf(before, months);
  const all = allItems(words, before, months);
  const last = points.at(-1) ?? { all: 0, done: 0, overdue: 0 };
  const figures = (point: BurnUpPoint) => ({
    all: words.number(point.all),
    done: words.number(point.done),
    overdue: words.number(point.overdue),
  });
  return {
    kind: 'chart',
    alt: isEmpty
      ? emptyAlt(words, title)
      : [
          words.text('chart.burnUpAll', { title, ...figures(last) }),
          all,
          ...months.map(({ month }, index) =>
            words.text('chart.burnUpOf', {
              month: words.month(month),
              ...figures(points[index + 1] ?? last),
            }),
          ),
        ].join(' '),
    chart: {
      kind: 'lines',
      title,
      labels: [words.text('chart.start'), ...monthLabels(words, months)],
      series: [
        { label: words.text('chart.all'), tone: 'neutral', values: points.map((point) => point.all) },
        { label: words.text('chart.done'), tone: 'good', values: points.map((point) => point.done) },
        { label: words.text('chart.overdue'), tone: 'bad', values: points.map((point) => point.overdue) },
      ],
      ...common(words, isEmpty, ...(isEmpty ? [] : [all])),
    },
  };
};

type BurnUpPoint = Readonly<{ all: number; done: number; overdue: number }>;

/** The start, then the end of each month. */
const burnUpOf = (before: OpenItems, months: readonly MonthOfItems[]): readonly BurnUpPoint[] => {
  let done = 0;
  return [{ ...before, done: 0 }, ...months].map((point) => {
    done += point.done;
    return { all: done + point.open, done, overdue: point.overdue };
  });
};

/** Explains "all items" in figures. What was added and is neither done nor open was dropped. */
const allItems = (words: Words, before: OpenItems, months: readonly MonthOfItems[]): string => {
  const [opened, done] = [sum(months, 'opened'), sum(months, 'done')];
  const open = months.at(-1)?.open ?? before.open;
  return words.text('chart.allItems', {
    before: words.number(before.open),
    opened: words.number(opened),
    dropped: before.open + opened - done - open,
  });
};

const sum = (months: readonly MonthOfItems[], figure: 'done' | 'opened'): number =>
  months.reduce((total, month) => total + month[figure], 0);

/** The average score of each month's events, from 1 to 5. */
export const satisfactionChart = (words: Words, months: readonly MonthOfScores[]): Block => {
  const title = words.text('chart.satisfaction');
  const isEmpty = months.every((month) => month.average === null);
  return {
    kind: 'chart',
    alt: isEmpty
      ? emptyAlt(words, title)
      : [
          `${title}.`,
          ...months.map(({ month, average: score }) =>
            score === null
              ? words.text('chart.monthNoScore', { month: words.month(month) })
              : words.text('chart.monthScore', { month: words.month(month), average: words.number(score) }),
          ),
        ].join(' '),
    chart: {
      kind: 'lines',
      title,
      labels: monthLabels(words, months),
      series: [
        {
          label: words.text('chart.average'),
          tone: 'good',
          values: months.map((month) => month.average),
        },
      ],
      max: 5,
      ...common(words, isEmpty),
    },
  };
};

/** An answer as on its button, and how many people gave it. */
export type AnswerCount = Readonly<{ label: string; n: number }>;

/** How many people gave each answer, in the given order. `mean` is `null` where answers are choices. */
export const distributionChart = (
  words: Words,
  answers: readonly AnswerCount[],
  mean: number | null,
): Block => {
  const title = words.text(mean === null ? 'chart.choices' : 'chart.answers');
  const total = answers.reduce((sum, { n }) => sum + n, 0);
  const series: Series = { label: words.text('chart.answersLegend'), tone: 'neutral' };
  const count = words.text('poll.answers', { n: total });
  return {
    kind: 'chart',
    alt:
      total === 0
        ? emptyAlt(words, title)
        : [
            mean === null
              ? words.text('chart.choicesAll', { title, answers: count })
              : words.text('chart.answersAll', { title, answers: count, average: words.number(mean) }),
            ...answers.map(({ label, n }) =>
              words.text('chart.answersOf', { score: label, answers: words.text('poll.answers', { n }) }),
            ),
          ].join(' '),
    chart: {
      kind: 'bars',
      title,
      series: [series],
      rows: answers.map(({ label, n }) => ({ label, values: [n] })),
      ...common(words, total === 0),
    },
  };
};

const itemsOf = ({ done, open, overdue }: ItemsByState): number => done + open + overdue;

/** The rows with the greatest figures, in their original order. */
const mostOf = <Row>(rows: readonly Row[], count: number, figure: (row: Row) => number): readonly Row[] => {
  if (rows.length <= count) return rows;
  const most = new Set([...rows].sort((one, other) => figure(other) - figure(one)).slice(0, count));
  return rows.filter((row) => most.has(row));
};

/** The first label and each January carry the year. */
const monthLabels = (words: Words, months: readonly Readonly<{ month: string }>[]): readonly string[] =>
  months.map(({ month }, index) => words.shortMonth(month, index === 0 || month.slice(5, 7) === '01'));

const emptyAlt = (words: Words, title: string): string => `${title}. ${words.text('chart.none')}`;

/** The digits of a chart and its note. */
const common = (
  words: Words,
  isEmpty: boolean,
  ...notes: readonly string[]
): Pick<Chart, 'digits' | 'note'> => {
  const note = [...(isEmpty ? [words.text('chart.none')] : []), ...notes].join(' ');
  return {
    digits: words.number(0) === '0' ? 'latn' : 'arab',
    ...(note !== '' && { note }),
  };
};
