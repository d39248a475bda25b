import type { Subcommand } from '../src/app/input/subcommand.ts';
import type { CommandDefinition } from '../src/chat/command.ts';
import { action } from './action.ts';
import { coalition } from './coalition.ts';
import { digest } from './digest.ts';
import { event } from './event.ts';
import { group } from './group.ts';
import { halqa } from './halqa.ts';
import { partner } from './partner.ts';
import { poll } from './poll.ts';
import { progress } from './progress.ts';

/** All commands, in the order in which people meet them. */
export const commands: readonly CommandDefinition<Subcommand>[] = [
  action,
  progress,
  event,
  poll,
  group,
  partner,
  digest,
  coalition,
  halqa(() => commands),
];
