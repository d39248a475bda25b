import { readFileSync } from 'node:fs';

export type Instruction = Readonly<{ what: string; words: string }>;

/** The instructions of a Dockerfile in order, without comments. */
export const readDockerfile = (path: string): readonly Instruction[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .replace(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [, what = '', words = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
      return { what, words };
    });

/** The words of the form `["node", "start.js"]`. */
export const listIn = (words: string): readonly string[] =>
  JSON.parse(words.slice(words.indexOf('['))) as readonly string[];

/** The names at the top of the build context: everything that is not named with a `!` is left out. */
export const namesInContext = (path: string): readonly string[] => {
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  if (lines[0] !== '*' || !lines.slice(1).every((line) => /^![\w.-]+$/.test(line)))
    throw new Error('.dockerignore leaves everything out but some names');
  return lines.slice(1).map((line) => line.slice(1));
};
