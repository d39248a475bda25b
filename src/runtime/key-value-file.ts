import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from './make-folder.ts';

/** A few short texts in one file that only its owner can read. An unreadable file counts as empty. */
export const openKeyValueFile = (path: string) => {
  const texts = new Map(Object.entries(readTexts(path)));
  return {
    get: (key: string): string | undefined => texts.get(key),
    set: (key: string, value: string): void => {
      if (texts.get(key) === value) return;
      texts.set(key, value);
      makeFolder(dirname(path));
      writeFileSync(`${path}.new`, JSON.stringify(Object.fromEntries(texts)), { mode: 0o600 });
      renameSync(`${path}.new`, path);
    },
  };
};

const readTexts = (path: string): Readonly<Record<string, string>> => {
  try {
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof read !== 'object' || read === null) return {};
    return Object.fromEntries(Object.entries(read).filter(([, value]) => typeof value === 'string'));
  } catch {
    return {};
  }
};
