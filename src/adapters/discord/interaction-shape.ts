import type { APIInteraction } from 'discord.js';
import * as z from 'zod';

/** The parts of an interaction that the adapter relies on. What was received is passed on itself, with everything else in it. */
const id = z.string().regex(/^\d{1,20}$/);
const user = z.object({ id, username: z.string(), global_name: z.string().nullish() });
const member = z.object({ user, nick: z.string().nullish(), flags: z.number().default(0) });
const channel = z.object({ id, type: z.number(), name: z.string().nullish(), parent_id: id.nullish() });
const message = z.object({ id, channel_id: id, components: z.array(z.object({})).optional() });

const option = z.object({ name: z.string(), value: z.union([z.string(), z.number(), z.boolean()]) });
const subcommand = z.object({
  name: z.string(),
  type: z.number(),
  options: z.array(option).optional(),
});
const resolved = z.object({
  users: z.record(z.string(), user).optional(),
  members: z.record(z.string(), z.object({ nick: z.string().nullish() })).optional(),
  channels: z.record(z.string(), channel).optional(),
  messages: z.record(z.string(), z.object({ id, channel_id: id, content: z.string() })).optional(),
});

const input = z.object({
  custom_id: z.string(),
  type: z.number(),
  value: z.string().optional(),
  values: z.array(z.string()).optional(),
});
const row = z.object({
  type: z.number(),
  component: input.optional(),
  components: z.array(input).optional(),
});

const interaction = z.object({
  id,
  token: z.string().min(1),
  type: z.number(),
  guild_id: id.optional(),
  member: member.optional(),
  user: user.optional(),
  channel: channel.optional(),
  message: message.optional(),
  data: z
    .looseObject({
      name: z.string().optional(),
      target_id: z.string().optional(),
      custom_id: z.string().optional(),
      options: z.array(subcommand).optional(),
      values: z.array(z.string()).optional(),
      components: z.array(row).optional(),
      resolved: resolved.optional(),
    })
    .optional(),
});

/** The interaction, or `undefined` when a part that is relied on is not as Discord documents it. */
export const readInteraction = (body: unknown): APIInteraction | undefined =>
  interaction.safeParse(body).success ? (body as APIInteraction) : undefined;
