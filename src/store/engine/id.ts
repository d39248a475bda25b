import { v7 } from 'uuid';

/** A new id. Ids sort in the order in which this process made them, also when the clock is set back. */
export const newId = (): string => v7();
