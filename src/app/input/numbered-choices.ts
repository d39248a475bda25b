import type { Argument } from '../../chat/command.ts';
import { plainName } from '../../domain/plain-letters.ts';
import type { NumberedKind } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { readableIds } from '../caller/permissions.ts';

/** How many recent records are searched. */
const recent = 200;

/** A record that a number can mean, with its text. */
export type NumberedChoice = Readonly<{ number: number; name: string }>;

/** A kind that an argument can ask for by its number. */
type AskedKind = Exclude<NumberedKind, 'offer'>;

export const isNumberedKind = (kind: Argument['kind']): kind is AskedKind =>
  kind === 'item' || kind === 'difficulty' || kind === 'event' || kind === 'poll';

type Row = NumberedChoice & Readonly<{ groupId: string }>;

/** In a group's place the items and polls of that group; difficulties and events of all groups. */
const rowsOf: {
  readonly [Kind in AskedKind]: (
    repositories: Repositories,
    caller: CoalitionVisitor,
    argument: Argument,
  ) => Promise<readonly Row[]>;
} = {
  item: async ({ items }, { coalition, here }, { closed }) =>
    (await items.recent(coalition.id, here?.groupId ?? null, recent, closed)).map((item) => ({
      ...item,
      name: item.title,
    })),
  difficulty: async ({ difficulties }, { coalition }) =>
    (await difficulties.open(coalition.id, recent)).map((difficulty) => ({
      ...difficulty,
      name: difficulty.body,
    })),
  event: async ({ events }, { coalition, now }) =>
    (await events.coming(coalition.id, null, now, recent)).map((event) => ({ ...event, name: event.title })),
  poll: async ({ polls }, { coalition, here }) =>
    (await polls.recent(coalition.id, here?.groupId ?? null, recent)).map((poll) => ({
      ...poll,
      name: poll.question,
    })),
};

/** What the caller may mean by a number: the open or recent records that they may read. */
export const numberedChoices = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  kind: NumberedKind,
  argument: Argument,
): Promise<readonly NumberedChoice[]> => {
  // Offers have no argument of their own: they are chosen on their partner's card.
  if (kind === 'offer') return [];
  const rows = await rowsOf[kind](repositories, caller, argument);
  const readable = await readableIds(repositories, caller);
  return rows.filter(({ groupId }) => readable === null || readable.has(groupId));
};

/** Those with the typed text in their number or their text. */
export const choicesWith = (choices: readonly NumberedChoice[], typed: string): readonly NumberedChoice[] => {
  const key = plainName(typed);
  return choices.filter(({ number, name }) => plainName(`#${number} ${name}`).includes(key));
};
