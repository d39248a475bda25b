import { type Block, bold, code, type Line, plain } from '../../chat/card.ts';
import type { CommitteeKind } from '../../domain/coalition.ts';
import type { Words } from '../../words/words.ts';
import { figuresText } from '../digests/digest-pieces.ts';
import type { Openable } from '../open-pieces.ts';
import { entry, list, text } from '../pieces.ts';
import { ofGroup, unowned } from '../typed-lines.ts';

/** Parts of a person's week, which their home page shows too. */

/** Something that waits for one person. */
export type Waiting =
  | Readonly<{ kind: 'section'; groupId: string; group: string; comesAt: number }>
  /** Open items of a group without an owner. */
  | Readonly<{ kind: 'unowned'; groupId: string; group: string; n: number }>
  /** Open difficulties that nobody took on, for a committee that the person sits on. */
  | Readonly<{ kind: 'asks'; committee: CommitteeKind; n: number }>
  | Readonly<{ kind: 'poll'; id: string; number: number; group: string; question: string; closesAt: number }>;

/** What a group of the person did in the last seven days. */
export type GroupWeek = Readonly<{
  group: string;
  done: number;
  opened: number;
  /** The titles of some of the done items, or the latest line of progress. */
  told: readonly string[];
}>;

/** Lines under a heading; `at` is the command that shows the rest. */
export const headed = (words: Words, head: string, lines: readonly Line[], at: string): readonly Block[] =>
  lines.length === 0
    ? []
    : [
        text(bold(head)),
        list(
          words,
          lines.map((line) => entry(line)),
          lines.length,
          at,
        ),
      ];

export const waitingBlocks = (
  words: Words,
  { waiting }: Readonly<{ waiting: readonly Waiting[] }>,
): readonly Block[] =>
  headed(
    words,
    words.text('week.waiting'),
    waiting.map((one) => waitingLine(words, one)),
    '/poll results all',
  );

/** What of it a menu can open. */
export const waitingOpenables = (words: Words, waiting: readonly Waiting[]): readonly Openable[] =>
  waiting.flatMap((one): readonly Openable[] => {
    if (one.kind === 'asks') {
      const committee = words.text(`committee.${one.committee}`);
      return [{ kind: 'asks', id: one.committee, text: words.text('waiting.asks', { committee }) }];
    }
    if (one.kind === 'poll') return [{ kind: 'poll', id: one.id, number: one.number, text: one.question }];
    const label = words.text(`waiting.${one.kind}`, { group: one.group });
    return [{ kind: one.kind, id: one.groupId, text: label }];
  });

const waitingLine = (words: Words, one: Waiting): Line => {
  if (one.kind === 'section')
    return words.line('week.section', {
      group: bold(words.show(one.group)),
      when: words.countdown(one.comesAt),
      command: code(`/digest preview ${ofGroup(words, one.group)}`),
    });
  if (one.kind === 'unowned')
    return words.line('week.unowned', {
      group: bold(words.show(one.group)),
      n: one.n,
      command: code(`/action list ${ofGroup(words, one.group)} ${words.of(unowned)}`),
    });
  if (one.kind === 'asks')
    return words.line('week.asks', {
      committee: plain(words.text(`committee.${one.committee}`)),
      n: one.n,
      command: code('/digest preview'),
    });
  return words.line('week.poll', {
    group: bold(words.show(one.group)),
    question: one.question,
    when: words.countdown(one.closesAt),
  });
};

export const groupBlocks = (
  words: Words,
  { groups }: Readonly<{ groups: readonly GroupWeek[] }>,
): readonly Block[] =>
  groups.length === 0
    ? []
    : [
        text(bold(words.text('week.groups'))),
        list(
          words,
          groups.map(({ group, told, ...figures }) =>
            entry(
              [
                bold(words.show(group)),
                ...(figures.done + figures.opened === 0 ? [] : [plain(` · ${figuresText(words, figures)}`)]),
              ],
              told.length === 0 ? undefined : [plain(words.inRow(told))],
            ),
          ),
          groups.length,
          '/group list',
        ),
      ];
