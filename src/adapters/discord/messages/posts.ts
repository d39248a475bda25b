import type { REST } from '@discordjs/rest';
import type { Card, ThreadName } from '../../../chat/card.ts';
import type { Destination, MessageRef, PlaceRef } from '../../../chat/ids.ts';
import { isEventsPlace } from '../../../chat/native-events.ts';
import { PlatformError, type PlatformPort } from '../../../chat/platform.ts';
import { type createMessages, markOf } from '../deliver.ts';
import { createScheduledEvents, entryOf } from '../events/scheduled-events.ts';
import { asPlatform, hasLeft } from '../faults.ts';
import type { Names } from '../names.ts';
import type { ChartSender } from './chart-sender.ts';
import { createPace } from './pace.ts';
import { cutThreadName } from './threads.ts';

type PostParts = Readonly<{
  rest: REST;
  messages: ReturnType<typeof createMessages>;
  names: Names;
  chartSender: ChartSender;
  /** The id of the application, which is looked up where it is not known. */
  application(): Promise<string>;
}>;

/** The part of the platform port that posts, finds and edits cards. */
export const createPosts = ({
  rest,
  messages,
  names,
  chartSender,
  application,
}: PostParts): Pick<PlatformPort, 'post' | 'find' | 'edit'> => {
  const events = createScheduledEvents(rest);
  const pace = createPace();
  /** The turn comes before the last look at whether the announcement is still this process's to send. */
  const inTurn = async <Value>(what: string, work: () => Promise<Value>): Promise<Value> => {
    await pace.turn();
    return asPlatform(what, () => pace.keep(work));
  };

  const channelOf = async (to: Destination): Promise<Readonly<{ workspace: string; channel: string }>> => {
    if (to.to === 'place') return { workspace: to.place.workspace, channel: to.place.id };
    const { id, workspace } = to.account;
    return { workspace, channel: await messages.directChannel(id, pace.turn) };
  };

  const postTo: PlatformPort['post'] = async (to, card, key, mayStill) => {
    const { workspace, channel } = await channelOf(to);
    if (to.to === 'person') names.writtenTo(to.account.id, workspace);
    const message = await chartSender.draw(card, workspace, markOf(key));
    return refOf(workspace, channel, await messages.post(channel, message, key, mayStill));
  };

  const postEvent = async (list: PlaceRef, card: Card, key: string, mayStill?: () => Promise<void>) =>
    refOf(list.workspace, list.id, await events.create(list.workspace, entryOf(card), key, mayStill));

  const isList = (to: Destination): to is Extract<Destination, { to: 'place' }> =>
    to.to === 'place' && isEventsPlace(to.place);

  /**
   * Discord lets a thread be renamed twice in ten minutes. The card is right by then; the edit is tried again after
   * that time, and names the thread as the item is called then.
   */
  const rename = async (thread: string, { name, was }: ThreadName): Promise<void> => {
    const wanted = cutThreadName(name);
    const present = await inTurn('reading a thread', async () =>
      messages.ownThreadName(thread, await application()),
    );
    if (present === null || present === wanted) return;
    if (was === 'anything' || was.map(cutThreadName).includes(present))
      await inTurn('naming a thread', () => messages.nameThread(thread, wanted));
  };

  /** The card is there; that its thread may not be renamed is no reason to give it up. */
  const renameIfAllowed = async (thread: string, name: ThreadName): Promise<void> => {
    try {
      await rename(thread, name);
    } catch (error) {
      if (!(error instanceof PlatformError) || error.fault.kind === 'busy') throw error;
    }
  };

  return {
    post: (to, card, key, mayStill) =>
      inTurn('posting', () =>
        (isList(to) ? postEvent(to.place, card, key, mayStill) : postTo(to, card, key, mayStill)).catch(
          async (error: unknown) => {
            if (to.to === 'person' && (await hasLeft(rest, to.account, error)))
              throw new PlatformError({ kind: 'closed' }, 'Discord: the person is no longer in the server');
            throw error;
          },
        ),
      ),

    find: (to, key, span) =>
      inTurn('looking for a post', async () => {
        if (isList(to)) {
          const { workspace, id: list } = to.place;
          const id = await events.find(workspace, key);
          return id === undefined
            ? { kind: 'absent' }
            : { kind: 'found', message: refOf(workspace, list, id) };
        }
        const { workspace, channel } = await channelOf(to);
        const found = await messages.find(channel, key, await application(), span);
        return found.kind === 'found'
          ? { kind: 'found', message: refOf(workspace, channel, found.id) }
          : found;
      }),

    edit: async ({ place, id }, card) => {
      await inTurn('editing', async () =>
        isEventsPlace(place)
          ? events.edit(place.workspace, id, entryOf(card))
          : messages.edit(place.id, id, await chartSender.draw(card, place.workspace)),
      );
      if (card.thread !== undefined) await renameIfAllowed(place.id, card.thread);
    },
  };
};

const refOf = (workspace: string, channel: string, id: string): MessageRef => ({
  place: { platform: 'discord', workspace, id: channel },
  id,
});
