/** Of an entry beside its texts: the slot in the map, the object and the heads of its strings. */
const bytesOfEntry = 200;

type Entry<Value> = Readonly<{ value: Value; bytes: number }>;

/**
 * A map of what was set last, limited by the memory that it takes: the entries that were set the longest ago give way.
 * A name can be long, so a number of entries would not limit it.
 */
export class RecentMap<Value> {
  readonly #maxBytes: number;
  readonly #lengthOf: (value: Value) => number;
  /** A map keeps the order of insertion: the first entry is the oldest. */
  readonly #entries = new Map<string, Entry<Value>>();
  #bytes = 0;

  /** @param lengthOf how many characters a value holds */
  constructor(maxBytes: number, lengthOf: (value: Value) => number) {
    this.#maxBytes = maxBytes;
    this.#lengthOf = lengthOf;
  }

  get(key: string): Value | undefined {
    return this.#entries.get(key)?.value;
  }

  set(key: string, value: Value): void {
    this.delete(key);
    // A character takes two bytes at most.
    const bytes = bytesOfEntry + 2 * (key.length + this.#lengthOf(value));
    this.#entries.set(key, { value, bytes });
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#maxBytes) return;
      this.delete(oldest);
    }
  }

  delete(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
