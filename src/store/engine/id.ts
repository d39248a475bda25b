import { v7 } from 'uuid';

/** A new id; ids made later sort after. */
export const newId = (): string => v7();
