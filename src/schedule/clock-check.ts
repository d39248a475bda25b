import type { Repositories } from '../store/repositories.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;

/** A coalition may pause for a month in summer; after three, a wrong clock is the likelier reason. */
const aheadMax = 90 * dayMs;

/**
 * Compares the clock with the newest record: a clock more than a minute behind it is wrong, one that is
 * months ahead of it probably is.
 * @returns one sentence for the operator; null if nothing is suspicious
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
