import type { PlaceAccess, SpeakerFacts } from '../../chat/incoming.ts';
import { isAccountId } from './account-ids.ts';
import type { Client } from './client.ts';
import { errorName } from './faults.ts';
import { type Json, record, string } from './json.ts';
import type { Known } from './names.ts';

/** Asks Slack about an account or a place. `undefined` for what it does not name. */
export const lookUp = async (client: Client, workspace: string, id: string): Promise<Known | undefined> => {
  if (isAccountId(id)) return personOf((await client.users.info({ user: id })).user, workspace);
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = string(channel?.name);
    return name === undefined ? undefined : { name, access: accessTo(record(channel)) };
  } catch (error) {
    // Slack shows a private channel only to its members.
    if (errorName(error) === 'channel_not_found') return { access: { see: false, write: false } };
    throw error;
  }
};

/** Halqa joins a public channel by itself when it has something to post there. */
const accessTo = (channel: Json): PlaceAccess => {
  const reachable = channel.is_member === true || channel.is_private !== true;
  const write = reachable && channel.is_archived !== true && channel.is_read_only !== true;
  return { see: reachable, write };
};

/** Slack does not mark it as a bot. */
const slackbot = 'USLACKBOT';

/** What a user object tells, as the workspace sees the person. */
export const personOf = (user: unknown, workspace: string): Known | undefined => {
  const { id, name, real_name, profile, is_bot, deleted, ...facts } = record(user);
  const { display_name, real_name: full } = record(profile);
  const shown = [display_name, full, real_name, name].map(string).find((one) => one !== undefined);
  if (shown === undefined) return undefined;
  const inactive = is_bot === true || id === slackbot ? 'bot' : deleted === true ? 'closed' : undefined;
  return {
    name: shown,
    speaker: speakerFacts(facts, workspace),
    ...(inactive === undefined ? {} : { inactive }),
  };
};

const speakerFacts = (user: Json, workspace: string): SpeakerFacts => {
  const home = string(user.team_id);
  const outsider =
    user.is_stranger === true || (home !== undefined && home !== workspace && !worksInGrid(user, workspace))
      ? 'other-organisation'
      : user.is_restricted === true || user.is_ultra_restricted === true
        ? 'guest'
        : false;
  const timeZone = string(user.tz);
  const manages = user.is_admin === true || user.is_owner === true || user.is_primary_owner === true;
  return {
    managesWorkspace: manages && outsider === false,
    outsider,
    ...(timeZone === undefined ? {} : { timeZone }),
  };
};

/** In an Enterprise organisation a person belongs to several workspaces. */
const worksInGrid = (user: Json, workspace: string): boolean => {
  const { teams } = record(user.enterprise_user);
  return Array.isArray(teams) && teams.includes(workspace);
};
