import { type Block, bold, type Card, type Entry, type Line, plain } from '../../chat/card.ts';
import type { MonthFigures, QuarterlyDigest } from '../../domain/digest.ts';
import { turnoutPercent } from '../../domain/poll.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, list, note, rule, text } from '../pieces.ts';
import { type AskList, helpBlocks } from './ask-pieces.ts';
import { burnUpChart, satisfactionChart } from './charts.ts';
import {
  asPage,
  type DigestView,
  digestTitle,
  figuresText,
  fileCommand,
  namesInRow,
  ownerDue,
  scoreOf,
} from './digest-pieces.ts';
import { partnerBlocks } from './partner-pieces.ts';

/** The quarterly summary: long-standing difficulties first, then the trend, thanks and the outlook. */
export const quarterlyCard = (words: Words, view: DigestView<QuarterlyDigest>): Card => {
  const { digest, comesAt } = view;
  const title = digestTitle(words, digest);
  const lead =
    comesAt === undefined
      ? words.line('digest.leadQuarter')
      : words.line('digest.preview', { when: words.countdown(comesAt) });
  const asOf = note(words.line('digest.note', { when: words.moment(digest.asOf) }));
  if (isEmpty(digest))
    return card(words, title, 'neutral', [text(lead), text(words.line('digest.nothingQuarter')), asOf]);
  return card(words, title, digest.longOpen.total + digest.ofExecutive.total > 0 ? 'warning' : 'good', [
    text(lead),
    ...asks(words, digest),
    ...became(words, view),
    rule,
    ...trend(words, view),
    ...byGroup(words, digest),
    ...asked(words, digest),
    ...quiet(words, digest),
    ...partnerBlocks(words, view),
    ...thanks(words, view),
    ...next(words, digest),
    asOf,
    asPage(words, view),
  ]);
};

const isEmpty = (digest: QuarterlyDigest) => {
  const { months, longOpen: open, becameResolved, next: coming, nextEvents, people } = digest;
  return (
    months.every(({ done, opened, open, satisfaction }) => done + opened + open + satisfaction.polls === 0) &&
    open.total +
      digest.ofExecutive.total +
      becameResolved.length +
      coming.total +
      nextEvents.length +
      people.total +
      digest.partners.unheard.total ===
      0 &&
    digest.asked.total + digest.askedWithChoices === 0
  );
};

const headed = (head: string, ...blocks: readonly Block[]): readonly Block[] => [text(bold(head)), ...blocks];

const asks = (words: Words, { ofExecutive, longOpen, asks: counts }: QuarterlyDigest): readonly Block[] => {
  const lists: readonly AskList[] = [
    { head: words.text('digest.ofExecutiveHead'), asks: ofExecutive },
    { head: words.text('digest.longHead'), asks: longOpen },
  ];
  const blocks = helpBlocks(
    words,
    lists.filter((one) => one.asks.total > 0),
    counts,
    false,
  );
  return longOpen.total === 0 ? [...blocks, text(words.line('digest.longNone'))] : blocks;
};

const became = (words: Words, view: DigestView<QuarterlyDigest>): readonly Block[] => {
  const { becameResolved } = view.digest;
  return becameResolved.length === 0
    ? []
    : headed(
        words.text('digest.becameHead'),
        list(
          words,
          becameResolved.map(({ group, number, body, days, how }) =>
            entry(
              words.line('digest.becameLine', {
                group: bold(words.show(group)),
                ref: words.ref(number),
                body,
              }),
              words.line('digest.becameDetail', { n: days, how: how ?? '' }),
            ),
          ),
          becameResolved.length,
          fileCommand(words, view),
        ),
      );
};

/** Satisfaction with the events whose polls closed in the month; `undefined` without such a poll. */
const satisfaction = (words: Words, { satisfaction: said }: MonthFigures): Line | undefined => {
  if (said.polls === 0) return undefined;
  if (said.average === null) return words.line('digest.satisfactionHidden');
  const [score, percent] = [words.number(said.average), turnoutPercent(said)];
  return percent === null
    ? words.line('digest.satisfactionGuests', {
        average: score,
        answers: words.text('poll.answers', { n: said.answers }),
      })
    : words.line('digest.satisfaction', { average: score, percent: words.percent(percent) });
};

const trendEntry = (words: Words, figures: MonthFigures): Entry => {
  return entry(
    words.line('digest.trendLine', {
      month: bold(words.month(figures.month)),
      done: words.number(figures.done),
      opened: words.number(figures.opened),
      overdue: words.number(figures.overdue),
    }),
    satisfaction(words, figures),
  );
};

