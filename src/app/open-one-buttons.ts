import { groupInfoCard } from '../cards/coalition/group-cards.ts';
import { sectionCard } from '../cards/digests/section-card.ts';
import { askedCard } from '../cards/items/answer-cards.ts';
import { difficultyCard } from '../cards/items/difficulty-card.ts';
import { progressCard } from '../cards/items/progress-cards.ts';
import type { RecordKind } from '../cards/open-pieces.ts';
import { offerCard } from '../cards/partners/offer-cards.ts';
import { partnerCard } from '../cards/partners/partner-card.ts';
import { eventCard } from '../cards/polls/event-cards.ts';
import type { Card } from '../chat/card.ts';
import type { Group } from '../domain/group.ts';
import { listOf } from '../domain/list-query.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Repositories } from '../store/repositories.ts';
import type { CoalitionVisitor } from './caller/caller.ts';
import { committeesOf, knownBodies, requireReads, requireReadsGroup } from './caller/permissions.ts';
import { groupInfo } from './coalition/group-lists.ts';
import { previewSection } from './digests/views.ts';
import { type ButtonHandler, reads } from './handlers/button-handler.ts';
import { viewUntaken } from './items/asked.ts';
import { difficultyOf } from './items/difficulty-buttons.ts';
import { drawItems } from './items/item-lists.ts';
import { viewProgress } from './items/progress.ts';
import { drawItemWhole, wholeItem } from './items/show-item.ts';
import { viewDifficulty } from './items/view-difficulty.ts';
import { viewOffer } from './partners/offers.ts';
import { partnerOf } from './partners/partner-buttons.ts';
import { viewPartner } from './partners/view-partner.ts';
import { viewEvent } from './polls/event-view.ts';
import { readableEventOf } from './polls/poll-buttons.ts';
import { drawPoll } from './polls/results.ts';

/** Draws a record whole. It reads again whether the caller may read it. @throws Refusal `gone`, `not-yours-to-read` */
type DrawRecord = (repositories: Repositories, caller: CoalitionVisitor, id: string) => Promise<Card>;

const gone = () => new Refusal({ code: 'gone' });

const drawItem: DrawRecord = (repositories, caller, id) =>
  drawItemWhole(repositories, caller, wholeItem({ id }), null);

const readableBody = async (
  repositories: Repositories,
  caller: CoalitionVisitor,
  id: string,
): Promise<Group> => {
  const group = (await knownBodies(repositories, caller)).find((body) => body.id === id);
  if (group === undefined) throw gone();
  await requireReads(repositories, caller, group);
  return group;
};

const records: { readonly [Kind in RecordKind]: DrawRecord } = {
  item: drawItem,
  /** What was logged on an item is shown with the item. */
  progress: async (repositories, caller, id) => {
    const entry = await repositories.progress.byId(caller.coalition.id, id);
    if (entry === null) throw gone();
    if (entry.itemId !== null) return drawItem(repositories, caller, entry.itemId);
    await requireReadsGroup(repositories, caller, entry.groupId);
    return progressCard(caller.words, await viewProgress(repositories, caller.coalition.id, entry));
  },
  difficulty: async (repositories, caller, id) => {
    const difficulty = await difficultyOf(repositories, caller, id);
    return difficultyCard(caller.words, await viewDifficulty(repositories, caller, difficulty));
  },
  event: async (repositories, caller, id) => {
    const event = await readableEventOf(repositories, caller, id);
    return eventCard(caller.words, await viewEvent(repositories, caller, event), 'private');
  },
  poll: async (repositories, caller, id) => {
    const poll = await repositories.polls.byId(caller.coalition.id, id);
    if (poll === null) throw gone();
    await requireReadsGroup(repositories, caller, poll.groupId);
    return drawPoll(repositories, caller, poll);
  },
  offer: async (repositories, caller, id) => {
    const offer = await repositories.offers.byId(caller.coalition.id, id);
    if (offer === null) throw gone();
    await partnerOf(repositories, caller, offer.partnerId);
    return offerCard(caller.words, await viewOffer(repositories, caller, offer));
  },
  partner: async (repositories, caller, id) => {
    const partner = await partnerOf(repositories, caller, id);
    return partnerCard(caller.words, await viewPartner(repositories, caller, partner));
  },
  group: async (repositories, caller, id) => {
    const group = await readableBody(repositories, caller, id);
    return groupInfoCard(caller.words, await groupInfo(repositories, caller, group));
  },
  section: async (repositories, caller, id) => {
    const group = await readableBody(repositories, caller, id);
    return sectionCard(caller.words, await previewSection(repositories, caller, group));
  },
  unowned: async (repositories, caller, id) => {
    const { id: groupId } = await readableBody(repositories, caller, id);
    return drawItems(repositories, caller, listOf('items', 'open', { groupId, personId: 'nobody' }), null);
  },
  /** What waits for a committee that the reader sits on. */
  asks: async (repositories, caller, id) => {
    const committee = (await committeesOf(repositories, caller)).find((kind) => kind === id);
    if (committee === undefined) throw gone();
    return askedCard(caller.words, await viewUntaken(repositories, caller, committee));
  },
};

const isRecordKind = (kind: string): kind is RecordKind => Object.hasOwn(records, kind);

/** *Open one…* under a list: the record that was chosen, whole and in private. */
export const openOneButtons: Readonly<Record<string, ButtonHandler>> = {
  'open-one': reads(async (repositories, caller, { value = '' }) => {
    const [kind = '', id = ''] = value.split(':');
    if (!isRecordKind(kind)) throw gone();
    return { kind: 'private', card: await records[kind](repositories, caller, id) };
  }),
};
