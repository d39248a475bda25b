import { GatewayCloseCodes } from 'discord-api-types/v10';

/** What the operator can do about a token that Discord refuses. */
export const tokenAdvice =
  'Discord does not accept DISCORD_TOKEN. On the page “Bot” of the application press “Reset Token”, put the new one into .env, and start again.';

/** Close codes after which Discord wants no reconnect, and what the operator can do. */
const advice: ReadonlyMap<number, string> = new Map([
  [GatewayCloseCodes.AuthenticationFailed, tokenAdvice],
  [
    GatewayCloseCodes.InvalidShard,
    'Discord refuses the shards of this connection. The next attempt chooses them again.',
  ],
  [
    GatewayCloseCodes.ShardingRequired,
    'The bot is in too many servers for one connection. The next attempt opens as many as Discord recommends.',
  ],
  [GatewayCloseCodes.InvalidAPIVersion, 'Discord no longer speaks version 10 of its API. Update Halqa.'],
  [GatewayCloseCodes.InvalidIntents, 'Discord does not know an intent that Halqa asks for. Update Halqa.'],
  [
    GatewayCloseCodes.DisallowedIntents,
    'Discord does not let this bot have the intent “Guilds”. Look at the page “Bot” of the application, and whether the application is disabled.',
  ],
]);

/** What to do about a close code that Discord does not want answered by a reconnect; else `undefined`. */
export const adviceFor = (code: number): string | undefined => advice.get(code);

const steps = [1, 5, 15, 30] as const;
const longestStep = 60;

/** How long to wait after the n-th fatal close in a row, from 1: first `stepMs`, at last 60 times that. */
export const waitAfterFatal = (count: number, stepMs: number): number =>
  (steps[count - 1] ?? longestStep) * stepMs;
