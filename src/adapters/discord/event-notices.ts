import type {
  APIGuildScheduledEvent,
  GatewayDispatchPayload,
  GatewayGuildScheduledEventUserAddDispatchData,
} from 'discord.js';
import { GatewayDispatchEvents, GuildScheduledEventStatus } from 'discord-api-types/v10';
import type { Handle } from '../../chat/incoming.ts';
import { type EventNotice, eventsPlace } from '../../chat/native-events.ts';
import type { DiscordLog } from './dispatch.ts';
import type { Names } from './names.ts';

type Parts = Readonly<{
  names: Pick<Names, 'personOf'>;
  handle: Handle;
  application(): string;
  now(): number;
  log: DiscordLog;
}>;

const states: Readonly<Record<GuildScheduledEventStatus, EventNotice['state']>> = {
  [GuildScheduledEventStatus.Scheduled]: 'planned',
  [GuildScheduledEventStatus.Active]: 'over',
  [GuildScheduledEventStatus.Completed]: 'over',
  [GuildScheduledEventStatus.Canceled]: 'cancelled',
};

/** The events that a gateway event tells of: a new connection lists all of a server. */
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
export const createEventNotices = ({ names, handle, application, now, log }: Parts) => {
  let last: Promise<void> = Promise.resolve();

  const tell = async (event: APIGuildScheduledEvent, removed: boolean): Promise<void> => {
    const { guild_id: server, id, creator_id: creator, channel_id: channel } = event;
    const list = eventsPlace('discord', server);
    if (list === undefined || !creator) return;
    const own = creator === application();
    const account = own
      ? { platform: 'discord' as const, workspace: server, id: creator, name: 'Halqa' }
      : await names.personOf(server, creator);
    if (account === undefined || (!own && account.inactive !== undefined)) return;
    await handle({
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

  const next = (event: string, work: () => Promise<void>): void => {
    last = last
      .then(work)
      .catch((error: unknown) => log.error({ err: error, event }, 'an event could not be read'));
  };

  return {
    onEvent(payload: GatewayDispatchPayload): void {
      const added = payload.t === GatewayDispatchEvents.GuildScheduledEventUserAdd;
      if (added || payload.t === GatewayDispatchEvents.GuildScheduledEventUserRemove)
        next(payload.d.guild_scheduled_event_id, () => tellInterest(payload.d, added));
      for (const { event, removed } of eventsIn(payload)) next(event.id, () => tell(event, removed));
    },
    /** Resolves when everything so far is told. */
    settle: (): Promise<void> => last,
  };
};
