import type { Tables } from '../tables.ts';

/**
 * Every column that names a person. `kept` stays when the person asks to be forgotten and then names
 * somebody without a name; `removed` goes with its row. `once` are the other columns of a key in which
 * a person may stand only once. A test holds this against the schema.
 */
export type PersonColumn = Readonly<{
  table: keyof Tables;
  column: string;
  forgotten: 'kept' | 'removed';
  once?: readonly string[];
}>;

export const personColumns: readonly PersonColumn[] = [
  { table: 'account', column: 'person_id', forgotten: 'removed' },
  { table: 'role', column: 'person_id', forgotten: 'removed', once: ['role'] },
  { table: 'member', column: 'person_id', forgotten: 'removed', once: ['group_id'] },
  { table: 'item_owner', column: 'person_id', forgotten: 'removed', once: ['item_id'] },
  { table: 'link', column: 'person_id', forgotten: 'removed' },
  { table: 'working_group', column: 'convener_id', forgotten: 'kept' },
  { table: 'item', column: 'created_by', forgotten: 'kept' },
  { table: 'item', column: 'done_by', forgotten: 'kept' },
  { table: 'item', column: 'dropped_by', forgotten: 'kept' },
  { table: 'history', column: 'person_id', forgotten: 'kept' },
  { table: 'progress', column: 'person_id', forgotten: 'kept' },
  { table: 'difficulty', column: 'raised_by', forgotten: 'kept' },
  { table: 'difficulty', column: 'resolved_by', forgotten: 'kept' },
  { table: 'event', column: 'created_by', forgotten: 'kept' },
  { table: 'poll', column: 'asked_by', forgotten: 'kept' },
];
