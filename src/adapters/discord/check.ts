import { DiscordAPIError, type REST } from '@discordjs/rest';
import type { APIChannel } from 'discord.js';
import { PermissionFlagsBits, Routes } from 'discord-api-types/v10';
import { clockFinding, type Finding } from '../../chat/finding.ts';
import type { Named, PlaceRef } from '../../chat/ids.ts';
import { applicationOf } from './index.ts';
import { type permissions, spacedName, wantedPermissions } from './installation/invite.ts';
import { allows, isThread, permissionsIn } from './permissions.ts';
import { createRest } from './rest.ts';

export type DiscordCheckParts = Readonly<{
  token: string;
  api: string;
  /** The places in Discord that have a purpose. */
  places: readonly Named<PlaceRef>[];
  now(): number;
}>;

const timeoutMs = 10_000;

/** Checks, without posting anything, whether Discord lets Halqa do its work. */
export const checkDiscord = async (parts: DiscordCheckParts): Promise<readonly Finding[]> => {
  const rest = createRest(parts.api, parts.token);
  const findings: Finding[] = [await checkClock(parts)];
  const about = 'Discord, DISCORD_TOKEN';
  try {
    await applicationOf(rest, '');
    findings.push({ about, state: 'ok', text: 'Discord accepts it.' });
  } catch (error) {
    return [...findings, { about, state: 'problem', text: messageOf(error) }];
  }
  for (const place of parts.places) findings.push(await checkPlace(rest, place));
  return findings;
};

const checkClock = async ({ api, now }: DiscordCheckParts): Promise<Finding> => {
  try {
    const answer = await fetch(`${api.replace(/\/+$/, '')}/v10/gateway`, {
      signal: AbortSignal.timeout(timeoutMs),
    });
    return clockFinding('Discord', answer.headers.get('date'), now());
  } catch {
    return {
      about: 'Discord, clock',
      state: 'problem',
      text: 'Discord cannot be reached: check that this machine can open https://discord.com.',
    };
  }
};

const checkPlace = async (rest: REST, { id, name }: Named<PlaceRef>): Promise<Finding> => {
  const about = `Discord, #${name}`;
  try {
    const channel = (await rest.get(Routes.channel(id))) as APIChannel;
    const bits = await permissionsIn(rest, channel);
    const missing = wantedIn(channel).filter(
      (one) => bits !== undefined && !allows(bits, PermissionFlagsBits[one]),
    );
    if (missing.length === 0) return { about, state: 'ok', text: 'Halqa may write and read there.' };
    return {
      about,
      state: missing.every((one) => isSpared(one, channel)) ? 'warning' : 'problem',
      text: `Halqa lacks ${missing.map(spacedName).join(', ')}: allow it in the permissions of the channel.`,
    };
  } catch (error) {
    const away = error instanceof DiscordAPIError && (error.status === 403 || error.status === 404);
    return {
      about,
      state: 'problem',
      text: away
        ? 'It is gone, or Halqa may not see it: let Halqa see the channel, or choose another with /group bind or /coalition setup.'
        : messageOf(error),
    };
  }
};

/**
 * Permissions of the whole server. A missing one is reported once, so the channels are not checked for it.
 */
const ofServer: ReadonlySet<keyof typeof permissions> = new Set(['CreateEvents', 'ManageEvents']);

/** Permissions that mean nothing in a thread. */
const ofChannel: ReadonlySet<keyof typeof permissions> = new Set(['SendMessages', 'CreatePublicThreads']);

const wantedIn = (channel: APIChannel): readonly (keyof typeof permissions)[] =>
  wantedPermissions.filter((one) => !ofServer.has(one) && !(isThread(channel) && ofChannel.has(one)));

/**
 * Nothing is lost without the history: a coordinator is told about a post in doubt. Without threads, people
 * talk about items in the channel.
 */
const isSpared = (one: keyof typeof permissions, channel: APIChannel): boolean =>
  one === 'ReadMessageHistory' ||
  one === 'CreatePublicThreads' ||
  (one === 'SendMessagesInThreads' && !isThread(channel));

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
