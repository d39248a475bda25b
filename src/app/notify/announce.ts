import type { Card } from '../../chat/card.ts';
import type { AccountRef, Destination, Language, PlaceRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import type { Outgoing } from '../../store/clock/outbox-entry.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import { type Words, wordsFor } from '../../words/words.ts';
import { localeOf } from '../caller/caller.ts';

/** Where an announcement goes, and in which language. `key` tells two recipients of the same announcement apart. */
export type Recipient = Readonly<{ to: Destination; key: string; language: Language | null }>;

/** A place, in its own language. */
export const placeRecipient = ({
  platform,
  workspace,
  id,
  language,
}: PlaceRef & Readonly<{ language: Language | null }>): Recipient => ({
  to: { to: 'place', place: { platform, workspace, id } },
  key: `${platform}:${workspace}:${id}`,
  language,
});

/** One account of a person, who may not be on record. */
export const accountRecipient = (
  { platform, workspace, id }: AccountRef,
  key: string,
  language: Language | null,
): Recipient => ({ to: { to: 'person', account: { platform, workspace, id } }, key, language });

/** People, each by their preferred account. A person without an account is left out. */
export const personRecipients = (people: Iterable<Person>): readonly Recipient[] =>
  [...people].flatMap(({ id, accounts, language }) =>
    accounts.slice(0, 1).map((account) => accountRecipient(account, `@${id}`, language)),
  );

/** The conveners of the groups, for when nobody else can be told. */
export const convenerRecipients = async (
  repositories: Repositories,
  coalitionId: string,
): Promise<readonly Recipient[]> => {
  const groups = await repositories.groups.list(coalitionId);
  const ids = groups.map(({ convenerId }) => convenerId);
  return personRecipients((await repositories.people.byIds(coalitionId, ids)).values());
};

export type AnnouncementOptions = Readonly<{
  /** What the card is about, so that it can be redrawn: "item:ID". */
  subject?: string | null;
  /** After this time the announcement has no purpose. */
  expiresAt?: number;
  /** When it should have been posted, if that was earlier. */
  plannedAt?: number;
}>;

/** An announcement for one recipient. Its key is made of `about` and the recipient, so that it is sent once. */
export const announcement = (
  coalition: Coalition,
  about: string,
  { to, key, language }: Recipient,
  draw: (words: Words) => Card,
  { subject = null, expiresAt }: AnnouncementOptions = {},
): Extract<Outgoing, { kind: 'post' }> => ({
  kind: 'post',
  key: `${about}:${key}`,
  to,
  card: draw(wordsFor(localeOf(coalition, language))),
  subject,
  ...(expiresAt !== undefined && { expiresAt }),
});

/**
 * Takes back the announcements about `about`: waiting ones are never sent, and recipients who may have got
 * one get the card of `draw`.
 */
export const takeBack = async (
  repositories: Repositories,
  by: Readonly<{ coalition: Coalition; now: number }>,
  about: string,
  draw: (words: Words) => Card,
): Promise<void> => {
  const arrived = await repositories.outbox.withdraw(by.coalition.id, `${about}:`);
  const readers = arrived.map(({ to, card }, index) => ({ to, key: String(index), language: card.language }));
  await announce(repositories, by, `undone:${about}`, readers, draw);
};

/** Puts an announcement into the outbox, for each recipient in their language. */
export const announce = async (
  repositories: Repositories,
  { coalition, now }: Readonly<{ coalition: Coalition; now: number }>,
  about: string,
  readers: readonly Recipient[],
  draw: (words: Words) => Card,
  options: AnnouncementOptions = {},
): Promise<void> => {
  for (const reader of readers)
    await repositories.outbox.put(
      coalition.id,
      announcement(coalition, about, reader, draw, options),
      now,
      options.plannedAt,
    );
};
