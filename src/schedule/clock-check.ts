import type { Repositories } from '../store/repositories.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A coalition rests for a month in summer; after three, the clock is the likelier reason. */
const aheadMax = 90 * dayMs;

/**
 * Compares the clock with the newest record: a clock that is behind it by more than a minute is wrong, one
 * that is ahead of it by months probably is.
 * @returns one sentence for whoever starts Halqa; null where nothing is suspicious
 */
export const suspicionOf = async (
  read: Pick<Repositories, 'deadlines'>,
  now: number,
): Promise<string | null> => {
  const newest = await read.deadlines.newestRecord();
  if (newest === null) return null;
  const [clock, record] = [now, newest].map((at) => new Date(at).toISOString());
  if (now < newest - minuteMs)
    return `The clock of this machine is wrong: it says ${clock}, and the newest record is of ${record}. Set the clock and start again.`;
  if (now > newest + aheadMax)
    return `The clock of this machine says ${clock}, and the newest record is of ${record}. If the clock is wrong, stop Halqa, set the clock and start again.`;
  return null;
};
