import { bold, type Card } from '../../chat/card.ts';
import type { Mentionable } from '../../chat/ids.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Item } from '../../domain/item.ts';
import type { Difficulty } from '../../domain/progress.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, facts, note, text } from '../pieces.ts';

export type DifficultyView = Readonly<{
  difficulty: Difficulty;
  group: string;
  raisedBy: Mentionable | null;
  resolvedBy: Mentionable | null;
  item: Pick<Item, 'number' | 'title'> | null;
}>;

export const difficultyCard = (words: Words, view: DifficultyView): Card => {
  const { difficulty, item } = view;
  const ref = words.ref(difficulty.number);
  const resolved = difficulty.resolvedAt !== null;
  return card(
    words,
    words.text(resolved ? 'difficulty.resolvedTitle' : 'difficulty.title', { ref }),
    resolved ? 'good' : 'bad',
    [
      text(bold(words.show(difficulty.body))),
      facts(
        [words.text('difficulty.help'), words.quote(difficulty.help)],
        [words.text('difficulty.from'), words.quote(difficulty.helpFrom)],
        [words.text('item.group'), words.quote(view.group)],
        [words.text('difficulty.raisedBy'), words.mention(view.raisedBy)],
        ...(resolved
          ? ([[words.text('difficulty.resolvedBy'), words.mention(view.resolvedBy)]] as const)
          : []),
        ...(difficulty.resolution === null
          ? []
          : ([[words.text('difficulty.how'), words.quote(difficulty.resolution)]] as const)),
      ),
      ...(item === null
        ? []
        : [note(words.line('progress.about', { ref: words.ref(item.number), title: item.title }))]),
      ...(resolved
        ? []
        : [
            note(words.line('difficulty.note', { ref })),
            buttons(
              button(
                encodeToken({ verb: 'resolve', id: difficulty.id }),
                words.text('difficulty.resolve'),
                'primary',
              ),
            ),
          ]),
    ],
  );
};
