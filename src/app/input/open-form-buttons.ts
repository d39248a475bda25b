import { isOpenable } from '../../cards/form-pieces.ts';
import { type CommandDefinition, findSubcommand } from '../../chat/command.ts';
import { Refusal } from '../../domain/refusal.ts';
import { type ButtonHandler, once } from '../handlers/button-handler.ts';
import type { OpenForm } from './forms.ts';
import type { Subcommand } from './subcommand.ts';

/** *Add an item*, *Create a group* and others: the form of a command, for the group that the button names. */
export const openFormButtons = (
  openForm: OpenForm,
  commands: readonly CommandDefinition<Subcommand>[],
): Readonly<Record<string, ButtonHandler>> => ({
  open: once(async (repositories, caller, { token }) => {
    const path = token.id.replace('.', ' ');
    if (!isOpenable(path)) throw new Refusal({ code: 'gone' });
    if (token.detail === undefined) return openForm(repositories, caller, path, {});
    const group = await repositories.groups.byId(caller.coalition.id, token.detail);
    if (group === null) throw new Refusal({ code: 'gone' });
    const args = findSubcommand(commands, path)?.args ?? {};
    // In its own place, a group need not be named, so the form does not ask for it.
    if (group.id === caller.here?.groupId && args.group?.required === false) {
      const others = Object.keys(args).filter((name) => name !== 'group');
      return openForm(repositories, caller, path, {}, others);
    }
    return openForm(repositories, caller, path, group.kind === 'group' ? { group: group.name } : {});
  }),
});
