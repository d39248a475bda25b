import type { REST } from '@discordjs/rest';
import type { APIInteraction, APIMessage } from 'discord.js';
import { InteractionResponseType, MessageFlags } from 'discord-api-types/v10';
import { bodyOf, type Message } from '../messages/message.ts';
import { isThread } from '../permissions.ts';
import type { Callback } from './callback.ts';
import { createFirstResponse } from './first-response.ts';
import { createFollowUps, type Visibility } from './follow-ups.ts';

/** What a deferral announces: a message for one person or for everyone, or an update of the pressed card. */
export type Deferral = 'private' | 'public' | 'update';

export type ResponseParts = Readonly<{
  callbacks: Callback;
  /** Waits for rate limits. */
  followUps: REST;
  /** Called when Discord has accepted the first response. */
  onAccepted(): void;
  /** Called when a person waits for a message, and when nobody waits any more. */
  onWaiting(waiting: boolean): void;
}>;

/**
 * The responses to one interaction. The first must arrive within 3 seconds, and only the first can be a
 * modal. Follow-ups are possible for 15 minutes.
 */
export const openResponse = (
  parts: ResponseParts,
  application: string,
  interaction: Pick<APIInteraction, 'id' | 'token' | 'channel'>,
) => {
  const { onWaiting } = parts;
  /** What the first response announced, until a message follows. */
  let deferred: Deferral | undefined;
  let delivered = false;
  const followUps = createFollowUps(parts.followUps, application, interaction.token);
  const first = createFirstResponse(
    {
      callbacks: parts.callbacks,
      onAccepted: parts.onAccepted,
      onRefused: () => {
        deferred = undefined;
      },
      getOriginal: followUps.getOriginal,
    },
    interaction,
  );

  return {
    /** True once a first response is on its way; a modal is too late then. */
    started: first.started,

    /** Whether public messages are posted in a thread. */
    inThread: interaction.channel !== undefined && isThread(interaction.channel),

    /** True once a message or an update arrived: what comes after it needs no apology. */
    delivered: (): boolean => delivered,

    /** @throws InteractionClosed when a first response was sent and Discord did not accept it */
    accepted: first.accepted,

    /** Tells Discord that the response takes a moment. */
    async defer(how: Deferral): Promise<void> {
      deferred = how;
      if (how === 'update') await first.respond({ type: InteractionResponseType.DeferredMessageUpdate });
      else {
        // A deferral may only say who will see the message.
        const data = how === 'private' ? { data: { flags: MessageFlags.Ephemeral as const } } : {};
        await first.respond({ type: InteractionResponseType.DeferredChannelMessageWithSource, ...data });
        onWaiting(true);
      }
    },

    /** Sends a message; returns it when `withMessage` is set. */
    async send(
      message: Message,
      visibility: Visibility,
      withMessage = false,
    ): Promise<APIMessage | undefined> {
      if (!first.started()) {
        const sent = await first.sendMessage(message, visibility, withMessage);
        delivered = true;
        return sent;
      }
      await first.accepted();
      const before = deferred;
      deferred = undefined;
      if (before === visibility) {
        const sent = await followUps.editOriginal(message);
        delivered = true;
        onWaiting(false);
        return sent;
      }
      // A follow-up takes the visibility of a pending deferral, so one with another visibility is deleted first.
      if (before === 'public' || before === 'private') {
        await followUps.deleteOriginal();
        onWaiting(false);
      }
      const sent = await followUps.post(message, visibility);
      delivered = true;
      return sent;
    },

    /** Replaces the pressed card. */
    async update(message: Message): Promise<void> {
      if (!first.started()) {
        const data = { ...bodyOf(message), flags: MessageFlags.IsComponentsV2 as const };
        await first.respond({ type: InteractionResponseType.UpdateMessage, data }, message.files);
      } else {
        await first.accepted();
        deferred = undefined;
        await followUps.editOriginal(message);
      }
      delivered = true;
    },

    /** Deletes the pressed card; only after `defer('update')`. */
    async remove(): Promise<void> {
      await first.accepted();
      await followUps.deleteOriginal();
    },

    openModal: first.openModal,
    suggest: first.suggest,
  };
};

export type InteractionResponse = ReturnType<typeof openResponse>;
