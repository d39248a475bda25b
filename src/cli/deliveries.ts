import { type Config, environmentOfProcess, readConfig } from '../runtime/config.ts';
import type { BacklogEntry } from '../store/clock/backlog.ts';
import type { Repositories } from '../store/repositories.ts';
import { amountOf } from './amount.ts';
import { type CliCommand, CliError, type Outcome } from './command.ts';
import { clockOf, whileReading, whileWriting } from './record.ts';

const shownAtMost = 200;

export const deliveries: CliCommand = {
  options: {
    retry: { what: 'Tries now what waits, and again what a platform refused.' },
    unsure: {
      what: 'With --retry: posts again what is in doubt, too. It may be there already: look first.',
    },
    dismiss: {
      what: 'Takes what was given up or is in doubt off the list for good: it is not posted any more.',
    },
  },
  details: [
    'What the announcements say is not shown. The state: waiting (it is tried again by itself), unsure (it may have arrived, and nobody can look), dead (the platform refused it; its problem says why).',
    'Works while Halqa runs and while it does not; then what is tried again goes out at the next start.',
  ],
  run: async ({ has }) => {
    if (has('retry') && has('dismiss')) throw new CliError('--retry or --dismiss: not both.', 2);
    if (has('unsure') && !has('retry'))
      throw new CliError('--unsure belongs to --retry. `npx halqa deliveries --help` says what it takes.', 2);
    const config = readConfig(environmentOfProcess());
    if (has('dismiss')) return dismissAll(config);
    if (!has('retry'))
      return whileReading(config, async ({ read }) => listed(read, await read.backlog.list(shownAtMost + 1)));
    const now = clockOf(config).now();
    return whileWriting(config, async (store) => {
      const found = await store.read.backlog.list(Number.MAX_SAFE_INTEGER);
      let tried = 0;
      for (const entry of found)
        if (await store.write((repositories) => retry(repositories, entry, has('unsure'), now))) tried += 1;
      const left = found.filter(({ state }) => state === 'unsure').length;
      const more =
        left > 0 && !has('unsure')
          ? ` ${left} may have arrived and were left alone: look in the place, and then add --unsure.`
          : '';
      return {
        text: `${amountOf(tried, 'announcement is', 'announcements are')} tried now.${more}`,
        data: { tried },
      };
    });
  },
};

const dismissAll = (config: Config): Promise<Outcome> =>
  whileWriting(config, async (store) => {
    let dismissed = 0;
    for (const { coalitionId, id } of await store.read.backlog.list(Number.MAX_SAFE_INTEGER))
      if (await store.write(({ outbox }) => outbox.dismiss(coalitionId, id))) dismissed += 1;
    return {
      text: `${amountOf(dismissed, 'announcement is', 'announcements are')} not posted any more.`,
      data: { dismissed },
    };
  });

const retry = (
  { outbox }: Repositories,
  { coalitionId, id, state }: BacklogEntry,
  unsure: boolean,
  now: number,
): Promise<boolean> => {
  if (state === 'waiting') return outbox.hurry(coalitionId, id, now);
  return state === 'dead' || (state === 'unsure' && unsure)
    ? outbox.takeUp(coalitionId, id, now)
    : Promise.resolve(false);
};

/** The rest of the address of a webhook may be a secret. */
const placeOf = (lane: string): string => {
  const [platform, ...address] = lane.split(':');
  if (platform !== 'webhook') return lane;
  return `webhook ${URL.parse(address.join(':'))?.host ?? ''}`;
};

const listed = async (read: Repositories, found: readonly BacklogEntry[]): Promise<Outcome> => {
  const shown = found.slice(0, shownAtMost);
  const names = new Map<string, string>();
  for (const id of new Set(shown.map(({ coalitionId }) => coalitionId)))
    names.set(id, (await read.coalitions.byId(id))?.name ?? id);
  const entries = shown.map(({ id, coalitionId, key, kind, lane, state, attempts, plannedAt, problem }) => ({
    id,
    coalition: names.get(coalitionId) ?? coalitionId,
    kind,
    /** What it is about; the rest of the key may name a person. */
    about: key.split(':')[0] ?? '',
    to: placeOf(lane),
    state,
    plannedAt: new Date(plannedAt).toISOString(),
    attempts,
    problem,
  }));
  const counts = (await read.backlog.counts()).map(({ oldestAt, ...count }) => ({
    ...count,
    oldestAt: new Date(oldestAt).toISOString(),
  }));
  const lines = entries.map(({ state, plannedAt, kind, about, to, coalition, attempts, problem }) =>
    [
      state.padEnd(8),
      plannedAt.slice(0, 16).replace('T', ' '),
      `${kind} ${about}`.padEnd(22),
      to,
      `(${coalition}; ${amountOf(attempts, 'try', 'tries')}${problem === null ? '' : `, ${problem}`})`,
    ].join('  '),
  );
  if (entries.length === 0) lines.push('Everything has arrived.');
  if (found.length > shownAtMost) lines.push('… and more.');
  return {
    text: lines.join('\n'),
    data: { counts, entries },
    ok: entries.every(({ state, kind }) => kind === 'edit' || (state !== 'dead' && state !== 'unsure')),
  };
};
