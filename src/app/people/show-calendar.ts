import {
  calendarCard,
  calendarEndedCard,
  calendarLinkCard,
  noCalendarLinkCard,
} from '../../cards/people/calendar-cards.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { CoalitionCaller } from '../caller/caller.ts';
import { fleetingly, privately } from '../input/subcommand.ts';
import { calendarFile } from './calendar.ts';
import { renewFeed } from './calendar-feed.ts';

/** The caller's calendar as a file, or its secret link: renewed, or ended. */
export const showCalendar = async (
  repositories: Repositories,
  caller: CoalitionCaller,
  link: 'new' | 'off' | undefined,
  feedAddress: string | undefined,
): Promise<PrivateReply> => {
  const { coalition, person, words } = caller;
  if (link === 'off') {
    await repositories.calendarFeeds.end(coalition.id, person.id);
    return privately(calendarEndedCard(words));
  }
  if (link === 'new') {
    if (feedAddress === undefined) return privately(noCalendarLinkCard(words));
    return fleetingly(calendarLinkCard(words, `${feedAddress}${await renewFeed(repositories, caller)}`));
  }
  const file = await calendarFile(repositories, caller);
  const stands = await repositories.calendarFeeds.exists(coalition.id, person.id);
  const has = feedAddress === undefined ? null : stands;
  return fleetingly(calendarCard(words, { file: file.name, link: has }), file);
};
