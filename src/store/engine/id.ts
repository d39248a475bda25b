import { v7 } from 'uuid';

/** A new id. Ids sort by the time at which they were made. */
export const newId = (): string => v7();
