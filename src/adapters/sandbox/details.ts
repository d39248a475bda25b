import type { Card, DrawChart } from '../../chat/card.ts';
import type { ClockLog } from './clock-log.ts';
import type { Conversation } from './conversation.ts';
import type { Dispatcher } from './dispatch.ts';
import { ApiError } from './faults.ts';
import type { StoredMessage } from './journal.ts';
import { drawEverywhere, type Renderings } from './renderings.ts';
import type { ClockEntryShown } from './shapes.ts';

/** What the page can show besides messages: pictures, the drawings of real platforms, the log of the clock. */
export type Details = Readonly<{
  chart(message: string, block: number, person: string): Promise<Uint8Array>;
  renderings(message: string, person: string): Readonly<Record<string, unknown>>;
  clockLog(): readonly ClockEntryShown[];
}>;

export const createDetails = (
  conversation: Conversation,
  dispatcher: Dispatcher,
  clockLog: ClockLog,
  { drawChart, renderings }: Readonly<{ drawChart: DrawChart; renderings: Renderings }>,
): Details => {
  const cardOf = (id: string, person: string): Card => {
    const reader = dispatcher.person(person);
    const message: StoredMessage | undefined = conversation.find(id);
    if (!message || (message.reader !== null && message.reader !== reader.id)) {
      throw new ApiError(404, `There is no message "${id}" here for ${reader.name}.`);
    }
    if (!message.card) throw new ApiError(404, `The message "${id}" is not a card.`);
    return message.card;
  };
  return {
    async chart(message, index, person) {
      const card = cardOf(message, person);
      const block = card.blocks[index];
      if (block?.kind !== 'chart') throw new ApiError(404, `Block ${index} of "${message}" is not a chart.`);
      return drawChart(block.chart, card.language);
    },
    renderings(message, person) {
      return drawEverywhere(renderings, cardOf(message, person));
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

const iso = (at: number): string => new Date(at).toISOString();
