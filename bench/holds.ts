/** How long the event loop was blocked while something ran, in milliseconds. */
export type Holds = Readonly<{
  /** Wall time, which includes what the machine did meanwhile. */
  wall: number;
  /** CPU time of this process within a gap. */
  cpu: number;
}>;

/**
 * Watches the event loop with a 1 ms timer. The longest gap between two of its beats is the longest time in
 * which nothing else was served.
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
    // Other threads, such as the garbage collector's, use CPU too: a hold is at most as long as its gap.
    const cpu = Math.min(wall, (user + system) / 1000);
    worst = { wall: Math.max(worst.wall, wall), cpu: Math.max(worst.cpu, cpu) };
    used = process.cpuUsage();
    struckAt = performance.now();
    if (watching) setTimeout(strike, 1);
  };
  setTimeout(strike, 1);
  try {
    const value = await work();
    // The gap in which the work ends counts too.
    await new Promise((resolve) => setTimeout(resolve, 2));
    return { value, holds: worst };
  } finally {
    watching = false;
  }
};
