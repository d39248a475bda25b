/** Loaded before the program that is measured: says what the process uses when it is asked. */
const collect = async () => {
  // What the first collection frees is what the next one finds.
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
