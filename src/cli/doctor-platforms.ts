import type { Finding } from '../chat/finding.ts';
import type { Named, PlaceRef } from '../chat/ids.ts';
import { systemClock } from '../runtime/clock.ts';
import type { Config } from '../runtime/config.ts';
import { type KeyRing, keyFor } from '../runtime/key-ring.ts';
import { createLog } from '../runtime/log.ts';
import type { Repositories } from '../store/repositories.ts';
import type { Bar } from './progress.ts';

/** Asks the platforms that are configured, each loaded only then. */
export const checkPlatforms = async (
  { slack, discord, sandbox }: Config,
  places: readonly Named<PlaceRef>[],
  record: Readonly<{ keys: KeyRing | undefined; read: Repositories; bar: Bar }> | undefined,
): Promise<readonly Finding[]> => {
  const { now } = systemClock;
  const on = (platform: string) => places.filter((place) => place.platform === platform);
  const findings: Finding[] = [];
  if (slack !== undefined) {
    record?.bar('Slack', 0, 2);
    const { checkSlack } = await import('../adapters/slack/check.ts');
    findings.push(
      ...(await checkSlack({
        ...slack,
        ...(record?.keys === undefined
          ? {}
          : { installed: { secret: keyFor(record.keys, ''), installations: record.read.installations } }),
        places: on('slack'),
        now,
        log: createLog('silent'),
      })),
    );
  }
  if (discord !== undefined) {
    record?.bar('Discord', 1, 2);
    const { checkDiscord } = await import('../adapters/discord/check.ts');
    findings.push(...(await checkDiscord({ ...discord, places: on('discord'), now })));
  }
  record?.bar('platforms', 2, 2);
  if (slack === undefined && discord === undefined)
    findings.push({
      about: 'Platforms',
      state: sandbox ? 'ok' : 'problem',
      text: sandbox
        ? 'The sandbox alone: neither Slack nor Discord is set.'
        : 'None is set: set the SLACK_… or DISCORD_… lines of .env.example, or HALQA_SANDBOX=on.',
    });
  return findings;
};
