import { type Block, bold, type Card, plain } from '../../chat/card.ts';
import { encodeToken } from '../../chat/token.ts';
import type { Partner, PartnerKind } from '../../domain/partner.ts';
import type { Words } from '../../words/words.ts';
import { button, buttons, card, entry, list, note, text } from '../pieces.ts';

export type PartnerListView = Readonly<{
  /** Those of this page, ordered by kind. */
  partners: readonly Partner[];
  total: number;
  /** From 1. */
  page: number;
  pages: number;
  /** Only partners of this kind; `null` for all. */
  kind: PartnerKind | null;
  /** Pairs that may be the same under two names, for a reader who may join them. */
  alike: readonly (readonly [Pick<Partner, 'id' | 'name'>, Pick<Partner, 'id' | 'name'>])[];
}>;

/** A page of the partners, under the heading of each kind. */
export const partnerListCard = (words: Words, view: PartnerListView): Card => {
  const { partners, total, page, pages } = view;
  const title = words.text('partners.title', { n: total });
  if (total === 0) return card(words, title, 'neutral', [text(words.line('partners.none'))]);
  const kinds = [...new Set(partners.map(({ kind }) => kind))];
  return card(words, title, 'neutral', [
    ...kinds.flatMap((kind) => {
      const some = partners.filter((partner) => partner.kind === kind);
      return [
        text(bold(words.text(`organisation.${kind ?? 'none'}`))),
        list(
          words,
          some.map((partner) => partnerEntry(words, partner)),
          some.length,
        ),
      ];
    }),
    ...view.alike.map(([one, other]) =>
      note(words.line('partners.alike', { one: one.name, other: other.name })),
    ),
    ...sameButtons(words, view),
    {
      kind: 'select',
      token: encodeToken({ verb: 'partner-open', id: 'list' }),
      label: words.text('partners.open'),
      options: partners.map(({ id, name }) => ({ value: id, label: words.show(name) })),
    },
    ...(pages === 1 ? [] : [note(words.line('partners.page', { page, pages }))]),
    ...pageButtons(words, view),
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

const pageButtons = (words: Words, { page, pages, kind }: PartnerListView): readonly Block[] => {
  const to = (wanted: number, label: string) =>
    button(
      encodeToken({ verb: 'partner-page', id: String(wanted), ...(kind === null ? {} : { detail: kind }) }),
      label,
    );
  const shown = [
    ...(page > 1 ? [to(page - 1, words.text('partners.back'))] : []),
    ...(page < pages ? [to(page + 1, words.text('partners.next'))] : []),
  ];
  return shown.length === 0 ? [] : [buttons(...shown)];
};
