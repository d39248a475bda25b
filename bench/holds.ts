/** How long the event loop was held while something ran, in milliseconds. */
export type Holds = Readonly<{
  /** By the clock on the wall: whatever else the machine did is in it. */
  wall: number;
  /** The CPU time this process used in one such gap: what others took from it is not in it. */
  cpu: number;
}>;

/**
 * Watches the event loop with a timer that is always about to strike: the longest gap between two of
 * its strikes is the longest time in which nobody else was served.
 */
export const watchHolds = async <Value>(
  work: () => Promise<Value>,
): Promise<Readonly<{ value: Value; holds: Holds }>> => {
  let worst: Holds = { wall: 0, cpu: 0 };
  let watching = true;
  let struckAt = performance.now();
  let used = process.cpuUsage();
  const strike = () => {
    const now = performance.now();
    const { user, system } = process.cpuUsage(used);
    const wall = now - struckAt;
    // Threads beside ours (the garbage collector's) also use CPU: a hold is no longer than its gap.
    const cpu = Math.min(wall, (user + system) / 1000);
    worst = { wall: Math.max(worst.wall, wall), cpu: Math.max(worst.cpu, cpu) };
    used = process.cpuUsage();
    struckAt = performance.now();
    if (watching) setTimeout(strike, 1);
  };
  setTimeout(strike, 1);
  try {
    const value = await work();
    // The gap that the end of the work stands in counts too.
    await new Promise((resolve) => setTimeout(resolve, 2));
    return { value, holds: worst };
  } finally {
    watching = false;
  }
};
