import {
  confirmJoinCard,
  joinAskedCard,
  joinCodeCard,
  joinedWorkspaceCard,
  notJoinedCard,
} from '../../cards/people/link-cards.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { Card } from '../../chat/card.ts';
import type { AccountRef } from '../../chat/ids.ts';
import type { Coalition } from '../../domain/coalition.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Memory } from '../../store/repositories.ts';
import type { wordsFor } from '../../words/words.ts';
import { type Member, memberOf, type Speaker } from '../caller/caller.ts';
import { requireCoordinator } from '../caller/permissions.ts';
import { accountReader, announce, personReaders } from '../notify/announce.ts';
import { confirmWithinMs, findCode, offerCode } from '../people/link-codes.ts';

/** The first side: a code to say in another workspace. */
export const offerCoalitionLink = async (memory: Memory, speaker: Speaker): Promise<Card> => {
  const member = memberOf(speaker);
  await requireCoordinator(memory, member);
  const { coalition, person, now, words } = member;
  const offered = { kind: 'coalition', coalitionId: coalition.id, personId: person.id, now } as const;
  return joinCodeCard(words, await offerCode(memory, offered));
};

/** The other workspace asks to join; the coordinators of the first side are asked in private. */
export const useCoalitionCode = async (memory: Memory, speaker: Speaker, typed: string): Promise<Card> => {
  const { account, now, words } = speaker;
  if (speaker.member !== null) await requireCoordinator(memory, speaker.member);
  const link = await findCode(memory, 'coalition', account, typed, now);
  const coalition = link === null ? null : await memory.coalitions.byId(link.coalitionId);
  if (link === null || coalition === null) return refusalCard(words, { code: 'wrong-code' });
  await requireJoinable(memory, coalition, speaker.member?.coalition ?? null);
  if (!(await memory.links.use(link.id, account, now + confirmWithinMs)))
    return refusalCard(words, { code: 'wrong-code' });
  const coordinators = personReaders(await memory.people.withRole(coalition.id, 'coordinator'));
  await announce(memory, { coalition, now }, `join:${link.id}`, coordinators, (theirs) =>
    confirmJoinCard(theirs, { linkId: link.id, asked: account, coalition: coalition.name }),
  );
  return joinAskedCard(words, coalition.name);
};

/** A coordinator confirms: the other workspace belongs to the coalition from now on. */
export const confirmCoalitionLink = async (memory: Memory, member: Member, linkId: string): Promise<Card> => {
  const { coalition, person, now, words } = member;
  const { id, asked } = await linkOf(memory, member, linkId);
  const before = await memory.coalitions.of(asked);
  await requireJoinable(memory, coalition, before);
  if (before === null) await memory.coalitions.addWorkspaces(coalition.id, [asked]);
  else await moveIn(memory, coalition, before);
  await memory.links.remove(id);
  await memory.history.record(coalition.id, {
    subject: `coalition:${coalition.id}`,
    at: now,
    personId: person.id,
    change: 'joined',
    before: null,
    after: { platform: asked.platform, workspace: asked.workspace },
  });
  const view = { coalition: coalition.name, platform: asked.platform };
  await answerTo(memory, coalition, asked, `joined:${id}`, now, (theirs) =>
    joinedWorkspaceCard(theirs, view),
  );
  return joinedWorkspaceCard(words, view);
};

export const refuseCoalitionLink = async (memory: Memory, member: Member, linkId: string): Promise<Card> => {
  const { id, asked } = await linkOf(memory, member, linkId);
  await memory.links.remove(id);
  await answerTo(memory, member.coalition, asked, `not-joined:${id}`, member.now, (theirs) =>
    notJoinedCard(theirs, member.coalition.name),
  );
  return notJoinedCard(member.words, member.coalition.name);
};

/** Two coalitions with work of their own are never made one. */
const requireJoinable = async (
  memory: Memory,
  coalition: Coalition,
  before: Coalition | null,
): Promise<void> => {
  if (before === null) return;
  if (before.id === coalition.id) throw new Refusal({ code: 'workspace-joined' });
  if ((await memory.groups.list(before.id)).length > 0) throw new Refusal({ code: 'coalition-has-groups' });
};

/** A coalition that was only set up comes in: its workspaces, and where its committees read. */
const moveIn = async (memory: Memory, coalition: Coalition, before: Coalition): Promise<void> => {
  const workspaces = await memory.coalitions.workspacesOf(before.id);
  const places = await memory.places.list(before.id);
  await memory.coalitions.erase(before.id);
  await memory.coalitions.addWorkspaces(coalition.id, workspaces);
  for (const { committee, language, ...place } of places)
    await memory.places.set(coalition.id, place, { committee, language });
};

const linkOf = async (memory: Memory, member: Member, linkId: string) => {
  await requireCoordinator(memory, member);
  const link = await memory.links.byId(linkId, member.now);
  if (link === null || link.kind !== 'coalition' || link.coalitionId !== member.coalition.id)
    throw new Refusal({ code: 'link-over' });
  if (link.asked === null) throw new Refusal({ code: 'link-over' });
  return { id: link.id, asked: link.asked };
};

/** Tells whoever asked, in the coalition's language: they are no person of it yet. */
const answerTo = async (
  memory: Memory,
  coalition: Coalition,
  asked: AccountRef,
  key: string,
  now: number,
  draw: (words: ReturnType<typeof wordsFor>) => Card,
): Promise<void> => announce(memory, { coalition, now }, key, [accountReader(asked, '@', null)], draw);
