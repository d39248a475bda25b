/** 2015-01-01, from which Discord counts milliseconds in its ids. */
const discordEpoch = 1_420_070_400_000;

/** When Discord made an id, in UTC epoch milliseconds. */
export const timeOfId = (id: string): number => Number(BigInt(id) >> 22n) + discordEpoch;

/** Discord gives up an interaction that was not answered for this long. */
const answerableMs = 3000;
/**
 * From this age on, Discord is asked whether an interaction can still be answered before it is carried out.
 */
export const oldMs = 2500;
/** The assumed age of an accepted interaction on its arrival. */
const usualMs = 500;

/**
 * How old interactions are. Their time is Discord's, and this machine's clock may differ: nothing arrives
 * before it was sent, and nothing older than 3 seconds is accepted, so both correct the difference.
 */
export const createInteractionAge = (now: () => number) => {
  let clockAheadMs = 0;
  const lag = (id: string): number => now() - timeOfId(id);
  return {
    /** Milliseconds since the person acted. */
    of(id: string): number {
      const measured = lag(id);
      if (measured < clockAheadMs) clockAheadMs = measured;
      return measured - clockAheadMs;
    },
    /** Discord accepted a first response to this interaction just now. */
    accepted(id: string): void {
      const measured = lag(id);
      if (measured - clockAheadMs > answerableMs) clockAheadMs = measured - usualMs;
    },
  };
};

export type InteractionAge = ReturnType<typeof createInteractionAge>;
