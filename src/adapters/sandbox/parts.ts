import type { Language } from '../../chat/ids.ts';
import type { Dispatcher } from './dispatch.ts';
import type { Goal, Message, Seed } from './shapes.ts';

/* What the sandbox is given: an adapter may import only the chat. */

/** A logger like pino: details, then a sentence. */
export type SandboxLog = Readonly<{
  info(what: object, sentence: string): void;
  warn(what: object, sentence: string): void;
  error(what: object, sentence: string): void;
}>;

export type Moment = number | Goal;

export type SandboxTime = Readonly<{
  /** False while real platforms share the clock. */
  movable: boolean;
  now(): number;
  /**
   * Moves the clock and resolves with the new time, after everything due on the way has happened and the
   * outbox is drained. @throws ClockRefusal when it cannot be moved there
   */
  advance(to: Moment): Promise<number>;
  /** The named moments that it could be moved to now. */
  goals(): Promise<readonly Goal[]>;
}>;

/** The empty sandbox that a seed is played into. */
export type Stage = Readonly<{
  seed: Seed;
  language: Language;
  dispatcher: Dispatcher;
  time: SandboxTime;
  /** What a person sees in a place, oldest first. */
  seenBy(person: string, place: string): readonly Message[];
  reset(startAt: (today: number) => number): Promise<void>;
  log: SandboxLog;
}>;

/** Plays a seed to its end. */
export type Play = (stage: Stage) => Promise<void>;
