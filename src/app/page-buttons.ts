import type { ListName } from '../domain/list-query.ts';
import { drawGroups, drawMembers } from './coalition/group-lists.ts';
import { type ButtonHandler, reads } from './handlers/button-handler.ts';
import { type DrawPage, pressedPage } from './handlers/draw-page.ts';
import { drawDifficulties } from './items/difficulty-lists.ts';
import { drawFound } from './items/find.ts';
import { drawItems } from './items/item-lists.ts';
import { drawProgress } from './items/progress.ts';
import { drawItemWhole } from './items/show-item.ts';
import { drawDeliveries } from './notify/undelivered-announcements.ts';
import { drawPartners } from './partners/view-partner.ts';
import { drawEvents } from './polls/events.ts';
import { drawResult, drawResults } from './polls/results.ts';

const lists: { readonly [Name in ListName]: DrawPage } = {
  items: drawItems,
  difficulties: drawDifficulties,
  events: drawEvents,
  progress: drawProgress,
  bodies: drawGroups,
  members: drawMembers,
  found: drawFound,
  partners: drawPartners,
  history: drawItemWhole,
  polls: drawResults,
  comments: drawResult,
  deliveries: drawDeliveries,
};

/** The buttons that turn the pages of every list. */
export const pageButtons: Readonly<Record<string, ButtonHandler>> = {
  page: reads(async (repositories, caller, press) => {
    const { query, start } = pressedPage(press);
    return { kind: 'redraw', card: await lists[query.list](repositories, caller, query, start) };
  }),
};
