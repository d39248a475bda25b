import { type Block, bold, type Card, type Line, plain } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import type { Item } from '../../domain/item.ts';
import type { Words } from '../../words/words.ts';
import { card, dueOrNone, entry, list, mentions } from '../pieces.ts';
import { openItemButtons } from './item-pieces.ts';

/** A change that is told, and the item as it is now. */
export type ChangeLine = Readonly<{
  item: Item;
  change: Readonly<{
    change: string;
    before: Readonly<Record<string, unknown>> | null;
    after: Readonly<Record<string, unknown>> | null;
  }>;
  by: Mentionable | null;
  /** Who has it after the change. */
  owners: readonly Mentionable[];
  /** Its new owners. */
  newOwnerIds: readonly string[];
}>;

const isGivenTo = ({ newOwnerIds, change: { change } }: ChangeLine, readerId: string | null): boolean =>
  readerId !== null && newOwnerIds.includes(readerId) && (change === 'assigned' || change === 'added');

const day = (words: Words, date: unknown): string =>
  dueOrNone(words, typeof date === 'string' ? words.day(date) : null);

const whatHappened = (words: Words, line: ChangeLine, readerId: string | null): Line => {
  const {
    change: { change, before, after },
    by,
    owners,
    item,
  } = line;
  const person = words.mention(by);
  if (isGivenTo(line, readerId))
    return words.line('change.given', { person, due: plain(day(words, item.dueOn)) });
  switch (change) {
    case 'done':
      return words.line('change.done', { person });
    case 'dropped':
      return words.line('change.dropped', { person, why: String(after?.why ?? '') });
    case 'assigned':
      return [...words.line('change.assigned', { person }), plain(' '), ...mentions(words, owners)];
    case 'edited':
      return words.line('change.moved', {
        person,
        before: plain(day(words, before?.dueOn)),
        after: plain(day(words, after?.dueOn)),
      });
    case 'reopened':
      return words.line('change.reopened', { person });
    default:
      return words.line('change.undone', { person });
  }
};

/** Changes that somebody else made, in one message. `readerId` is the person who reads it in private. */
export const changesCard = (words: Words, lines: readonly ChangeLine[], readerId: string | null): Card => {
  const [only] = lines;
  const mine = lines.length === 1 && only?.item.state === 'open' && readerId !== null;
  const controls: readonly Block[] =
    mine && only?.item.ownerIds.includes(readerId) ? [openItemButtons(words, only.item)] : [];
  const given = lines.every((line) => isGivenTo(line, readerId));
  const key = readerId === null ? 'change.groupTitle' : given ? 'change.givenTitle' : 'change.title';
  const title = words.text(key, { n: lines.length });
  return card(words, title, 'neutral', [
    list(
      words,
      lines.map((line) =>
        entry(
          words.line('item.line', { ref: bold(words.ref(line.item.number)), title: line.item.title }),
          whatHappened(words, line, readerId),
        ),
      ),
      lines.length,
      readerId === null ? '/action list' : '/action mine',
    ),
    ...controls,
  ]);
};
