/** Shows how far a piece of long work has come. */
export type Bar = (what: string, done: number, of: number) => void;

const width = 24;
const everyMs = 100;

/** A bar on a terminal, one line that is drawn again; nothing where the stream is a file or a pipe. */
export const barOn = (stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>): Bar => {
  if (stream.isTTY !== true) return () => undefined;
  let drawnAt = Number.NEGATIVE_INFINITY;
  return (what, done, of) => {
    const whole = done >= of;
    if (!whole && performance.now() - drawnAt < everyMs) return;
    drawnAt = performance.now();
    const share = of === 0 ? 1 : Math.min(done / of, 1);
    const filled = Math.round(share * width);
    const bar = '█'.repeat(filled) + '░'.repeat(width - filled);
    stream.write(
      `\r\u001b[K${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${what}${whole ? '\n' : ''}`,
    );
  };
};
