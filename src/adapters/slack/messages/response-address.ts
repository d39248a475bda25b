import { PlatformError } from '../../../chat/platform.ts';
import { BlocksRefused } from '../faults.ts';
import type { SlackMessage } from '../render.ts';

export type AnswerOptions = Readonly<{ as: 'private' | 'public' | 'redraw' }>;

const howToAnswer = {
  private: { response_type: 'ephemeral', replace_original: false },
  public: { response_type: 'in_channel', replace_original: false },
  redraw: { replace_original: true },
} as const;

/**
 * Sends a message to the response address that came with what a person did.
 * @throws BlocksRefused or PlatformError
 */
export const respondAt = async (
  url: string,
  message: Partial<SlackMessage>,
  { as }: AnswerOptions,
  timeoutMs: number,
): Promise<void> => {
  let response: Response;
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ ...howToAnswer[as], ...message }),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch {
    throw new PlatformError({ kind: 'busy' }, 'Slack did not answer.', 'unknown');
  }
  const text = await response.text().catch(() => '');
  if (text.includes('invalid_blocks')) throw new BlocksRefused('Slack refused the blocks');
  if (!response.ok)
    throw new PlatformError({ kind: 'gone' }, `Slack no longer takes an answer there (${response.status}).`);
};
