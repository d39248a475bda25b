import {
  type CodeView,
  confirmJoinCard,
  type JoinedView,
  joinedWorkspaceCard,
  notJoinedCard,
} from '../../cards/people/link-cards.ts';
import type { Card } from '../../chat/card.ts';
import type { AccountRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { wordsFor } from '../../words/words.ts';
import { type Caller, type CoalitionCaller, requireCoalition, requirePerson } from '../caller/caller.ts';
import { requireCoordinator, requireMayBegin } from '../caller/permissions.ts';
import { accountRecipient, announce, personRecipients } from '../notify/announce.ts';
import { record } from '../notify/history.ts';
import { confirmWithinMs, findCode, offerCode } from '../people/link-codes.ts';
import type { BallotBox } from '../polls/ballot-box.ts';
import { seatCommittee } from './committees.ts';

/** The first side gets a code to enter in another workspace. */
export const offerCoalitionLink = async (
  repositories: Repositories,
  caller: Caller,
  ballotBox: BallotBox,
): Promise<CodeView> => {
  requireReal(caller.account);
  const inCoalition = requirePerson(requireCoalition(caller));
  await requireCoordinator(repositories, inCoalition);
  const { coalition, person, now } = inCoalition;
  const offered = { kind: 'coalition', coalitionId: coalition.id, personId: person.id, now } as const;
  return offerCode(repositories, offered, ballotBox);
};

/**
 * The other workspace asks to join; the coordinators of the first side are asked in private.
 * @returns the coalition, or `wrong-code` instead of throwing it: the wrong guess is counted in this transaction
 */
export const useCoalitionCode = async (
  repositories: Repositories,
  caller: Caller,
  typed: string,
  ballotBox: BallotBox,
): Promise<Coalition | 'wrong-code'> => {
  const { account, now } = caller;
  requireReal(account);
  if (caller.inCoalition === null) requireMayBegin(caller);
  else await requireCoordinator(repositories, caller.inCoalition);
  const link = await findCode(repositories, 'coalition', account, typed, now, ballotBox);
  const coalition = link === null ? null : await repositories.coalitions.byId(link.coalitionId);
  if (link === null || coalition === null) return 'wrong-code';
  await requireJoinable(repositories, coalition, caller.inCoalition?.coalition ?? null);
  if (!(await repositories.links.use(link.id, account, now + confirmWithinMs))) return 'wrong-code';
  const coordinators = personRecipients(await repositories.roles.peopleWith(coalition.id, 'coordinator'));
  await announce(repositories, { coalition, now }, `join:${link.id}`, coordinators, (theirs) =>
    confirmJoinCard(theirs, { linkId: link.id, asked: account, coalition: coalition.name }),
  );
  return coalition;
};

/** A coordinator confirms, and the other workspace belongs to the coalition. */
export const confirmCoalitionLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  linkId: string,
): Promise<JoinedView> => {
  const { coalition, now } = caller;
  const { id, asked } = await linkOf(repositories, caller, linkId);
  const before = await repositories.coalitions.of(asked);
  await requireJoinable(repositories, coalition, before);
  if (before === null) await repositories.coalitions.addWorkspaces(coalition.id, [asked]);
  else await moveIn(repositories, coalition, before, now);
  await repositories.links.remove(id);
  await record(repositories, caller, {
    subject: `coalition:${coalition.id}`,
    change: 'joined',
    before: null,
    after: { platform: asked.platform, workspace: asked.workspace },
  });
  const view = { coalition: coalition.name, platform: asked.platform };
  await answerTo(repositories, coalition, asked, `joined:${id}`, now, (theirs) =>
    joinedWorkspaceCard(theirs, view),
  );
  return view;
};

export const refuseCoalitionLink = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  linkId: string,
): Promise<void> => {
  const { id, asked } = await linkOf(repositories, caller, linkId);
  await repositories.links.remove(id);
  await answerTo(repositories, caller.coalition, asked, `not-joined:${id}`, caller.now, (theirs) =>
    notJoinedCard(theirs, caller.coalition.name),
  );
};

/** The sandbox can be erased and started over at any time. @throws Refusal `sandbox-alone` */
const requireReal = ({ platform }: AccountRef): void => {
  if (platform === 'sandbox') throw new Refusal({ code: 'sandbox-alone' });
};

/** Two coalitions that both have records are never merged. */
const requireJoinable = async (
  repositories: Repositories,
  coalition: Coalition,
  before: Coalition | null,
): Promise<void> => {
  if (before === null) return;
  if (before.id === coalition.id) throw new Refusal({ code: 'workspace-joined' });
  if ((await repositories.groups.list(before.id)).length > 0)
    throw new Refusal({ code: 'coalition-has-groups' });
};

/** Moves the workspaces and committee places of a coalition that was only set up. */
const moveIn = async (
  repositories: Repositories,
  coalition: Coalition,
  before: Coalition,
  now: number,
): Promise<void> => {
  const workspaces = await repositories.coalitions.workspacesOf(before.id);
  const places = await repositories.places.list(before.id);
  await repositories.coalitions.erase(before.id);
  await repositories.coalitions.addWorkspaces(coalition.id, workspaces);
  for (const { committee, language, ...place } of places) {
    await repositories.places.set(coalition.id, place, { language });
    if (committee !== null) await seatCommittee(repositories, coalition, committee, place, now);
  }
};

const linkOf = async (repositories: Repositories, caller: CoalitionCaller, linkId: string) => {
  await requireCoordinator(repositories, caller);
  const link = await repositories.links.byId(linkId, caller.now);
  if (link === null || link.kind !== 'coalition' || link.coalitionId !== caller.coalition.id)
    throw new Refusal({ code: 'link-over' });
  if (link.asked === null) throw new Refusal({ code: 'link-over' });
  return { id: link.id, asked: link.asked };
};

/** Replies to the requester, in the coalition's language: they are not a person of it yet. */
const answerTo = async (
  repositories: Repositories,
  coalition: Coalition,
  asked: AccountRef,
  key: string,
  now: number,
  draw: (words: ReturnType<typeof wordsFor>) => Card,
): Promise<void> =>
  announce(repositories, { coalition, now }, key, [accountRecipient(asked, '@', null)], draw);
