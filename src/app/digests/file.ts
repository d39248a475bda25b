import type { DigestView } from '../../cards/digests/digest-pieces.ts';
import { type DigestPages, digestPages, sectionPages } from '../../cards/digests/page-pieces.ts';
import { digestFileCard, type SectionView } from '../../cards/digests/section-card.ts';
import type { Chart, DrawChart } from '../../chat/card.ts';
import type { PrivateReply } from '../../chat/incoming.ts';
import type { Period } from '../../domain/dates/period.ts';
import type { Repositories } from '../../store/repositories.ts';
import type { Words } from '../../words/words.ts';
import type { CoalitionVisitor } from '../caller/caller.ts';
import { fleetingly } from '../input/subcommand.ts';
import { htmlPage } from './html-page.ts';
import { wholeDigest } from './whole.ts';

/** A summary as an HTML file, with all its rows. */
export const digestFile = async (
  repositories: Repositories,
  { coalition, words }: CoalitionVisitor,
  view: DigestView,
  drawChart: DrawChart,
): Promise<PrivateReply> => {
  const whole = await wholeDigest(repositories, coalition, view);
  return fileOf(words, digestPages(words, whole), view.digest.period, drawChart);
};

/** One group's section as an HTML file. */
export const sectionFile = (words: Words, view: SectionView, drawChart: DrawChart): Promise<PrivateReply> =>
  fileOf(words, sectionPages(words, view), view.period, drawChart);

const fileOf = async (
  words: Words,
  { head, sections }: DigestPages,
  period: Period,
  drawChart: DrawChart,
): Promise<PrivateReply> => {
  const pictures = new Map<Chart, string>();
  for (const block of [head, ...sections].flatMap(({ blocks }) => blocks))
    if (block.kind === 'chart') {
      const png = Buffer.from(await drawChart(block.chart, words.language));
      pictures.set(block.chart, `data:image/png;base64,${png.toString('base64')}`);
    }
  const name = `halqa-summary-${period.key}.html`;
  return fleetingly(digestFileCard(words, { title: head.title, file: name }), {
    name,
    mime: 'text/html',
    text: htmlPage(head, sections, pictures),
  });
};
