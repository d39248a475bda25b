import { type Block, bold, plain } from '../../chat/card.ts';
import type { QuarterlyDigest } from '../../domain/digest.ts';
import type { Words } from '../../words/words.ts';
import { entry, list, text } from '../pieces.ts';
import { partnersChart } from './charts.ts';
import { type DigestView, fileCommand, namesInRow } from './digest-pieces.ts';

/** The partnerships of a quarter: what was promised and given, what nobody offers, and what only one side tells. */
export const partnerBlocks = (words: Words, view: DigestView<QuarterlyDigest>): readonly Block[] => {
  const { counts, needs, inName, unheard, oneSide } = view.digest.partners;
  if (counts.total + needs.length + inName.total + unheard.total + oneSide.total === 0) return [];
  const wanted = needs.map(({ kind, n }) =>
    words.text('mirror.need', { kind: words.text(`help.${kind}`), n: words.number(n) }),
  );
  const entries = [
    ...(wanted.length === 0
      ? []
      : [entry(words.line('mirror.needs', { needs: plain(words.inRow(wanted)) }))]),
    ...(inName.total === 0
      ? []
      : [
          entry(
            words.line('mirror.inName', { names: plain(namesInRow(words, inName.rows, inName.total, view)) }),
          ),
        ]),
    ...unheard.rows.map(({ partner, since }) =>
      entry(words.line('letter.unheard', { day: plain(words.day(since)), partner })),
    ),
    ...oneSide.rows.map(({ number, title }) =>
      entry(words.line('mirror.oneSide', { ref: bold(words.ref(number)), title })),
    ),
  ];
  const hidden = oneSide.total - oneSide.rows.length + unheard.total - unheard.rows.length;
  return [
    text(bold(words.text('mirror.head'))),
    ...(counts.total === 0 ? [] : [partnersChart(words, counts.rows)]),
    ...(entries.length === 0
      ? []
      : [list(words, entries, entries.length + hidden, fileCommand(words, view))]),
  ];
};
