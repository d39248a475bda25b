import { accountQueries } from './accounts.ts';
import { barredQueries } from './barred.ts';
import { coalitionQueries } from './coalitions.ts';
import { deadlineQueries } from './deadlines.ts';
import { deliveryQueries } from './deliveries.ts';
import { difficultyQueries } from './difficulties.ts';
import { digestQueries } from './digests.ts';
import { eventQueries } from './events.ts';
import { figureQueries } from './figures.ts';
import { groupQueries } from './groups.ts';
import { historyQueries } from './history.ts';
import { installationQueries } from './installations.ts';
import { itemQueries } from './items.ts';
import { linkQueries } from './links.ts';
import { outboxQueries } from './outbox.ts';
import { personQueries } from './people.ts';
import { personDataQueries } from './person-data.ts';
import { personRecordQueries } from './person-records.ts';
import { placeQueries } from './places.ts';
import { pollQueries } from './polls.ts';
import { progressQueries } from './progress.ts';
import { retentionQueries } from './retention.ts';
import { sectionQueries } from './sections.ts';
import { shownQueries } from './shown.ts';
import { speakerQueries } from './speakers.ts';
import type { Db } from './tables.ts';

/**
 * Every question the bot asks of its records and every change it makes to them, by subject. Each
 * names the coalition it speaks of; only the clock's own tables (deadlines, outbox, deliveries) and
 * the installations on Slack are asked across all of them.
 */
export const memoryOver = (db: Db) => ({
  coalitions: coalitionQueries(db),
  people: personQueries(db),
  accounts: accountQueries(db),
  speakers: speakerQueries(db),
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

export type Memory = ReturnType<typeof memoryOver>;
