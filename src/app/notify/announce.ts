import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, Language, PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Outgoing } from '../../store/clock/outbox.ts';
import type { Person } from '../../store/people/people.ts';
import type { Memory } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { speechOf } from '../caller/caller.ts';

/** Who is told, in which language, and by what the keys of two who are told the same differ. */
export type Reader = Readonly<{ to: Destination; key: string; language: Language | null }>;

/** A place, in its own language. */
export const placeReader = ({
  platform,
  workspace,
  id,
  language,
}: PlaceRef & Readonly<{ language: Language | null }>): Reader => ({
  to: { to: 'place', place: { platform, workspace, id } },
  key: `${platform}:${workspace}:${id}`,
  language,
});

/** One account of somebody, whether or not they are on record. */
export const accountReader = (
  { platform, workspace, id }: AccountRef,
  key: string,
  language: Language | null,
): Reader => ({ to: { to: 'person', account: { platform, workspace, id } }, key, language });

/** People, each on the account that is written to; who has none cannot be told. */
export const personReaders = (people: Iterable<Person>): readonly Reader[] =>
  [...people].flatMap(({ id, accounts, language }) =>
    accounts.slice(0, 1).map((account) => accountReader(account, `@${id}`, language)),
  );

/** Those who convene the groups: they are told where nobody else is there. */
export const convenerReaders = async (memory: Memory, coalitionId: string): Promise<readonly Reader[]> => {
  const groups = await memory.groups.list(coalitionId);
  const ids = groups.map(({ convenerId }) => convenerId);
  return personReaders((await memory.people.byIds(coalitionId, ids)).values());
};

/** What one reader is told; `about` and the reader are its key: it is said once. */
export const announcement = (
  coalition: Coalition,
  about: string,
  { to, key, language }: Reader,
  draw: (words: Words) => Card,
  subject: string | null = null,
): Extract<Outgoing, { kind: 'post' }> => ({
  kind: 'post',
  key: `${about}:${key}`,
  to,
  card: draw(wordsFor(speechOf(coalition, language))),
  subject,
});

/** Puts into the outbox what nobody asked for at this moment, for each reader in their language. */
export const announce = async (
  memory: Memory,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  about: string,
  readers: readonly Reader[],
  draw: (words: Words) => Card,
  subject: string | null = null,
): Promise<void> => {
  for (const reader of readers)
    await memory.outbox.put(coalition.id, announcement(coalition, about, reader, draw, subject), now);
};
