import type { Card } from '../../chat/card.ts';
import { plainText } from '../../chat/text/plain-text.ts';
import type { StoredMessage } from './journal.ts';
import { isPrivate, privatePlace } from './names.ts';
import type { Action, Message, PictureShown } from './shapes.ts';

type RenderContext = Readonly<{
  /** The name of a person, by id. */
  nameOf(person: string): string;
  picturesOf(card: Card): readonly PictureShown[];
  /** The name of the file that came with the message. */
  file: string | undefined;
}>;

/** A message as the API answers it. The page draws the card itself. */
export const render = (
  { id, place, at, reader, writer, by, thread, card, said }: StoredMessage,
  { nameOf, picturesOf, file }: RenderContext,
): Message => {
  const pictures = card ? picturesOf(card) : [];
  return {
    id,
    in: isPrivate(place) ? privatePlace : place,
    at: new Date(at).toISOString(),
    private: reader !== null,
    card,
    text: card ? plainText(card) : said,
    actions: card ? actionsOf(card) : [],
    from: writer === null ? { id: 'halqa', name: 'Halqa' } : { id: writer, name: nameOf(writer) },
    ...(by && {
      by: { id: by.id, name: nameOf(by.id), ...(by.said !== undefined && { said: by.said }) },
    }),
    ...(thread !== undefined && { thread }),
    ...(file !== undefined && { file: { name: file } }),
    ...(pictures.length > 0 && { pictures }),
  };
};

const actionsOf = (card: Card): Action[] =>
  card.blocks.flatMap((block): Action[] => {
    if (block.kind === 'buttons')
      return block.buttons.map(({ token, label }) => ({ token, label, kind: 'button' }));
    if (block.kind === 'select') {
      const { token, label, options } = block;
      return [{ token, label, kind: 'select', options }];
    }
    return [];
  });
