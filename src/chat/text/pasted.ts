import { readTable } from './table.ts';

/** Reads what people paste: a list with bullets, numbers or checkboxes, or a table with a row of headings. */

/** One line of a list, without its bullet. */
export type PastedLine = Readonly<{ text: string; done: boolean }>;

export type Pasted =
  | Readonly<{ kind: 'lines'; lines: readonly PastedLine[] }>
  /** `headings` is null where the first row is already one of the entries. */
  | Readonly<{
      kind: 'table';
      headings: readonly string[] | null;
      rows: readonly (readonly string[])[];
    }>;

const bullet = /^\s*(?:(?:[-*+•–—▪◦‣·●○]|\(?[0-9٠-٩۰-۹]{1,3}[.)\-،]|\(?[a-zA-Z][.)]|[أ-ي][.)])\s+)?/u;
const open = /^\s*(?:\[\s?\]|[☐□])\s*/u;
const ticked = /^\s*(?:\[[xX✓✔]\]|[☑☒✅✓✔🗹])\s*/u;

/** A line that only separates or heads others: "---", "## Tasks". */
const isBetween = (line: string): boolean => /^\s*(?:[-–—_*=|:+\s]*|#{1,6}\s.*)$/u.test(line);

const lineOf = (line: string): PastedLine => {
  const bare = line.replace(bullet, '');
  if (ticked.test(bare)) return { text: bare.replace(ticked, '').replace(bullet, '').trim(), done: true };
  return { text: bare.replace(open, '').trim(), done: false };
};

/** "| Book the hall | Ana |" as Markdown writes a table. */
const isMarkdownRow = (line: string): boolean => /^\s*\|.*\|\s*$/.test(line);

const markdownRows = (lines: readonly string[]): readonly (readonly string[])[] =>
  lines.flatMap((line) =>
    isBetween(line)
      ? []
      : [
          line
            .trim()
            .slice(1, -1)
            .split('|')
            .map((cell) => cell.trim()),
        ],
  );

/**
 * @param isHeading whether a row of cells names the columns, at least `least` of them; a text parted by commas
 * is a table only then
 */
export const readPasted = (
  text: string,
  isHeading: (cells: readonly string[], least: number) => boolean,
): Pasted => {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const [first = ''] = lines;
  const table = (rows: readonly (readonly string[])[]): Pasted => {
    const [head, ...others] = rows;
    return head !== undefined && isHeading(head, 1)
      ? { kind: 'table', headings: head, rows: others }
      : { kind: 'table', headings: null, rows };
  };
  if (lines.length > 0 && lines.every(isMarkdownRow)) return table(markdownRows(lines));
  // A word processor puts a tab between a bullet and its text.
  if (first.replace(bullet, '').trim().includes('\t')) return table(readTable(text, '\t'));
  for (const separator of [',', ';']) {
    const [head] = readTable(first, separator);
    if (head !== undefined && head.length > 1 && isHeading(head, 2)) return table(readTable(text, separator));
  }
  return {
    kind: 'lines',
    lines: lines
      .filter((line) => !isBetween(line))
      .map(lineOf)
      .filter((line) => line.text !== ''),
  };
};
