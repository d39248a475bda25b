import { createHash } from 'node:crypto';
import type {
  APIApplicationCommandBasicOption,
  APIApplicationCommandSubcommandOption,
  RESTPutAPIApplicationCommandsJSONBody,
} from 'discord.js';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
} from 'discord-api-types/v10';
import type { Argument, CommandDefinition, SubcommandShape } from '../../../chat/command.ts';
import { never } from '../../../chat/never.ts';
import { shorten } from '../../../chat/text/clean.ts';
import { placeTypes } from '../form.ts';
import { commandLimits } from '../limits.ts';
import type { MessageMenu } from '../receive.ts';

/**
 * The commands in the form in which Discord registers them. No option is required: a form asks for
 * what is missing. Discord has no Arabic locale, so descriptions are in English.
 */
export const registration = (
  definitions: readonly CommandDefinition[],
  menus: readonly MessageMenu[],
): RESTPutAPIApplicationCommandsJSONBody => {
  const where = {
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  return [
    ...definitions.map(({ name, summary, subcommands }) => ({
      type: ApplicationCommandType.ChatInput as const,
      name,
      description: describe(summary.en),
      options: subcommands.map(subcommandOption),
      ...where,
    })),
    ...menus.map(({ name }) => ({ type: ApplicationCommandType.Message as const, name, ...where })),
  ];
};

/** A hash of what is registered. */
export const fingerprint = (commands: RESTPutAPIApplicationCommandsJSONBody): string =>
  createHash('sha256').update(JSON.stringify(commands)).digest('hex');

const subcommandOption = ({
  name,
  summary,
  args,
}: SubcommandShape): APIApplicationCommandSubcommandOption => ({
  type: ApplicationCommandOptionType.Subcommand,
  name,
  description: describe(summary.en),
  options: Object.entries(args).map(([argument, shape]) => option(argument, shape)),
});

const option = (name: string, argument: Argument): APIApplicationCommandBasicOption => {
  const base = { name, description: describe(argument.hint.en), required: false };
  const typed = { ...base, type: ApplicationCommandOptionType.String } as const;
  switch (argument.kind) {
    case 'text':
      return {
        ...typed,
        ...(argument.suggests === undefined ? {} : { autocomplete: true }),
        ...(argument.max === undefined ? {} : { max_length: Math.min(argument.max, commandLimits.text) }),
      };
    // Discord's pickers cannot choose "none".
    case 'person':
      if (argument.clearable) return { ...typed, autocomplete: true };
      return { ...base, type: ApplicationCommandOptionType.User };
    case 'place':
      if (argument.clearable) return { ...typed, autocomplete: true };
      return { ...base, type: ApplicationCommandOptionType.Channel, channel_types: [...placeTypes] };
    case 'choice': {
      const choices = argument.choices ?? [];
      if (choices.length > commandLimits.choices) return { ...typed, autocomplete: true };
      return {
        ...typed,
        choices: choices.map(({ value, label }) => ({
          value,
          name: shorten(inBothLanguages(label.en, label.ar), commandLimits.choice, (text) => text.length),
        })),
      };
    }
    // Discord's integer option takes no Arabic digits.
    case 'integer':
      return { ...typed, max_length: 20 };
    case 'people':
    case 'date':
    case 'moment':
    case 'group':
    case 'partner':
    case 'item':
    case 'difficulty':
    case 'event':
    case 'poll':
    case 'zone':
      return { ...typed, autocomplete: true };
    default:
      return never(argument.kind);
  }
};

/** Everyone sees the same choice, so it is named in both languages where they differ. */
const inBothLanguages = (en: string, ar: string): string => (en === ar ? en : `${en} · ${ar}`);

const describe = (text: string): string => shorten(text, commandLimits.description, (part) => part.length);
