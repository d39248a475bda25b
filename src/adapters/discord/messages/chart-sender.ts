import type { Card, DrawChart } from '../../../chat/card.ts';
import { workspaceSuffix } from '../custom-id.ts';
import { type Drawn, type RenderContext, render } from '../render.ts';
import type { Message } from './message.ts';

/** Draws cards together with the pictures of their charts. */
export type ChartSender = Readonly<{
  /** `mark` makes the message findable later. */
  draw(card: Card, workspace: string, mark?: number): Promise<Message>;
}>;

export const createChartSender = (
  drawChart: DrawChart | undefined,
  onFailure: (error: unknown) => void,
): ChartSender => ({
  async draw(card, workspace, mark) {
    const context: RenderContext = {
      workspace,
      // A button in a direct message does not say which server is meant.
      suffix: workspaceSuffix(workspace),
      ...(mark === undefined ? {} : { mark }),
    };
    if (drawChart === undefined) return withoutFiles(render(card, { ...context, pictures: false }));
    const drawn = render(card, context);
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
      onFailure(error);
      return withoutFiles(render(card, { ...context, pictures: false }));
    }
  },
});

const withoutFiles = ({ components }: Drawn): Message => ({ components });
