import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';

/** The bytes that are free for this account on the disk of a path, or of the nearest folder that exists. */
export const freeBytesAt = (path: string): number | undefined => {
  for (let at = path; ; at = dirname(at))
    try {
      const { bavail, bsize } = statfsSync(at);
      return bavail * bsize;
    } catch {
      if (dirname(at) === at) return undefined;
    }
};
