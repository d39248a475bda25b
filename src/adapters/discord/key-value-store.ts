/** A few small texts that outlive the process. Losing them costs a registration and nothing else. */
export interface KeyValueStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}
