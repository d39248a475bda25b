import type { Card, DrawChart } from '../../chat/card.ts';
import type { Message } from './answer.ts';
import { workspaceSuffix } from './custom-id.ts';
import { type Drawn, render, type Surroundings } from './render.ts';

/** Draws cards with their pictures. */
export type ChartSender = Readonly<{
  /** `mark` makes a message one that can be found again. */
  draw(card: Card, workspace: string, mark?: number): Promise<Message>;
}>;

export const createChartSender = (
  drawChart: DrawChart | undefined,
  failed: (error: unknown) => void,
): ChartSender => ({
  async draw(card, workspace, mark) {
    const around: Surroundings = {
      workspace,
      // In a conversation with one person a press does not say which server is meant.
      suffix: workspaceSuffix(workspace),
      ...(mark === undefined ? {} : { mark }),
    };
    if (drawChart === undefined) return bare(render(card, { ...around, pictures: false }));
    const drawn = render(card, around);
    try {
      const files = await Promise.all(
        drawn.pictures.map(async ({ name, chart, language, alt }) => ({
          name,
          data: Buffer.from(await drawChart(chart, language)),
          contentType: 'image/png',
          description: alt,
        })),
      );
      return { components: drawn.components, files };
    } catch (error) {
      failed(error);
      return bare(render(card, { ...around, pictures: false }));
    }
  },
});

const bare = ({ components }: Drawn): Message => ({ components });
