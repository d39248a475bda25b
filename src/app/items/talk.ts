import { itemCard } from '../../cards/items/item-cards.ts';
import { talkCard, talkThereCard } from '../../cards/items/talk-cards.ts';
import { talkTitle } from '../../cards/items/talk-pieces.ts';
import { refusalCard } from '../../cards/refusal-card.ts';
import type { PrivateReply, PublicReply, ShownIncoming } from '../../chat/incoming.ts';
import { readMessageLink } from '../../chat/message-link.ts';
import type { Item } from '../../domain/item.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { requireReadsGroup } from '../caller/permissions.ts';
import { subjectOf } from '../notify/redraw.ts';
import { redrawItem, viewItem } from './items.ts';
import { accountsHere } from './new-owners.ts';

/** How long a platform may take to open a thread; after that somebody else may ask for it again. */
const openingMs = 60_000;

/**
 * Opens a thread about an item, where the caller is: on the card of the item, which is posted for it. Where there
 * is one in this workspace already, the reply has its address instead, unless `another` is set.
 * @throws Refusal `not-yours-to-read`, `talk-opening`, `shared-place-needed`, `no-threads`
 */
export const openTalk = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  item: Item,
  another?: 'another',
): Promise<PublicReply | PrivateReply> => {
  const { coalition, place, direct, now, today, words, placeWords } = caller;
  const { platform } = place;
  await requireReadsGroup(repositories, caller, item.groupId);
  const there = await repositories.talks.of(coalition.id, item.id, place);
  if (there?.link && another === undefined)
    return { kind: 'private', card: talkThereCard(words, { item }, { platform, link: there.link }, !direct) };
  if (direct) throw new Refusal({ code: 'shared-place-needed' });
  // Nobody waits because a clock was set back.
  const age = now - (there?.openingSince ?? Number.NEGATIVE_INFINITY);
  if (age >= 0 && age < openingMs) throw new Refusal({ code: 'talk-opening', number: item.number });
  if (place.access?.threads === false) throw new Refusal({ code: 'no-threads', platform });
  await repositories.talks.opening(coalition.id, item.id, place, now);
  const view = await viewItem(repositories, coalition.id, item);
  return {
    kind: 'public',
    card: itemCard(placeWords, view, today),
    subject: subjectOf('item', item.id),
    thread: {
      title: talkTitle(placeWords, item),
      card: talkCard(placeWords, view),
      notify: view.owners.flatMap((owner) => accountsHere(caller, owner)),
      subject: subjectOf('talk', item.id),
      refused: refusalCard(words, { code: 'no-threads', platform }),
    },
  };
};

/** The id of the item whose talk a subject is. */
export const talkedAbout = (subject: string): string | null =>
  subject.startsWith('talk:') ? subject.slice('talk:'.length) : null;

/** A thread was opened: the cards of the item link to it from now on. */
export const keepTalk = async (
  repositories: Repositories,
  itemId: string,
  { account, subject, message, link }: Pick<ShownIncoming, 'account' | 'subject' | 'message' | 'link'>,
  now: number,
): Promise<void> => {
  const coalition = await repositories.coalitions.of(account);
  const item = coalition === null ? null : await repositories.items.byId(coalition.id, itemId);
  const address = readMessageLink(link);
  if (coalition === null || item === null || address === undefined) return;
  await repositories.shown.keep(coalition.id, subject, message);
  await repositories.talks.opened(coalition.id, itemId, message.place, address);
  await redrawItem(repositories, { coalition, now }, item, message);
};

/** A place was deleted: the items whose threads were in it may get new ones. */
export const forgetTalksIn = async (
  repositories: Repositories,
  place: ShownIncoming['message']['place'],
  now: number,
): Promise<void> => {
  const coalition = await repositories.coalitions.of(place);
  if (coalition === null) return;
  for (const id of await repositories.talks.removeIn(coalition.id, place)) {
    const item = await repositories.items.byId(coalition.id, id);
    if (item !== null) await redrawItem(repositories, { coalition, now }, item);
  }
};
