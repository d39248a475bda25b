import type { Card, Chart, DrawChart } from '../../chat/card.ts';
import { plainText } from '../../chat/text/plain-text.ts';
import { ApiError } from './faults.ts';
import { createPictures, drawEverywhere, type Renderings, type SizeOfChart } from './renderings.ts';
import type { ExhibitShown, GalleryPage } from './shapes.ts';

/** A card in one state, language and kind of text, as the sandbox is handed it. `name` is unique. */
export type Exhibit = Readonly<{
  name: string;
  made: string;
  state: string;
  text: string;
  digits: 'latn' | 'arab';
  card: Card;
}>;

export type GalleryParts = Readonly<{
  /** Called at the first request, so that an unused gallery costs nothing. */
  exhibits(): Promise<readonly Exhibit[]>;
  /** With the ids and pictures of a workspace in which the people of the exhibits have accounts. */
  renderings: Renderings;
  drawChart: DrawChart;
  sizeOfChart: SizeOfChart;
}>;

/** Which exhibits to show. `search` matches names and titles; `text` is the kind of sample texts. */
export type GalleryQuery = Readonly<{ search: string; text: string | undefined; from: number }>;

export type Gallery = Readonly<{
  /** Cards from number `from` on, each in every language. @throws ApiError for an unknown kind of text */
  page(query: GalleryQuery): Promise<GalleryPage>;
  /** A PNG of the chart in a block. @throws ApiError when there is none */
  chart(name: string, block: number): Promise<Uint8Array>;
}>;

const cardsPerPage = 10;

export const createGallery = (parts: GalleryParts): Gallery => {
  const picturesOf = createPictures(parts.sizeOfChart);

  const show = ({ name, digits, card }: Exhibit): ExhibitShown => ({
    name,
    digits,
    card,
    pictures: picturesOf(card),
    renderings: drawEverywhere(parts.renderings, card),
  });

  return {
    async page({ search, text, from }) {
      const exhibits = await parts.exhibits();
      const texts = [...new Set(exhibits.map((exhibit) => exhibit.text))];
      const chosen = text ?? texts[0] ?? '';
      if (!texts.includes(chosen))
        throw new ApiError(400, `There are no cards with "${chosen}" texts. There are: ${texts.join(', ')}.`);
      const cards = new Map<string, Exhibit[]>();
      for (const exhibit of exhibits.filter((each) => each.text === chosen)) {
        const key = `${exhibit.made}, ${exhibit.state}`;
        cards.set(key, [...(cards.get(key) ?? []), exhibit]);
      }
      const found = [...cards.values()].filter((variants) => matches(search, variants));
      return {
        texts,
        text: chosen,
        total: found.length,
        cards: found.slice(from, from + cardsPerPage).flatMap((variants) => {
          const [first] = variants;
          return first ? [{ made: first.made, state: first.state, exhibits: variants.map(show) }] : [];
        }),
        next: from + cardsPerPage < found.length ? from + cardsPerPage : null,
      };
    },
    async chart(name, block) {
      const exhibit = (await parts.exhibits()).find((each) => each.name === name);
      const chart = exhibit && chartIn(exhibit.card, block);
      if (!exhibit || !chart) throw new ApiError(404, `There is no chart in block ${block} of "${name}".`);
      return parts.drawChart(chart, exhibit.card.language);
    },
  };
};

const chartIn = (card: Card, index: number): Chart | undefined => {
  const block = card.blocks[index];
  return block?.kind === 'chart' ? block.chart : undefined;
};

/** Every word must be in the name, the title or the text of one of the variants, in any case. */
const matches = (search: string, variants: readonly Exhibit[]): boolean => {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return true;
  const text = variants.map(({ name, card }) => `${name}\n${plainText(card)}`).join('\n');
  return wanted.every((word) => text.toLowerCase().includes(word));
};
