import fc from 'fast-check';
import { expect, it } from 'vitest';
import { flatMap } from '../../src/chat/flat-map.ts';

it('gives what the array’s own method gives', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.string())), (lists) => {
      const of = (list: readonly string[], index: number) => [String(index), ...list];
      expect(flatMap(lists, of)).toEqual(lists.flatMap(of));
    }),
  );
});
