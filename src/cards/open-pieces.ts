import type { Block } from '../chat/card.ts';
import { mostChoices } from '../chat/limits.ts';
import { encodeToken } from '../chat/token.ts';
import type { NumberedKind } from '../domain/refusal.ts';
import type { Words } from '../words/words.ts';

/**
 * What a list shows a line of, and a reader may want whole. `section` is what a group tells in the next summary, and
 * `unowned` its items without an owner; both are called by the id of the group. `asks` is what waits for a committee,
 * called by its kind.
 */
export type RecordKind = NumberedKind | 'progress' | 'partner' | 'group' | 'section' | 'unowned' | 'asks';

/** One choice: `number` where people call the record by it. */
export type Openable = Readonly<{ kind: RecordKind; id: string; number?: number | null; text: string }>;

/**
 * A menu that shows one of these records whole, in private; none without a record. The value of a choice is
 * `kind:id`.
 */
export const openOne = (words: Words, records: readonly Openable[]): readonly Block[] =>
  records.length === 0
    ? []
    : [
        {
          kind: 'select',
          token: encodeToken({ verb: 'open-one', id: 'list' }),
          label: words.text('list.openOne'),
          options: records.slice(0, mostChoices).map(({ kind, id, number, text }) => ({
            value: `${kind}:${id}`,
            label:
              number == null
                ? words.show(text)
                : words.text('item.option', { ref: words.ref(number), title: text }),
          })),
        },
      ];
