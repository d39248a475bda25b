import {
  type CodeView,
  confirmLinkCard,
  type LinkedView,
  linkedCard,
  type Other,
} from '../../cards/people/link-cards.ts';
import { type AccountRef, isSameAccount, type Platform } from '../../chat/ids.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Link } from '../../store/coalition/links.ts';
import type { Person } from '../../store/people/people.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { accountRecipient, announce, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { redrawHomes } from '../notify/redraw.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { countSoon } from '../polls/count.ts';
import { confirmWithinMs, findCode, offerCode } from './link-codes.ts';

/** The first side gets a code to enter from the person's other account. */
export const offerPersonLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  ballotBox: BallotBox,
): Promise<CodeView> => {
  const { coalition, person, now } = caller;
  const offered = { kind: 'person', coalitionId: coalition.id, personId: person.id, now } as const;
  return offerCode(repositories, offered, ballotBox);
};

/** A link whose code was entered, and who made the code. */
type EnteredLink = Readonly<{ linkId: string; maker: Other }>;

/**
 * The other side entered the code. Nothing is linked until both sides confirm.
 * @returns `wrong-code` instead of throwing it: the wrong guess is counted in this transaction
 */
export const usePersonCode = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  typed: string,
  ballotBox: BallotBox,
): Promise<EnteredLink | 'wrong-code'> => {
  const { coalition, account, now, person } = caller;
  const link = await findCode(repositories, 'person', account, typed, now, ballotBox);
  if (link === null) return 'wrong-code';
  if (link.coalitionId !== coalition.id) throw new Refusal({ code: 'other-coalition' });
  if (link.personId === person.id) throw new Refusal({ code: 'own-code' });
  const maker = await personOf(repositories, link.coalitionId, link.personId);
  if (!(await repositories.links.use(link.id, account, now + confirmWithinMs))) return 'wrong-code';
  return { linkId: link.id, maker: otherOf(maker) };
};

/** The other side says that it is the same person; the first side is asked next. @returns the first side */
export const claimPersonLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  linkId: string,
): Promise<Other> => {
  const { coalition, account } = caller;
  const link = await linkOf(repositories, caller, linkId);
  if (!isAccount(link.asked, account)) throw new Refusal({ code: 'link-over' });
  const maker = await personOf(repositories, coalition.id, link.personId);
  const readers = personRecipients([maker]);
  if (readers.length === 0) throw new Refusal({ code: 'link-over' });
  await announce(repositories, caller, `link:${link.id}`, readers, (theirs) =>
    confirmLinkCard(theirs, link.id, account),
  );
  return otherOf(maker);
};

/**
 * The first side confirms, and two people become one. When both answered an open poll, the answer of the
 * confirming side counts: ballots have no time.
 */
export const confirmPersonLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  linkId: string,
  ballotBox: BallotBox,
): Promise<LinkedView> => {
  const { coalition, person, account, now } = caller;
  const link = await linkOf(repositories, caller, linkId);
  if (link.personId !== person.id || link.asked === null) throw new Refusal({ code: 'link-over' });
  const other = await repositories.people.byAccount(link.asked);
  if (other === null || other.id === person.id) throw new Refusal({ code: 'link-over' });
  let polls = 0;
  for (const poll of await repositories.personRecords.openPolls(coalition.id)) {
    const [from, to] = [ballotBox.pseudonym(poll, other.id), ballotBox.pseudonym(poll, person.id)];
    if (!(await repositories.personRecords.moveBallot(poll, from, to))) continue;
    polls += 1;
    await countSoon(repositories, coalition.id, poll, now);
  }
  await repositories.personRecords.merge(coalition.id, person.id, other.id);
  if (person.language === null && other.language !== null)
    await repositories.people.setLanguage(coalition.id, person.id, other.language);
  await repositories.personRecords.prefer(coalition.id, person.id, account);
  await redrawHomes(repositories, caller, [person.id]);
  await repositories.links.remove(link.id);
  await record(repositories, caller, {
    subject: `person:${person.id}`,
    change: 'linked',
    before: null,
    after: { platform: link.asked.platform },
  });
  const view: LinkedView = {
    platforms: [...person.accounts, ...other.accounts].map(({ platform }) => platform),
    writesTo: account.platform,
  };
  const asked = accountRecipient(link.asked, `@${person.id}`, person.language ?? other.language);
  await announce(repositories, caller, `linked:${link.id}`, [asked], (theirs) => linkedCard(theirs, view));
  return { ...view, twice: { polls, kept: account.platform } };
};

/** Either side declines: nothing is linked, and the code is used up. */
export const refusePersonLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  linkId: string,
): Promise<void> => {
  const link = await linkOf(repositories, caller, linkId);
  if (link.personId !== caller.person.id && !isAccount(link.asked, caller.account))
    throw new Refusal({ code: 'link-over' });
  await repositories.links.remove(link.id);
};

/** Sends private messages to this account from now on. @returns its platform */
export const writeHere = async (repositories: Repositories, caller: CoalitionCaller): Promise<Platform> => {
  await repositories.personRecords.prefer(caller.coalition.id, caller.person.id, caller.account);
  return caller.account.platform;
};

const linkOf = async (
  repositories: Repositories,
  { coalition, now }: CoalitionCaller,
  linkId: string,
): Promise<Link> => {
  const link = await repositories.links.byId(linkId, now);
  if (link === null || link.kind !== 'person' || link.coalitionId !== coalition.id)
    throw new Refusal({ code: 'link-over' });
  return link;
};

const personOf = async (repositories: Repositories, coalitionId: string, id: string): Promise<Person> => {
  const person = (await repositories.people.byIds(coalitionId, [id])).get(id);
  if (person === undefined || person.accounts.length === 0) throw new Refusal({ code: 'link-over' });
  return person;
};

/** How the other side sees a person: by name and preferred platform. */
const otherOf = ({ name, accounts }: Person) => ({ name, platform: accounts[0]?.platform ?? 'sandbox' });

const isAccount = (one: AccountRef | null, other: AccountRef): boolean =>
  one !== null && isSameAccount(one, other);
