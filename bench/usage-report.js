/** Preloaded into the measured program: reports the usage of the process on request. */
const collect = async () => {
  // A second collection frees what the first one made unreachable.
  for (let times = 0; times < 3; times += 1) {
    globalThis.gc?.();
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
};

process.on('message', async (message) => {
  if (message !== 'usage' && message !== 'usage after gc') return;
  const { user, system } = process.cpuUsage();
  if (message === 'usage after gc') await collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  process.send?.({ cpuMicros: user + system, rss, held: heapUsed + external });
});
