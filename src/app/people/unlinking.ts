import { createHash } from 'node:crypto';
import { type UnlinkChoice, type UnlinkView, unlinkedCard } from '../../cards/people/unlink-cards.ts';
import type { AccountRef } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller, CoalitionVisitor } from '../caller/caller.ts';
import { accountRecipient, announce } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes } from '../notify/redraw.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { accountKey, barFromOpenPolls, humanKey } from '../polls/ballots.ts';

/** Identifies the account in a button token, which cannot contain every character of the account. */
const markOf = (account: AccountRef): string =>
  createHash('sha256').update(accountKey(account)).digest('base64url').slice(0, 16);

const choiceOf = (here: AccountRef, account: AccountRef): UnlinkChoice => ({
  mark: markOf(account),
  platform: account.platform,
  here: accountKey(account) === accountKey(here),
});

/** The accounts of which one can be removed. @throws Refusal `one-account` */
export const viewUnlink = ({ account: here, person }: CoalitionVisitor): UnlinkView => {
  if (person === null) throw new Refusal({ code: 'one-account' });
  requireSeveral(person);
  return { personId: person.id, choices: person.accounts.map((account) => choiceOf(here, account)) };
};

/** The chosen account, for the confirmation. @throws Refusal `one-account`, `gone` */
export const viewUnlinkChoice = (caller: CoalitionCaller, mark: string | undefined): UnlinkChoice =>
  choiceOf(caller.account, accountOf(caller, mark));

/**
 * Removes an account from its person. The record stays with the person; the account belongs to nobody until
 * it speaks again, as a new person. It cannot answer polls that are open now: the person may have answered
 * them, that answer stays, and one person has one vote. Whether they answered is not checked, so that nobody
 * can find out.
 */
export const unlink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  mark: string | undefined,
  ballotBox: BallotBox,
): Promise<UnlinkChoice> => {
  const { coalition, person, now, words } = caller;
  const account = accountOf(caller, mark);
  const isGone = (one: AccountRef) => humanKey(one) === humanKey(account);
  const [other] = person.accounts.filter((one) => !isGone(one));
  await barFromOpenPolls(repositories, coalition.id, [account], ballotBox);
  // The same id in another workspace is the same human: it goes too.
  for (const gone of person.accounts.filter(isGone))
    await repositories.accounts.remove(coalition.id, person.id, gone);
  await repositories.outbox.readdress(account, other ?? null);
  await redrawHomes(repositories, caller, [person.id]);
  await record(repositories, caller, {
    subject: `person:${person.id}`,
    change: 'unlinked',
    before: { platform: account.platform },
    after: null,
  });
  for (const theirs of person.accounts.filter((one) => accountKey(one) !== accountKey(caller.account))) {
    const reader = accountRecipient(theirs, markOf(theirs), person.language);
    await announce(repositories, caller, `unlinked:${person.id}:${now}`, [reader], () =>
      unlinkedCard(words, choiceOf(theirs, account)),
    );
  }
  return choiceOf(caller.account, account);
};

const requireSeveral = (person: Person): void => {
  if (new Set(person.accounts.map(humanKey)).size < 2) throw new Refusal({ code: 'one-account' });
};

/** @throws Refusal `one-account`, `gone` when it was removed already */
const accountOf = (caller: CoalitionCaller, mark: string | undefined): AccountRef => {
  requireSeveral(caller.person);
  const account = caller.person.accounts.find((one) => markOf(one) === mark);
  if (account === undefined) throw new Refusal({ code: 'gone' });
  return account;
};
