import { bold, type Card, code } from '../../chat/card.ts';
import type { Words } from '../../words/words.ts';
import { card, entry, list, text } from '../pieces.ts';

export type ExportView = Readonly<{
  coalition: string;
  /** The attached file. */
  file: string;
  sheets: readonly Readonly<{ name: string; rows: number }>[];
  summaries: Readonly<{ folder: string; n: number }>;
}>;

/** Describes the attached files of a coalition, and what is left out of them. */
export const exportCard = (words: Words, { coalition, file, sheets, summaries }: ExportView): Card => {
  const outside = [words.line('export.notPolls'), words.line('data.notChat')];
  return card(words, words.text('export.title', { coalition }), 'neutral', [
    text(words.line('export.text', { file: code(file) })),
    text(bold(words.text('export.in'))),
    list(
      words,
      [
        ...sheets.map(({ name, rows }) => entry(words.line('export.rows', { file: code(name), n: rows }))),
        entry(words.line('export.summaries', { ...summaries, folder: code(summaries.folder) })),
      ],
      sheets.length + 1,
    ),
    text(bold(words.text('data.notIn'))),
    list(
      words,
      outside.map((line) => entry(line)),
      outside.length,
    ),
  ]);
};
