import { digest } from './digest.ts';
import { digestMorning } from './digest-morning.ts';
import { growth } from './growth.ts';
import { interaction } from './interaction.ts';
import { lists } from './lists.ts';
import { besideDigest, locked } from './locked.ts';
import { manyTaps } from './many-taps.ts';
import type { Measure } from './measure.ts';
import { network } from './network.ts';
import { oneProcess } from './one-process.ts';
import { parameters } from './parameters.ts';
import { pollTap } from './poll-tap.ts';
import { postgresBurst } from './postgres-burst.ts';
import { postgresAgainstPgbench } from './postgres-pgbench.ts';
import { postgresProcesses } from './postgres-processes.ts';
import { progressLog } from './progress-log.ts';
import { idleTick, manyDue } from './schedules.ts';
import { slackRequests } from './slack.ts';
import { slackRateLimit } from './slack-rate-limit.ts';
import { steady } from './steady.ts';
import { storm } from './storm.ts';
import { year } from './year.ts';

/** The measures of a run, in this order. A new measure is a file and a line here. */
export const measures: readonly Measure[] = [
  parameters,
  progressLog,
  pollTap,
  manyTaps,
  steady,
  storm,
  postgresBurst,
  postgresProcesses,
  postgresAgainstPgbench,
  idleTick,
  manyDue,
  locked,
  lists,
  network,
  digest,
  besideDigest,
  digestMorning,
  slackRequests,
  slackRateLimit,
  interaction,
  oneProcess,
  growth,
  year,
];
