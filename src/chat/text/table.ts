/** Tables as text: cells that people paste from a spreadsheet, and CSV files that a spreadsheet opens. */

/**
 * The rows of a table whose cells a separator parts. A cell in double quotes may hold the separator, line
 * breaks and doubled quotes. Rows without any text are left out. Never throws.
 */
export const readTable = (text: string, separator: string): readonly (readonly string[])[] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    row.push(cell.trim());
    cell = '';
  };
  const endRow = (): void => {
    endCell();
    if (row.some((one) => one !== '')) rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const character = text.charAt(at);
    const close = character === '"' && cell.trim() === '' ? closingQuote(text, at, separator) : undefined;
    if (close !== undefined) {
      cell = text.slice(at + 1, close).replaceAll('""', '"');
      at = close + 1;
      continue;
    }
    if (character === separator) endCell();
    else if (character === '\n') endRow();
    else if (character !== '\r') cell += character;
    at += 1;
  }
  endRow();
  return rows;
};

/** Where a quoted cell ends: at a quote that a separator, a line end or the end of the text follows. */
const closingQuote = (text: string, from: number, separator: string): number | undefined => {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    if (text.charAt(at + 1) === '"') {
      at += 1;
      continue;
    }
    const next = text.charAt(at + 1);
    return next === separator || next === '\n' || next === '\r' || next === '' ? at : undefined;
  }
  return undefined;
};

/** A spreadsheet takes a cell that begins so for a formula; the wide forms too, in some. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** An apostrophe before a formula makes it text. */
const csvCell = (value: string | number | null): string => {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = formula.test(value) ? `'${value}` : value;
  return /[",;\n\r\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/**
 * A CSV file as every spreadsheet opens it: UTF-8 with its mark at the beginning, lines that end in CR LF, and
 * no cell that is taken for a formula.
 */
export const writeCsv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`;
