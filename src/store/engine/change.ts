import type { CompiledQuery, OperationNode } from 'kysely';

/** What a query does to which tables. A statement that was written by hand may do anything to any table. */
export type Change = Readonly<{
  kind: 'insert' | 'update' | 'delete' | 'unknown';
  tables: readonly string[];
}>;

/** What a query changes, read from the query itself and not from its text; undefined when it only reads. */
export const changeOf = ({ query }: Pick<CompiledQuery, 'query'>): Change | undefined => {
  switch (query.kind) {
    case 'SelectQueryNode':
      return undefined;
    case 'InsertQueryNode':
      return { kind: 'insert', tables: tablesIn(query.into === undefined ? [] : [query.into]) };
    case 'UpdateQueryNode':
      return { kind: 'update', tables: tablesIn(query.table === undefined ? [] : [query.table]) };
    case 'DeleteQueryNode':
      return { kind: 'delete', tables: tablesIn(query.from.froms) };
    default:
      return { kind: 'unknown', tables: [] };
  }
};

/** Whether a query may have changed rows of a table. */
export const mayChange = (change: Change | undefined, table: string): boolean =>
  change !== undefined && (change.kind === 'unknown' || change.tables.includes(table));

const tablesIn = (nodes: readonly OperationNode[]): readonly string[] => nodes.map(nameOf);

const nameOf = (node: OperationNode): string => {
  if (node.kind === 'AliasNode' && 'node' in node) return nameOf(node.node as OperationNode);
  const { table } = node as OperationNode & Readonly<{ table?: { identifier: { name: string } } }>;
  if (table === undefined) throw new Error(`a query changes a ${node.kind}, which is no table`);
  return table.identifier.name;
};
