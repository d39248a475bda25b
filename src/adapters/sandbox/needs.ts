import type { Language } from '../../chat/ids.ts';
import type { Dispatcher } from './dispatch.ts';
import type { Goal, Message, Seed } from './shapes.ts';

/** What the sandbox is handed, since an adapter knows of nothing but the chat. */

/** A logger as pino's: what happened, then a sentence. */
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
   * Goes there and resolves with the time it then is. Everything due on the way has happened by then,
   * and the outbox is drained. @throws ClockRefusal when it cannot go there
   */
  advance(to: Moment): Promise<number>;
  /** The named moments that it could go to now. */
  goals(): Promise<readonly Goal[]>;
}>;

/** What a seed is played into. */
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
