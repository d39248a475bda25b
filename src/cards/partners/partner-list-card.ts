import { type Block, bold, type Card, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { ListQuery } from '../../domain/list-query.ts';
import type { Page } from '../../domain/page.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Words } from '../../words/words.ts';
import { openOne } from '../open-pieces.ts';
import { button, buttons, card, entry, note, pageButtons, pageList, text } from '../pieces.ts';

export type PartnerListView = Readonly<{
  query: ListQuery;
  /** Ordered by kind. */
  page: Page<Partner>;
  total: number;
  /** Pairs that may be the same under two names, for a reader who may join them. */
  alike: readonly (readonly [Pick<Partner, 'id' | 'name'>, Pick<Partner, 'id' | 'name'>])[];
}>;

/** A page of the partners, under the heading of each kind. */
export const partnerListCard = (words: Words, view: PartnerListView): Card => {
  const { page, total } = view;
  const partners = page.rows;
  if (total === 0)
    return card(words, words.text('partners.titleNone'), 'neutral', [
      text(words.line(view.query.words === '' ? 'partners.none' : 'partners.noneOfKind')),
    ]);
  const title = words.text('partners.title', { n: total });
  const kinds = [...new Set(partners.map(({ kind }) => kind))];
  return card(words, title, 'neutral', [
    ...kinds.flatMap((kind) => {
      const some = partners.filter((partner) => partner.kind === kind);
      return [
        text(bold(words.text(`organisation.${kind ?? 'none'}`))),
        pageList(some.map((partner) => partnerEntry(words, partner))),
      ];
    }),
    ...view.alike.map(([one, other]) =>
      note(words.line('partners.alike', { one: one.name, other: other.name })),
    ),
    ...sameButtons(words, view),
    ...openOne(
      words,
      partners.map(({ id, name }) => ({ kind: 'partner', id, text: name })),
    ),
    ...pageButtons(words, view.query, page),
  ]);
};

const partnerEntry = (words: Words, { name, state, wants }: Partner) =>
  entry(
    [bold(words.show(name))],
    wants === null
      ? words.line(`partnership.${state}`)
      : words.line('partners.detail', { state: plain(words.text(`partnership.${state}`)), wants }),
  );

const sameButtons = (words: Words, { alike }: PartnerListView): readonly Block[] =>
  alike.length === 0
    ? []
    : [
        buttons(
          ...alike.map(([one, other]) =>
            button(
              encodeToken({ verb: 'partner-same', id: one.id, detail: other.id }),
              alike.length === 1
                ? words.text('partner.same')
                : words.text('partner.sameAs', { name: one.name }),
            ),
          ),
        ),
      ];
