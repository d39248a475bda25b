import { reasonOf } from './faults.ts';
import type { SlackLog } from './workspaces.ts';

/** How a delivery is acknowledged, with an answer or without one. */
export type Acknowledge = (answer?: unknown) => Promise<void>;

/** The one acknowledgement of a delivery: given once, and in time. */
export type Ack = Readonly<{
  /** False once it has been given: whatever is to be said now takes another way. */
  open(): boolean;
  /** Gives it, unless it was given. Resolves when Slack has it. */
  give(answer?: unknown): Promise<void>;
  /** What it was given with. */
  given: Promise<unknown>;
}>;

/** After `deferAfterMs` it gives itself, with what there is to say while one waits. */
export const createAck = (
  acknowledge: Acknowledge,
  log: SlackLog,
  deferAfterMs: number,
  meanwhile: () => unknown,
): Ack => {
  let done: Promise<void> | undefined;
  let tell: (answer: unknown) => void = () => undefined;
  const given = new Promise<unknown>((resolve) => {
    tell = resolve;
  });
  const give = (answer?: unknown): Promise<void> => {
    if (done !== undefined) return done;
    clearTimeout(timer);
    done = acknowledge(answer)
      .catch((error: unknown) => {
        log.warn({ why: reasonOf(error) }, 'Slack was gone before it could be acknowledged');
      })
      .then(() => tell(answer));
    return done;
  };
  const timer = setTimeout(() => give(meanwhile()), deferAfterMs);
  return { open: () => done === undefined, give, given };
};
