import { exportCard } from '../../cards/coalition/export-card.ts';
import { exportColumns } from '../../words/export.ts';
import type { Draw } from './draw.ts';

export const exportCards = (draw: Draw): void => {
  for (const rows of [0, 1, 4711])
    draw('exportCard', `${rows} rows`, (words, hand) =>
      exportCard(words, {
        coalition: hand.write('coalition'),
        file: 'halqa-coalition.zip',
        sheets: Object.keys(exportColumns).map((name) => ({ name: `${name}.csv`, rows })),
        summaries: { folder: 'summaries/', n: rows },
      }),
    );
};
