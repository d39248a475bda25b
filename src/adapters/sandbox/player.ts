import type { Language } from '../../chat/ids.ts';
import type { Desk } from './desk.ts';
import type { SandboxLog, SandboxTime } from './sandbox.ts';
import type { Seed } from './shapes.ts';

export type Stage = Readonly<{
  seed: Seed;
  language: Language;
  desk: Desk;
  advance: SandboxTime['advance'];
  now: SandboxTime['now'];
  reset(startAt: (today: number) => number): Promise<void>;
  log: SandboxLog;
}>;

/** Plays a seed through the bot's own door, so that its history is what the bot made of it. */
export const play = async (stage: Stage): Promise<void> => {
  await stage.reset((today) => today);
};
