/** Small texts that survive a restart. Losing them costs one registration of the commands. */
export interface KeyValueStore {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
}
