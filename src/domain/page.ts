/**
 * Lists are read page by page, each page from the key of a row: nothing is lost or shown twice when rows are
 * added, removed or moved between two pages.
 */

/** The values by which a list is ordered, in that order; `null` where a row has no such value. */
export type PageKey = readonly (string | number | null)[];

/** Where a page begins: after the row with this key, or, going back, before it. */
export type PageStart = Readonly<{ key: PageKey; back: boolean }>;

/** The rows of one page in the order of the list, and the keys from which its neighbours are read. */
export type Page<Row> = Readonly<{ rows: readonly Row[]; back: PageKey | null; next: PageKey | null }>;

/** Reads up to `limit` rows after a key, or the rows before it, the nearest first. */
export type ReadRows<Row> = (start: PageStart | null, limit: number) => Promise<readonly Row[]>;

/** How many rows a page has. It fits a card on every platform, and a phone. */
export const pageSize = 10;

/**
 * Reads the page that begins at `start`; `null` is the first one. A list that has become shorter shows its
 * last page, and going back to its beginning shows a whole first page.
 */
export const readPage = async <Row>(
  read: ReadRows<Row>,
  start: PageStart | null,
  keyOf: (row: Row) => PageKey,
  size = pageSize,
): Promise<Page<Row>> => {
  const found = await read(start, size + 1);
  const rows = found.slice(0, size);
  const more = found.length > size;
  if (start?.back === true) {
    if (!more) return readPage(read, null, keyOf, size);
    const inOrder = rows.toReversed();
    return { rows: inOrder, back: keyOfFirst(inOrder, keyOf), next: keyOfLast(inOrder, keyOf) };
  }
  if (start !== null && rows.length === 0) return readPage(read, { key: start.key, back: true }, keyOf, size);
  return {
    rows,
    back: start === null ? null : keyOfFirst(rows, keyOf),
    next: more ? keyOfLast(rows, keyOf) : null,
  };
};

const keyOfFirst = <Row>(rows: readonly Row[], keyOf: (row: Row) => PageKey): PageKey | null =>
  rows[0] === undefined ? null : keyOf(rows[0]);

const keyOfLast = <Row>(rows: readonly Row[], keyOf: (row: Row) => PageKey): PageKey | null =>
  keyOfFirst(rows.slice(-1), keyOf);

/** Reads the rows of a list that is at hand, whose rows are in the order of one text or number. */
export const readFrom =
  <Row>(all: readonly Row[], keyOf: (row: Row) => PageKey): ReadRows<Row> =>
  async (start, limit) => {
    if (start === null) return all.slice(0, limit);
    const at = all.findIndex((row) => String(keyOf(row)) === String(start.key));
    // The row is gone, so the list starts at its beginning.
    if (at < 0) return start.back ? [] : all.slice(0, limit);
    return start.back ? all.slice(0, at).toReversed().slice(0, limit) : all.slice(at + 1, at + 1 + limit);
  };
