import { createHash } from 'node:crypto';
import type { Card, DrawChart } from '../../../chat/card.ts';
import { shorten } from '../../../chat/text/clean.ts';
import type { SlackLog } from '../client.ts';
import type { CommandPrefix } from '../command-prefix.ts';
import { BlocksRefused, errorName, reasonOf } from '../faults.ts';
import type { Workspace } from '../installation/workspaces.ts';
import { units } from '../limits.ts';
import { sleep } from '../names.ts';
import { render, type SlackMessage } from '../render.ts';

/** Renders cards for a workspace, and uploads their charts as files. */
export type ChartSender = Readonly<{
  /** True when nothing has to be uploaded. */
  simple(card: Card): boolean;
  /** Uploads nothing: charts become their text alternative. @throws CardTooLarge */
  renderWithoutFiles(workspace: Workspace, card: Card): SlackMessage;
  /** Sends a card. Slack does not accept a file until a moment after its upload, so it is tried again. */
  send<Sent>(workspace: Workspace, card: Card, send: (drawn: SlackMessage) => Promise<Sent>): Promise<Sent>;
}>;

const filesMax = 500;
const fileReadyMs = 1500;

export const createChartSender = (
  drawChart: DrawChart | undefined,
  commandPrefix: CommandPrefix,
  log: SlackLog,
  uploadMs: number,
): ChartSender => {
  const upload = async (workspace: Workspace, png: Uint8Array, alt: string): Promise<string> => {
    const { client } = workspace;
    const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
      filename: 'chart.png',
      length: png.byteLength,
      ...altText(alt),
    });
    if (url === undefined || id === undefined) throw new Error('Slack gave no address to upload to');
    const body = new Blob([new Uint8Array(png)], { type: 'image/png' });
    const sent = await fetch(url, { method: 'POST', body, signal: AbortSignal.timeout(uploadMs) });
    if (!sent.ok) throw new Error(`the upload was answered with ${sent.status}`);
    await client.files.completeUploadExternal({ files: [{ id, title: 'chart.png' }] });
    return id;
  };

  const picture = async (workspace: Workspace, chart: Chart, card: Card): Promise<string | undefined> => {
    if (drawChart === undefined) return undefined;
    const key = createHash('sha256')
      .update(JSON.stringify([chart.chart, card.language]))
      .digest('base64');
    const before = workspace.files.get(key);
    if (before !== undefined) return before;
    try {
      const id = await upload(workspace, await drawChart(chart.chart, card.language), chart.alt);
      workspace.files.set(key, id);
      const oldest = workspace.files.keys().next();
      if (workspace.files.size > filesMax && !oldest.done) workspace.files.delete(oldest.value);
      return id;
    } catch (error) {
      log.warn({ why: reasonOf(error) }, 'a chart could not be uploaded; its text alternative is shown');
      return undefined;
    }
  };

  const renderWithoutFiles = (workspace: Workspace, card: Card): SlackMessage =>
    render(commandPrefix.card(card), { workspace: workspace.id });

  return {
    simple: (card) => drawChart === undefined || chartsOf(card).length === 0,
    renderWithoutFiles,
    send: async (workspace, card, send) => {
      const charts = chartsOf(card);
      if (charts.length === 0) return send(renderWithoutFiles(workspace, card));
      const pictures: (string | undefined)[] = [];
      for (const chart of charts) pictures.push(await picture(workspace, chart, card));
      const drawn = render(commandPrefix.card(card), { workspace: workspace.id, pictures });
      if (pictures.every((file) => file === undefined)) return send(drawn);
      try {
        return await send(drawn);
      } catch (error) {
        if (!isRefusedBlocks(error)) throw error;
      }
      await sleep(fileReadyMs);
      try {
        return await send(drawn);
      } catch (error) {
        if (!isRefusedBlocks(error)) throw error;
      }
      log.warn({}, 'Slack refuses an uploaded chart; its text alternative is shown');
      return send(renderWithoutFiles(workspace, card));
    },
  };
};

/** Slack's name for it, and its limit. */
const altText = (alt: string) => ({ alt_txt: shorten(alt, 1000, units) });

type Chart = Extract<Card['blocks'][number], { kind: 'chart' }>;

const chartsOf = (card: Card): readonly Chart[] => card.blocks.filter((block) => block.kind === 'chart');

const isRefusedBlocks = (error: unknown): boolean =>
  error instanceof BlocksRefused || errorName(error) === 'invalid_blocks';
