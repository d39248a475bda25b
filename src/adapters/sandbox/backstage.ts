import type { Card, Chart, DrawChart } from '../../chat/card.ts';
import type { Language } from '../../chat/ids.ts';
import type { ClockLog } from './clock-log.ts';
import type { Conversation } from './conversation.ts';
import type { Dispatcher } from './dispatch.ts';
import type { StoredMessage } from './journal.ts';
import { ApiRefusal } from './refusal.ts';
import type { ClockEntryShown, PictureShown } from './shapes.ts';

/** How large a chart is drawn, in pixels of the page. */
export type SizeOfChart = (chart: Chart, language: Language) => Readonly<{ width: number; height: number }>;

/** What a card becomes on each platform, by the platform's name. */
export type Renderings = Readonly<Record<string, (card: Card) => unknown>>;

/** What stands behind a message: its pictures, and what it becomes elsewhere. */
export type Backstage = Readonly<{
  chart(message: string, block: number, person: string): Promise<Uint8Array>;
  renderings(message: string, person: string): Readonly<Record<string, unknown>>;
  clockLog(): readonly ClockEntryShown[];
}>;

export const openBackstage = (
  conversation: Conversation,
  dispatcher: Dispatcher,
  clockLog: ClockLog,
  { drawChart, renderings }: Readonly<{ drawChart: DrawChart; renderings: Renderings }>,
): Backstage => {
  const cardOf = (id: string, person: string): Card => {
    const reader = dispatcher.person(person);
    const message: StoredMessage | undefined = conversation.find(id);
    if (!message || (message.reader !== null && message.reader !== reader.id)) {
      throw new ApiRefusal(404, `There is no message "${id}" here for ${reader.name} to see.`);
    }
    if (!message.card) throw new ApiRefusal(404, `The message "${id}" is no card.`);
    return message.card;
  };
  return {
    async chart(message, index, person) {
      const card = cardOf(message, person);
      const block = card.blocks[index];
      if (block?.kind !== 'chart') throw new ApiRefusal(404, `Block ${index} of "${message}" is no chart.`);
      return drawChart(block.chart, card.language);
    },
    renderings(message, person) {
      const card = cardOf(message, person);
      return Object.fromEntries(
        Object.entries(renderings).map(([platform, render]) => [platform, attempt(() => render(card))]),
      );
    },
    clockLog: () =>
      clockLog.entries().map((entry): ClockEntryShown => {
        const at = iso(entry.at);
        return entry.why === 'due'
          ? { at, what: entry.what, why: 'due', dueAt: iso(entry.dueAt) }
          : { at, what: 'moved', why: 'asked', from: iso(entry.from), to: entry.to };
      }),
  };
};

/** A card that does not fit a platform says so in its place. */
const attempt = (render: () => unknown): unknown => {
  try {
    return render();
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
};

const iso = (at: number): string => new Date(at).toISOString();

/** How large the pictures of a card are, so that the page keeps their room free. */
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