const trend = (words: Words, view: DigestView<QuarterlyDigest>): readonly Block[] => {
  const { before, months } = view.digest;
  return [
    ...headed(
      words.text('digest.trendHead'),
      list(
        words,
        months.map((figures) => trendEntry(words, figures)),
        months.length,
        fileCommand(words, view),
      ),
      burnUpChart(words, before, months),
    ),
    ...(months.every(({ satisfaction }) => satisfaction.average === null)
      ? []
      : [
          satisfactionChart(
            words,
            months.map(({ month, satisfaction }) => ({ month, average: satisfaction.average })),
          ),
        ]),
  ];
};

/** The figures of each group, without the zeros. */
const byGroup = (words: Words, { groups }: QuarterlyDigest): readonly Block[] =>
  groups.length === 0
    ? []
    : headed(
        words.text('digest.byGroupHead'),
        list(
          words,
          groups.map((figures) =>
            entry(
              words.line('digest.groupLine', {
                group: bold(words.show(figures.group)),
                counts: plain(figuresText(words, figures)),
              }),
            ),
          ),
          groups.length,
          '/group list',
        ),
      );

/** Polls that somebody asked. They are no part of the trend of events. */
const asked = (words: Words, digest: QuarterlyDigest): readonly Block[] => {
  const { asked: polls, askedWithChoices: others } = digest;
  if (polls.total + others === 0) return [];
  return headed(
    words.text('digest.askedHead'),
    ...(polls.total === 0
      ? []
      : [
          list(
            words,
            polls.rows.map(({ group, question, result }) =>
              entry(
                words.line('digest.askedLine', {
                  label: bold(words.show(group)),
                  question,
                  score: plain(scoreOf(words, result)),
                }),
              ),
            ),
            polls.total,
            '/poll results all',
          ),
        ]),
    ...(others === 0 ? [] : [text(words.line('digest.askedChoices', { n: others }))]),
  );
};

const quiet = (words: Words, { quiet: groups }: QuarterlyDigest): readonly Block[] =>
  groups.length === 0
    ? []
    : headed(
        words.text('digest.quietHead'),
        list(
          words,
          groups.map(({ group, lastOn }) =>
            entry(
              lastOn === null
                ? words.line('digest.quietNever', { group })
                : words.line('digest.quietLine', { group, day: words.day(lastOn) }),
            ),
          ),
          groups.length,
          '/group list',
        ),
      );

const thanks = (words: Words, view: DigestView<QuarterlyDigest>): readonly Block[] => {
  const { people, organisations } = view.digest;
  const names = [...people.rows, ...organisations];
  if (names.length === 0) return [];
  const total = people.total + organisations.length;
  return headed(words.text('digest.thanksHead'), text(plain(namesInRow(words, names, total, view))));
};

/** What the coming quarter holds, and what is late or has no date and so is in no quarter. */
const next = (words: Words, digest: QuarterlyDigest): readonly Block[] => {
  const { next: coming, nextEvents } = digest;
  const head = words.text('digest.nextHead');
  const [overdue, undated] = [sumOf(digest, 'overdue'), sumOf(digest, 'undated')];
  const beside = [
    ...(overdue > 0 ? [words.line('digest.nextOverdue', { n: overdue })] : []),
    ...(undated > 0 ? [words.line('digest.nextUndated', { n: undated })] : []),
  ].map((line) => text(line));
  if (coming.total + nextEvents.length === 0)
    return headed(head, ...(beside.length > 0 ? beside : [text(words.line('digest.nextNone'))]));
  return [
    ...headed(
      head,
      list(
        words,
        [
          ...nextEvents.map(({ group, title, on }) =>
            entry(
              words.line('digest.nextEvent', { group: bold(words.show(group)), title, day: words.day(on) }),
            ),
          ),
          ...coming.rows.map((row) =>
            entry(
              words.line('digest.nextLine', {
                group: bold(words.show(row.group)),
                ref: words.ref(row.item.number),
                title: row.item.title,
              }),
              ownerDue(words, row),
            ),
          ),
        ],
        coming.total + nextEvents.length,
        '/action list all',
      ),
    ),
    ...beside,
  ];
};

const sumOf = ({ groups }: QuarterlyDigest, figure: 'overdue' | 'undated'): number =>
  groups.reduce((total, group) => total + group[figure], 0);
