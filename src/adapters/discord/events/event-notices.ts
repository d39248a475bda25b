import type { REST } from '@discordjs/rest';
import type {
  APIGuildScheduledEvent,
  GatewayDispatchPayload,
  GatewayGuildScheduledEventUserAddDispatchData,
} from 'discord.js';
import { GatewayDispatchEvents, GuildScheduledEventStatus } from 'discord-api-types/v10';
import type { Handle } from '../../../chat/incoming.ts';
import { type EventNotice, type EventReply, eventsPlace } from '../../../chat/native-events.ts';
import type { DiscordLog } from '../dispatch.ts';
import type { KeyValueStore } from '../key-value-store.ts';
import type { Names } from '../names.ts';
import { createInterestedPeople } from './interested-people.ts';

type Parts = Readonly<{
  rest: REST;
  keyValues: KeyValueStore;
  names: Pick<Names, 'personOf'>;
  handle: Handle;
  application(): string;
  now(): number;
  log: DiscordLog;
  retryMs: number;
}>;

const states: Readonly<Record<GuildScheduledEventStatus, EventNotice['state']>> = {
  [GuildScheduledEventStatus.Scheduled]: 'planned',
  [GuildScheduledEventStatus.Active]: 'over',
  [GuildScheduledEventStatus.Completed]: 'over',
  [GuildScheduledEventStatus.Canceled]: 'cancelled',
};

/** The scheduled events in a gateway event. A new connection lists all of a server's. */
const eventsIn = (
  payload: GatewayDispatchPayload,
): readonly Readonly<{ event: APIGuildScheduledEvent; removed: boolean }>[] => {
  switch (payload.t) {
    case GatewayDispatchEvents.GuildScheduledEventCreate:
    case GatewayDispatchEvents.GuildScheduledEventUpdate:
      return [{ event: payload.d, removed: false }];
    case GatewayDispatchEvents.GuildScheduledEventDelete:
      return [{ event: payload.d, removed: true }];
    case GatewayDispatchEvents.GuildCreate:
      return (payload.d.guild_scheduled_events ?? []).map((event) => ({ event, removed: false }));
    default:
      return [];
  }
};

/** Tells the bot of the events that people make, change and remove in a server's own list, one after the other. */
export const createEventNotices = (parts: Parts) => {
  const { names, handle, application, now, log } = parts;
  let last: Promise<void> = Promise.resolve();
  const interested = createInterestedPeople({
    ...parts,
    tell: (server, event, people) => next(event, () => tellInterested(server, event, people)),
  });

  /** @returns whether who is interested is to be read: what was pressed before now was not heard */
  const tell = async (
    event: APIGuildScheduledEvent,
    { removed, connected }: Readonly<{ removed: boolean; connected: boolean }>,
  ): Promise<boolean> => {
    const { guild_id: server, id, creator_id: creator, channel_id: channel } = event;
    const list = eventsPlace('discord', server);
    if (list === undefined || !creator) return false;
    const own = creator === application();
    const account = own
      ? { platform: 'discord' as const, workspace: server, id: creator, name: 'Halqa' }
      : await names.personOf(server, creator);
    if (account === undefined || (!own && account.inactive !== undefined)) return false;
    const { here } = await handle({
      kind: 'event',
      id: `event:${id}:${now()}`,
      at: now(),
      native: { place: list, id },
      account,
      own,
      state: removed ? 'cancelled' : states[event.status],
      title: event.name,
      description: event.description ?? '',
      where: event.entity_metadata?.location ?? null,
      startsAt: Date.parse(event.scheduled_start_time),
      endsAt: event.scheduled_end_time === null ? null : Date.parse(event.scheduled_end_time),
      place: channel === null ? null : { platform: 'discord', workspace: server, id: channel },
    });
    // Discord does not say for which date of a recurring event somebody pressed.
    const once = event.recurrence_rule === null || event.recurrence_rule === undefined;
    return once && event.status === GuildScheduledEventStatus.Scheduled && isNews[here](connected);
  };

  const tellInterested = async (server: string, event: string, people: readonly string[]): Promise<void> => {
    const list = eventsPlace('discord', server);
    if (list === undefined) return;
    await handle({
      kind: 'interested',
      id: `interested:${event}:${now()}`,
      at: now(),
      native: { place: list, id: event },
      account: { platform: 'discord', workspace: server, id: application() },
      interested: people.filter((id) => id !== application()),
    });
  };

  const tellInterest = async (
    {
      guild_id: server,
      guild_scheduled_event_id: event,
      user_id: user,
    }: GatewayGuildScheduledEventUserAddDispatchData,
    interested: boolean,
  ): Promise<void> => {
    const list = eventsPlace('discord', server);
    if (list === undefined || user === application()) return;
    await handle({
      kind: 'interest',
      id: `interest:${event}:${user}:${now()}`,
      at: now(),
      native: { place: list, id: event },
      account: { platform: 'discord', workspace: server, id: user },
      interested,
    });
  };

  const next = (event: string, work: () => Promise<void>): Promise<void> => {
    last = last
      .then(work)
      .catch((error: unknown) => log.error({ err: error, event }, 'an event could not be read'));
    return last;
  };

  const follow = async (event: APIGuildScheduledEvent, how: Parameters<typeof tell>[1]): Promise<void> => {
    if (await tell(event, how)) interested.catchUp(event.guild_id, event.id);
  };

  return {
    /** Continues with what an earlier process left unread. */
    start: interested.start,
    onEvent(payload: GatewayDispatchPayload): void {
      const added = payload.t === GatewayDispatchEvents.GuildScheduledEventUserAdd;
      if (added || payload.t === GatewayDispatchEvents.GuildScheduledEventUserRemove) {
        interested.pressed(payload.d.guild_scheduled_event_id);
        void next(payload.d.guild_scheduled_event_id, () => tellInterest(payload.d, added));
      }
      const connected = payload.t === GatewayDispatchEvents.GuildCreate;
      for (const { event, removed } of eventsIn(payload))
        void next(event.id, () => follow(event, { removed, connected }));
    },
    /** Resolves when everything so far is told. */
    settle(): Promise<void> {
      interested.stop();
      return last;
    },
  };
};

/** Whether nobody said so far who is interested in an event: one that is new here, or any at a new connection. */
const isNews: Readonly<Record<EventReply['here'], (connected: boolean) => boolean>> = {
  new: () => true,
  known: (connected) => connected,
  none: () => false,
};
