import { eraseAskedCard, eraseCard, erasedCard, eraseForm } from '../../cards/coalition/erase-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { Form } from '../../chat/form.ts';
import type { PrivateReply, ReplyFile } from '../../chat/incoming.ts';
import { plainName } from '../../domain/plain-letters.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { privately } from '../input/subcommand.ts';
import { eraseRecords } from '../installation/removal.ts';
import { announce, personRecipients } from '../notify/announce.ts';

/** The first question, with everything that would be erased as a file. @throws Refusal `only-coordinator` */
export const askErase = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
): Promise<Readonly<{ card: Card; file: ReplyFile }>> => {
  await requireCoordinator(repositories, caller);
  const { coalition, now, words } = caller;
  const file = await everythingOf(repositories, coalition.id, now, words);
  const others = await otherCoordinators(repositories, caller);
  return { card: eraseCard(words, { coalition, file: file.name, others: others.length }), file };
};

/** All records of a coalition as a file, without the answers to polls. */
export const everythingOf = async (
  { erasing }: Pick<Repositories, 'erasing'>,
  coalitionId: string,
  now: number,
  words: Words,
): Promise<ReplyFile> => {
  const about = {
    madeAt: new Date(now).toISOString(),
    notIncluded: [words.text('data.notPolls'), words.text('data.notChat')],
    ...(await erasing.everything(coalitionId)),
  };
  return {
    name: 'halqa-coalition.json',
    mime: 'application/json',
    text: `${JSON.stringify(about, null, 2)}\n`,
  };
};

const otherCoordinators = async (repositories: Repositories, { coalition, person }: CoalitionVisitor) =>
  (await repositories.roles.peopleWith(coalition.id, 'coordinator')).filter(
    ({ id, accounts }) => id !== person?.id && accounts.length > 0,
  );

const askedKey = (coalitionId: string): string => `erase-asked:${coalitionId}:`;

/** Tells the other coordinators, once a day at most, and asks for the name. @throws Refusal `only-coordinator` */
export const confirmErase = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  coalitionId: string,
): Promise<Form> => {
  await requireErasable(repositories, caller, coalitionId);
  const { coalition, person, now, words } = caller;
  const others = personRecipients(await otherCoordinators(repositories, caller));
  const about = `${askedKey(coalition.id)}${new Date(now).toISOString().slice(0, 10)}`;
  await announce(repositories, caller, about, others, (theirs) =>
    eraseAskedCard(theirs, { coalition: coalition.name, by: person }),
  );
  return eraseForm(words, coalition);
};

/**
 * Erases the coalition, and what the installation stores about its accounts. The other coordinators must have been
 * told before: afterwards nothing can be sent to them.
 * @throws Refusal `only-coordinator`, `erase-not-told`, `argument` where the name is another one
 */
export const eraseCoalition = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  coalitionId: string,
  typed: string,
): Promise<PrivateReply> => {
  await requireErasable(repositories, caller, coalitionId);
  const { coalition, words } = caller;
  if (plainName(typed) !== plainName(coalition.name))
    throw new Refusal({
      code: 'argument',
      argument: 'name',
      label: words.text('erase.name'),
      problem: 'other-name',
      value: typed,
      example: coalition.name,
    });
  const waiting = await repositories.outbox.notArrived(coalition.id);
  if (waiting.some(({ key }) => key.startsWith(askedKey(coalition.id))))
    throw new Refusal({ code: 'erase-not-told' });
  await eraseRecords(repositories, coalition.id);
  return privately(erasedCard(words, coalition.name));
};

/** A card from before belongs to another coalition. */
const requireErasable = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  coalitionId: string,
): Promise<void> => {
  if (caller.coalition.id !== coalitionId) throw new Refusal({ code: 'gone' });
  await requireCoordinator(repositories, caller);
};
