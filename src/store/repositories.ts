import { deadlineQueries } from './clock/deadlines.ts';
import { deliveryQueries } from './clock/deliveries.ts';
import { outboxQueries } from './clock/outbox.ts';
import { shownQueries } from './clock/shown.ts';
import { coalitionQueries } from './coalition/coalitions.ts';
import { groupQueries } from './coalition/groups.ts';
import { installationQueries } from './coalition/installations.ts';
import { linkQueries } from './coalition/links.ts';
import { placeQueries } from './coalition/places.ts';
import { digestQueries } from './digests/digests.ts';
import { figureQueries } from './digests/figures.ts';
import { sectionQueries } from './digests/sections.ts';
import { difficultyQueries } from './items/difficulties.ts';
import { historyQueries } from './items/history.ts';
import { itemQueries } from './items/items.ts';
import { progressQueries } from './items/progress.ts';
import { accountQueries } from './people/accounts.ts';
import { callerQueries } from './people/callers.ts';
import { personQueries } from './people/people.ts';
import { personDataQueries } from './people/person-data.ts';
import { personRecordQueries } from './people/person-records.ts';
import { retentionQueries } from './people/retention.ts';
import { barredQueries } from './polls/barred.ts';
import { eventQueries } from './polls/events.ts';
import { pollQueries } from './polls/polls.ts';
import type { Db } from './tables.ts';

/**
 * Every question the bot asks of its records and every change it makes to them, by subject. Each
 * names the coalition it speaks of; only the clock's own tables (deadlines, outbox, deliveries) and
 * the installations on Slack are asked across all of them.
 */
export const createRepositories = (db: Db) => ({
  coalitions: coalitionQueries(db),
  people: personQueries(db),
  accounts: accountQueries(db),
  callers: callerQueries(db),
  groups: groupQueries(db),
  places: placeQueries(db),
  items: itemQueries(db),
  progress: progressQueries(db),
  difficulties: difficultyQueries(db),
  events: eventQueries(db),
  polls: pollQueries(db),
  barred: barredQueries(db),
  digests: digestQueries(db),
  figures: figureQueries(db),
  sections: sectionQueries(db),
  history: historyQueries(db),
  deadlines: deadlineQueries(db),
  outbox: outboxQueries(db),
  shown: shownQueries(db),
  deliveries: deliveryQueries(db),
  links: linkQueries(db),
  personData: personDataQueries(db),
  personRecords: personRecordQueries(db),
  retention: retentionQueries(db),
  installations: installationQueries(db),
});

export type Repositories = ReturnType<typeof createRepositories>;
