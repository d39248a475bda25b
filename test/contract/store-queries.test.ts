import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRepositories } from '../../src/store/repositories.ts';

/** What is asked without naming a coalition first, and why it may be. */
const acrossCoalitions: Readonly<Record<string, readonly string[]>> = {
  'which coalition a workspace belongs to, and who speaks there': [
    'coalitions.isReal',
    'coalitions.of',
    'callers.find',
  ],
  'the coalition itself, by its id': [
    'coalitions.byId',
    'coalitions.ids',
    'coalitions.beganBy',
    'coalitions.create',
    'coalitions.change',
    'coalitions.takeNumber',
    'coalitions.erase',
    'coalitions.workspacesOf',
    'coalitions.addWorkspaces',
  ],
  'the clock asks what is due everywhere': [
    'deadlines.set',
    'deadlines.setIfNone',
    'deadlines.clear',
    'deadlines.get',
    'deadlines.due',
    'deadlines.newestRecord',
    'deadlines.next',
    'outbox.claimable',
    'outbox.claim',
    'outbox.claimCalls',
    'outbox.releaseClaims',
    'outbox.doubtSince',
    'outbox.bringForward',
    'outbox.holds',
    'outbox.keepCursor',
    'outbox.moveBehind',
    'outbox.settle',
    'outbox.postpone',
    'outbox.giveUp',
    'outbox.nextDue',
    'outbox.readdress',
    'retention.sweep',
  ],
  'the operator of the installation asks what is due and what has not arrived': [
    'backlog.counts',
    'backlog.list',
    'backlog.overdue',
    'backlog.next',
  ],
  'a start, which fills in what is older than the program': ['people.fillNameKeys'],
  'the installation itself': [
    'leases.take',
    'leases.isFree',
    'leases.release',

    'settings.get',
    'settings.set',
    'settings.setIfNone',
    'settings.replace',
    'settings.remove',
  ],
  'ids of the platforms, with the workspace in them': [
    'deliveries.answered',
    'deliveries.keep',
    'deliveries.keepWaiting',
    'deliveries.takeWaiting',
    'deliveries.forget',
    'erasing.forgetAccounts',
    'people.byAccount',
    'accounts.status',
    'accounts.close',
    'accounts.reopen',
    'installations.find',
    'installations.save',
    'installations.remove',
  ],
  'the secret link of a calendar, which names nothing else': ['calendarFeeds.byId'],
  'codes that tie two workspaces or two accounts, which may be in two coalitions until then': [
    'links.offer',
    'links.byCode',
    'links.byId',
    'links.use',
    'links.remove',
    'links.recordMiss',
    'links.missesSince',
  ],
  'a token, which opens one coalition': ['apiTokens.coalitionOf'],
  'ballots, which name a poll and a pseudonym and nothing else': [
    'ballots.answer',
    'ballots.comment',
    'personRecords.forgetAnswers',
    'barred.bar',
    'barred.of',
    'barred.clear',
    'personRecords.dropBallot',
    'personRecords.moveBallot',
  ],
};

const firstParameter = (query: unknown): string | undefined =>
  /^\s*(?:async\s*)?(?:function\s*)?[\w$]*\s*\(\s*([\w$]+)/.exec(String(query))?.[1];

const repositories: Readonly<Record<string, object>> = createRepositories(
  {} as Parameters<typeof createRepositories>[0],
);

const queries = Object.entries(repositories).flatMap(([subject, all]) =>
  Object.entries(all).map(([name, query]) => ({ name: `${subject}.${name}`, query: query as unknown })),
);

describe('the queries of the store', () => {
  it('were found', () => {
    const files = readdirSync(resolve(import.meta.dirname, '../../src/store'), { recursive: true });
    expect(files.length).toBeGreaterThan(25);
    expect(queries.length).toBeGreaterThan(70);
    expect(queries.filter(({ query }) => firstParameter(query) === 'coalitionId').length).toBeGreaterThan(50);
  });

  it('name the coalition they speak of, but for those that may not', () => {
    const may = Object.values(acrossCoalitions).flat();
    const without = queries
      .filter(({ query }) => firstParameter(query) !== 'coalitionId')
      .map(({ name }) => name)
      .filter((name) => !may.includes(name));
    expect(without, 'the first parameter of a query is coalitionId; exceptions are listed above').toEqual([]);
  });

  it('are not excused where they need no excuse', () => {
    const named = new Map(queries.map(({ name, query }) => [name, firstParameter(query)]));
    const stale = Object.values(acrossCoalitions)
      .flat()
      .filter((name) => !named.has(name) || named.get(name) === 'coalitionId');
    expect(stale).toEqual([]);
  });
});
