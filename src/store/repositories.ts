import { apiPageQueries } from './api/pages.ts';
import { apiTokenQueries } from './api/tokens.ts';
import { backlogQueries } from './clock/backlog.ts';
import { deadlineQueries } from './clock/deadlines.ts';
import { deliveryQueries } from './clock/deliveries.ts';
import { leaseQueries } from './clock/leases.ts';
import { outboxQueries } from './clock/outbox.ts';
import { shownQueries } from './clock/shown.ts';
import { coalitionQueries } from './coalition/coalitions.ts';
import { erasingQueries } from './coalition/erasing.ts';
import { exportQueries } from './coalition/exporting.ts';
import { groupQueries } from './coalition/groups.ts';
import { installationQueries } from './coalition/installations.ts';
import { linkQueries } from './coalition/links.ts';
import { placeQueries } from './coalition/places.ts';
import { digestQueries } from './digests/digests.ts';
import { figureQueries } from './digests/figures.ts';
import { sectionQueries } from './digests/sections.ts';
import { changeNoticeQueries } from './items/change-notices.ts';
import { difficultyQueries } from './items/difficulties.ts';
import { historyQueries } from './items/history.ts';
import { importQueries } from './items/imports.ts';
import { itemQueries } from './items/items.ts';
import { progressQueries } from './items/progress.ts';
import { talkQueries } from './items/talks.ts';
import { involvedQueries } from './partners/involved.ts';
import { offerQueries } from './partners/offers.ts';
import { partnerCountQueries } from './partners/partner-counts.ts';
import { partnerLetterQueries } from './partners/partner-letters.ts';
import { partnerQueries } from './partners/partners.ts';
import { signedAnswerQueries } from './partners/signed-answers.ts';
import { accountQueries } from './people/accounts.ts';
import { calendarFeedQueries } from './people/calendar-feeds.ts';
import { callerQueries } from './people/callers.ts';
import { personQueries } from './people/people.ts';
import { personDataQueries } from './people/person-data.ts';
import { personRecordQueries } from './people/person-records.ts';
import { recordedByOthersQueries } from './people/recorded-by-others.ts';
import { redactionQueries } from './people/redaction.ts';
import { retentionQueries } from './people/retention.ts';
import { roleQueries } from './people/roles.ts';
import { attendanceQueries } from './polls/attendance.ts';
import { ballotQueries } from './polls/ballots.ts';
import { barredQueries } from './polls/barred.ts';
import { eventQueries } from './polls/events.ts';
import { pollQueries } from './polls/polls.ts';
import { searchQueries } from './search/search-texts.ts';
import { settingQueries } from './settings.ts';
import type { Db } from './tables.ts';

/**
 * All queries, by subject. Each names its coalition; only the clock's own tables (deadlines, outbox,
 * deliveries) and the installations on Slack are queried across coalitions.
 */
export const createRepositories = (db: Db) => {
  const people = personQueries(db);
  return {
    coalitions: coalitionQueries(db),
    people,
    roles: roleQueries(db, people.byIds),
    accounts: accountQueries(db),
    callers: callerQueries(db),
    calendarFeeds: calendarFeedQueries(db),
    groups: groupQueries(db),
    places: placeQueries(db),
    items: itemQueries(db),
    imports: importQueries(db),
    progress: progressQueries(db),
    talks: talkQueries(db),
    difficulties: difficultyQueries(db),
    partners: partnerQueries(db),
    partnerCounts: partnerCountQueries(db),
    offers: offerQueries(db),
    involved: involvedQueries(db),
    signedAnswers: signedAnswerQueries(db),
    partnerLetters: partnerLetterQueries(db),
    events: eventQueries(db),
    attendance: attendanceQueries(db),
    polls: pollQueries(db),
    ballots: ballotQueries(db),
    barred: barredQueries(db),
    digests: digestQueries(db),
    figures: figureQueries(db),
    sections: sectionQueries(db),
    history: historyQueries(db),
    changeNotices: changeNoticeQueries(db),
    deadlines: deadlineQueries(db),
    outbox: outboxQueries(db),
    backlog: backlogQueries(db),
    shown: shownQueries(db),
    deliveries: deliveryQueries(db),
    links: linkQueries(db),
    personData: personDataQueries(db),
    personRecords: personRecordQueries(db),
    erasing: erasingQueries(db),
    exporting: exportQueries(db),
    redaction: redactionQueries(db),
    recordedByOthers: recordedByOthersQueries(db),
    retention: retentionQueries(db),
    apiTokens: apiTokenQueries(db),
    apiPages: apiPageQueries(db),
    search: searchQueries(db),
    installations: installationQueries(db),
    leases: leaseQueries(db),
    settings: settingQueries(db),
  };
};

/** What a transaction of the store hands out. Only the bot divides it into the two types below. */
export type AllRepositories = ReturnType<typeof createRepositories>;

/** What use cases, commands and buttons are given: everything except writing ballots. */
export type Repositories = Omit<AllRepositories, 'ballots'>;

/**
 * What the ballot path is given. It can write a ballot and nothing that names a person or a delivery, so
 * no row written in the same transaction ties an answer to a person.
 */
export type BallotRepositories = Pick<AllRepositories, 'ballots' | 'callers'> &
  Readonly<{
    polls: Pick<AllRepositories['polls'], 'byId'>;
    barred: Pick<AllRepositories['barred'], 'of'>;
    deliveries: Pick<AllRepositories['deliveries'], 'answered'>;
    deadlines: Pick<AllRepositories['deadlines'], 'setIfNone'>;
  }>;
