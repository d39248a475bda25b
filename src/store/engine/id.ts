import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const idBytes = 16;
/** Random bytes for many ids: to ask for each would cost more than all else about an id. */
const pool = new Uint8Array(idBytes * 128);
let used = pool.length;

const randomBytes = (): Uint8Array => {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += idBytes;
  return pool.subarray(used - idBytes, used);
};

let count = 0;

/** A new id. Ids sort by the time at which they were made. */
export const newId = (): string => {
  count = (count + 1) >>> 0;
  return v7({ random: randomBytes(), seq: count });
};
