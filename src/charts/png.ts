import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { crc32, deflate } from 'node:zlib';

/**
 * Pixels as a PNG. The renderer's own encoder works on the event loop, for 15 to 80 ms; this one compresses
 * in the thread pool.
 */

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

const squeeze = promisify(deflate);

/** How many rows are copied in one turn of the event loop: about 4 MB. */
const rowsAtOnce = 512;

/** `pixels` are opaque RGBA, row by row from the top. */
export const encodePng = async (pixels: Uint8Array, width: number, height: number): Promise<Uint8Array> => {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // 8 bits for each of red, green, blue and alpha; the other fields have their usual values.
  header.set([8, 6, 0, 0, 0], 8);
  const rowBytes = width * 4;
  // Each row begins with the number of its filter: 0, none. Rows of a chart repeat each other as they are.
  const raw = Buffer.allocUnsafeSlow((rowBytes + 1) * height);
  for (let row = 0; row < height; row += 1) {
    if (row % rowsAtOnce === 0) await nextTurn();
    raw[row * (rowBytes + 1)] = 0;
    raw.set(pixels.subarray(row * rowBytes, (row + 1) * rowBytes), row * (rowBytes + 1) + 1);
  }
  const data = await squeeze(raw, { level: 6 });
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ]);
};

const chunk = (type: string, data: Uint8Array): Buffer => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(named.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(named, 4);
  framed.writeUInt32BE(crc32(named), named.length + 4);
  return framed;
};
