import type { Block, Card, Line } from '../../../../chat/card.ts';
import type { ExhibitShown } from '../../shapes.ts';
import type { Picture } from '../card.tsx';
import type { Names } from './markup.tsx';

/** The picture of a card's chart by its number among the charts, from 0. */
export type PictureOf = (chart: number) => Picture | undefined;

export const pictureOf =
  ({ name, pictures }: ExhibitShown): PictureOf =>
  (chart) => {
    const picture = pictures[chart];
    if (!picture) return undefined;
    const query = new URLSearchParams({ name, block: String(picture.block) });
    return { src: `/api/gallery/chart?${query}`, width: picture.width, height: picture.height };
  };

/** The names of all accounts and places that a card mentions, by their id. */
export const namesIn = (card: Card): Names => {
  const lines = card.blocks.flatMap(linesOf).flat();
  return new Map(
    lines.flatMap((piece) =>
      piece.kind === 'mention'
        ? piece.accounts.map(({ id }) => [id, piece.name] as const)
        : piece.kind === 'place'
          ? [[piece.place.id, piece.name] as const]
          : [],
    ),
  );
};

const linesOf = (block: Block): readonly Line[] => {
  if (block.kind === 'text' || block.kind === 'note') return [block.body];
  if (block.kind === 'facts') return block.facts.map(({ value }) => value);
  if (block.kind === 'list')
    return block.entries.flatMap(({ body, detail }) => (detail ? [body, detail] : [body]));
  return [];
};
