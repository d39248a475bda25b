import type { REST } from '@discordjs/rest';
import type { APIChannel, APIGuildMember, RESTGetAPICurrentUserGuildsResult } from 'discord.js';
import { Routes } from 'discord-api-types/v10';
import type { Named, PlaceRef } from '../../chat/ids.ts';
import type { Incoming, NamedAccount } from '../../chat/incoming.ts';
import { RecentMap } from '../../chat/recent-map.ts';
import { lookUp } from './look-ups/look-up.ts';
import { createThreadParents } from './look-ups/thread-parents.ts';

/** How many servers are asked about one person. */
const maxServersAsked = 50;

/** Of each kind of names: some two thousand. */
const defaultMaxBytes = 640 * 1024;

/** How many characters a name holds, with the ids beside it. */
const lengthOf = ({ workspace, id, name }: Named<PlaceRef>): number =>
  workspace.length + id.length + name.length;

/**
 * Names of people and places: those that Discord sent recently, and a lookup for the others. An
 * interaction names what its pickers chose, but not what is mentioned in a text or on a card.
 */
export const createNames = (rest: REST, maxBytes = defaultMaxBytes) => {
  const people = new RecentMap<NamedAccount>(maxBytes, lengthOf);
  const places = new RecentMap<Named<PlaceRef>>(maxBytes, lengthOf);
  /** The server in which each person was last seen. */
  const homes = new RecentMap<string>(maxBytes, (home) => home.length);

  const personOf = async (workspace: string, id: string): Promise<NamedAccount | undefined> => {
    const known = people.get(`${workspace}:${id}`);
    if (known !== undefined) return known;
    const member = await lookUp<APIGuildMember>(rest, Routes.guildMember(workspace, id));
    if (member === undefined) return undefined;
    const { nick, user } = member;
    const account = {
      platform: 'discord' as const,
      workspace,
      id,
      name: nick ?? user.global_name ?? user.username,
      ...(user.bot === true ? { inactive: 'bot' as const } : {}),
    };
    people.set(`${workspace}:${id}`, account);
    return account;
  };

  const placeOf = async (workspace: string, id: string): Promise<Named<PlaceRef> | undefined> => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const channel = await lookUp<APIChannel>(rest, Routes.channel(id));
    if (channel === undefined || !('guild_id' in channel) || channel.guild_id !== workspace) return undefined;
    const place = { platform: 'discord' as const, workspace, id, name: channel.name ?? id };
    places.set(id, place);
    return place;
  };

  return {
    personOf,
    parentOf: createThreadParents(rest),

    /** Remembers the names in an incoming. */
    learn(incoming: Incoming | undefined): void {
      if (incoming === undefined) return;
      const { account, place, direct, named } = incoming;
      // A person who left may come back, so they are looked up each time.
      const present = named.people.filter(({ inactive }) => inactive !== 'closed');
      for (const one of [account, ...present]) people.set(`${one.workspace}:${one.id}`, one);
      // What the bot may do there changes; only the name is remembered.
      for (const { access: _, ...one } of [...(direct ? [] : [place]), ...named.places])
        places.set(one.id, one);
      homes.set(account.id, account.workspace);
    },

    /** Adds a name for each mention in the values of an incoming. */
    async complete<I extends Incoming>(incoming: I): Promise<I> {
      const { named, place } = incoming;
      const known = new Set([...named.people, ...named.places].map(({ id }) => id));
      const found = mentionsIn(incoming).filter(({ id }) => !known.has(id));
      if (found.length === 0) return incoming;
      const moreOf = async (sign: string) =>
        found.filter((mention) => mention.sign === sign).map(({ id }) => id);
      const [persons, channels] = await Promise.all([
        moreOf('@').then((ids) => Promise.all(ids.map((id) => personOf(place.workspace, id)))),
        moreOf('#').then((ids) => Promise.all(ids.map((id) => placeOf(place.workspace, id)))),
      ]);
      return {
        ...incoming,
        named: {
          people: [...named.people, ...persons.filter((one) => one !== undefined)],
          places: [...named.places, ...channels.filter((one) => one !== undefined)],
        },
      };
    },

    /** A server that the person shares with the bot, preferably the one they were last seen in. */
    async workspaceOf(person: string): Promise<string | undefined> {
      const home = homes.get(person);
      if (home !== undefined) return home;
      const servers = (await lookUp<RESTGetAPICurrentUserGuildsResult>(rest, Routes.userGuilds())) ?? [];
      const [only, ...others] = servers;
      if (only !== undefined && others.length === 0) return only.id;
      for (const { id } of servers.slice(0, maxServersAsked)) {
        if ((await personOf(id, person)) !== undefined) {
          homes.set(person, id);
          return id;
        }
      }
      return undefined;
    },

    /** The bot wrote to this person about this server: an answer in private is about it too. */
    writtenTo(person: string, workspace: string): void {
      homes.set(person, workspace);
    },
  };
};

export type Names = ReturnType<typeof createNames>;

/** How many mentions in one message are looked up. */
const maxMentions = 10;

const mentionsIn = (incoming: Incoming): readonly Readonly<{ sign: string; id: string }>[] => {
  const values =
    incoming.kind === 'form'
      ? incoming.values
      : incoming.kind !== 'command'
        ? {}
        : incoming.said.as === 'values'
          ? incoming.said.values
          : { text: incoming.said.text };
  return Object.values(values)
    .flatMap((value) => [...value.matchAll(/<([@#])!?(\d{1,20})>/g)])
    .slice(0, maxMentions)
    .map(([, sign = '', id = '']) => ({ sign, id }));
};
