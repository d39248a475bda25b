import type { Card, Chart } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { PictureShown } from './shapes.ts';

/** How large a chart is drawn, in pixels of the page. */
export type SizeOfChart = (chart: Chart, language: Language) => Readonly<{ width: number; height: number }>;

/** How a card is drawn on each real platform, by the platform's name. */
export type Renderings = Readonly<Record<string, (card: Card) => unknown>>;

/** The card as each platform gets it. Where it does not fit a platform, the error is in its place. */
export const drawEverywhere = (renderings: Renderings, card: Card): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(renderings).map(([platform, render]) => {
      try {
        return [platform, render(card)];
      } catch (error) {
        return [platform, { error: error instanceof Error ? error.message : String(error) }];
      }
    }),
  );

/** The sizes of a card's pictures, so that the page can reserve room for them. */
export const createPictures = (sizeOf: SizeOfChart): ((card: Card) => readonly PictureShown[]) => {
  const known = new WeakMap<Chart, PictureShown>();
  return (card) =>
    card.blocks.flatMap((block, index) => {
      if (block.kind !== 'chart') return [];
      const picture = known.get(block.chart) ?? { block: index, ...sizeOf(block.chart, card.language) };
      known.set(block.chart, picture);
      return [picture];
    });
};
