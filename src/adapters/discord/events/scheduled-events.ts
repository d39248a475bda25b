import type { REST } from '@discordjs/rest';
import type { APIGuildScheduledEvent } from 'discord.js';
import {
  GuildScheduledEventEntityType,
  GuildScheduledEventPrivacyLevel,
  GuildScheduledEventStatus,
  Routes,
} from 'discord-api-types/v10';
import type { EventEntry } from '../../../chat/native-events.ts';
import { PlatformError } from '../../../chat/platform.ts';
import { shorten } from '../../../chat/text/clean.ts';
import { markOf } from '../deliver.ts';

const nameMax = 100;
const locationMax = 100;
const descriptionMax = 950;

const cut = (text: string, max: number): string => shorten(text, max, (part) => part.length) || '…';

/** The last line of a description, by which an event is found again. */
const markLine = (key: string): string => `Halqa ${markOf(key).toString(36)}`;

const External = GuildScheduledEventEntityType.External;

/** Makes, finds and changes the events of a server. */
export const createScheduledEvents = (rest: REST) => ({
  /** Returns the id of the event. */
  async create(
    server: string,
    entry: EventEntry,
    key: string,
    mayStill: (() => Promise<void>) | undefined,
  ): Promise<string> {
    await mayStill?.();
    const made = (await rest.post(Routes.guildScheduledEvents(server), {
      body: {
        name: cut(entry.title, nameMax),
        description: `${cut(entry.description, descriptionMax)}\n${markLine(key)}`,
        scheduled_start_time: new Date(entry.startsAt).toISOString(),
        scheduled_end_time: new Date(entry.endsAt).toISOString(),
        privacy_level: GuildScheduledEventPrivacyLevel.GuildOnly,
        entity_type: External,
        entity_metadata: { location: cut(entry.where, locationMax) },
      },
    })) as APIGuildScheduledEvent;
    return made.id;
  },

  /** The event that was made with this key. */
  async find(server: string, key: string): Promise<string | undefined> {
    const all = (await rest.get(Routes.guildScheduledEvents(server))) as readonly APIGuildScheduledEvent[];
    return all.find(({ description }) => description?.endsWith(markLine(key)))?.id;
  },

  /** Changes what differs; so an event that already is as it should be causes no report of a change. */
  async edit(server: string, id: string, entry: EventEntry): Promise<void> {
    const route = Routes.guildScheduledEvent(server, id);
    const now = (await rest.get(route)) as APIGuildScheduledEvent;
    if (now.status !== GuildScheduledEventStatus.Scheduled) return;
    if (entry.cancelled) {
      await rest.patch(route, { body: { status: GuildScheduledEventStatus.Canceled } });
      return;
    }
    const body: Record<string, unknown> = {};
    if (now.name !== cut(entry.title, nameMax)) body.name = cut(entry.title, nameMax);
    if (Date.parse(now.scheduled_start_time) !== entry.startsAt)
      body.scheduled_start_time = new Date(entry.startsAt).toISOString();
    if (now.scheduled_end_time !== null && Date.parse(now.scheduled_end_time) !== entry.endsAt)
      body.scheduled_end_time = new Date(entry.endsAt).toISOString();
    const location = cut(entry.where, locationMax);
    // An event in a voice channel has no place in words.
    if (now.entity_type === External && now.entity_metadata?.location !== location)
      body.entity_metadata = { location };
    if (Object.keys(body).length > 0) await rest.patch(route, { body });
  },
});

/** The entry of a card that is posted to a list of events. */
export const entryOf = ({ event }: Readonly<{ event?: EventEntry }>): EventEntry => {
  if (event === undefined)
    throw new PlatformError({ kind: 'rejected' }, 'Discord: the card is about no event');
  return event;
};
