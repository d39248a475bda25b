import type { Button } from '../chat/card.ts';
import { encodeToken } from '../chat/token.ts';
import type { Words } from '../words/words.ts';
import { button } from './pieces.ts';

/** The commands whose form a button opens, with what the button says. */
const labels = {
  'action add': 'group.addItem',
  'event add': 'event.addOne',
  'group create': 'group.createOne',
  'group bind': 'group.giveRoom',
  'coalition schedule': 'schedule.change',
  'coalition retention': 'retention.change',
  'coalition api': 'programs.change',
} as const;

/** Labels that name what is changed, for a card with several of these buttons. */
type NamedLabel = 'schedule.when' | 'retention.title' | 'programs.title';

export type OpenablePath = keyof typeof labels;

export const isOpenable = (path: string): path is OpenablePath => Object.hasOwn(labels, path);

/** Opens the form of a command, for a group if its id is given. */
export const openFormButton = (
  words: Words,
  path: OpenablePath,
  groupId?: string | null,
  look?: Button['look'],
  label: (typeof labels)[OpenablePath] | NamedLabel = labels[path],
): Button =>
  button(
    encodeToken({
      verb: 'open',
      id: path.replace(' ', '.'),
      ...(groupId == null ? {} : { detail: groupId }),
    }),
    words.text(label),
    look,
  );
